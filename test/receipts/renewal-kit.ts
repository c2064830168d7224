import { createHash } from "node:crypto";
import type { RenewalAlgorithm, RenewedLink } from "../../gateway/receipts/renewal-format.ts";
import { methodOf, writeStatement } from "../../gateway/receipts/renewal-statement.ts";
import type { RenewedFile } from "../../gateway/receipts/verify-renewal.ts";
import { contentOf, files, makeReceipt, type World } from "./receipt-kit.ts";

export const secondsOf = (day: string): number => Date.parse(`${day}T12:00:00Z`) / 1_000;

/** A renewal: the day on which it is recorded, under what, and until when the anchor is relied on that its receipt is held against. */
export interface Stamp {
  readonly day: string;
  readonly algorithm?: RenewalAlgorithm;
  readonly until?: string;
  readonly world?: World;
}

const digestsOf = (name: string): RenewedFile["digests"] => ({
  sha512: createHash("sha512").update(contentOf(name)).digest("hex"),
  "sha3-512": createHash("sha3-512").update(contentOf(name)).digest("hex"),
});

/** The two files that the original tells of, by every digest. */
export const renewedFiles: RenewedFile[] = [0, 2].map((position) => {
  const file = files[position] as (typeof files)[number];
  return { ...file, digests: digestsOf(file.name) };
});

const text = (value: unknown): string => `${JSON.stringify(value)}\n`;

/** A receipt of November 2025, whose anchor is relied on until the middle of 2026, renewed on these days; and today's anchor. */
export function renew(stamps: readonly Stamp[], world: World = {}) {
  const first = makeReceipt({ anchor: { valid: { from: "2025-01-01", until: "2026-06-30" } }, ...world });
  const original: RenewedLink = { receipt: text(first.receipt), anchor: text(first.anchor), checkpoints: [] };
  const links = [original];
  const renewals = stamps.map(({ day, algorithm = "sha3-512", until, world: own }, position) => {
    const digests = renewedFiles.map((file) => file.digests[algorithm]);
    const time = secondsOf(day);
    const start = 60_000 + 20_000 * position;
    const made = makeReceipt({
      method: methodOf(algorithm, writeStatement(algorithm, links, digests)),
      recordedAt: time,
      block: { number: start + 5, time: time + 100 },
      ...own,
      anchor: {
        block: { number: start, hash: `0x${"0b".repeat(32)}` },
        valid: { from: day, until: until ?? `${Number(day.slice(0, 4)) + 1}${day.slice(4)}` },
      },
    });
    links.push({ receipt: text(made.receipt), anchor: text(made.anchor), checkpoints: [] });
    return { algorithm, digests, ...(links.at(-1) as RenewedLink) };
  });
  const anchors = links.map(({ anchor }) => anchor);
  return {
    anchors,
    today: anchors.at(-1) as string,
    renewal: {
      format: "concord-renewal/1",
      original,
      renewals: renewals.map((each, position) => ({
        ...each,
        anchor: position === renewals.length - 1 ? null : (each.anchor as string | null),
      })),
    },
  };
}
