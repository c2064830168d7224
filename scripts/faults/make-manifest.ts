import { createHash, randomUUID } from "node:crypto";
import type { Manifest } from "../../gateway/domain/package.ts";

/** The manifest of a package of one photograph, which no other is like. */
export function manifestOf(office: string, file: Uint8Array): Manifest {
  const digest = (algorithm: string): string => createHash(algorithm).update(file).digest("hex");
  const exhibit = { path: "parcel.png", mediaType: "image/png", size: file.length };
  return {
    format: "concord-package/1",
    case: { number: "FAULT-1", partner: "CN", office, title: "Parcels", basis: "ex-officio" },
    ref: randomUUID(),
    kind: "photo",
    handling: { tlp: "AMBER", use: "H1" },
    acquired: { at: "2026-01-02T03:04:05+08:00", by: "officer-1" },
    language: "en",
    goods: { right: "trademark" },
    exhibits: [{ ...exhibit, sha256: digest("sha256"), sm3: digest("sm3") }],
  };
}
