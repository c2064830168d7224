import mime from "mime";
import type { CaseEvidence, CaseFile } from "../domain/case/case-file.ts";
import { type Manifest, manifestSchema } from "../domain/package.ts";
import type { StoredDigests } from "../domain/ports.ts";

/** The manifest of one package of a case. `digests` are those of its exhibits, in their order. */
export function buildManifest(file: CaseFile, evidence: CaseEvidence, digests: readonly StoredDigests[]): Manifest {
  const { ref, kind, acquired, language, goods, appraisal, retention } = evidence;
  return manifestSchema.parse({
    format: "concord-package/1",
    case: caseReferenceOf(file),
    ref,
    kind,
    handling: file.handling,
    acquired,
    language,
    ...(goods === undefined ? {} : { goods }),
    ...(appraisal === undefined ? {} : { appraisal }),
    ...(retention === undefined ? {} : { retention }),
    exhibits: evidence.exhibits.map((path, position) => ({ path, mediaType: mediaTypeOf(path), ...digests[position] })),
  });
}

/** The case as its documents name it. */
export function caseReferenceOf(file: CaseFile): Manifest["case"] {
  const { case: number, partner, office, title, basis, legal, source } = file;
  return {
    number,
    partner,
    office,
    title,
    basis,
    ...(legal === undefined ? {} : { legal }),
    ...(source === undefined ? {} : { source }),
  };
}

function mediaTypeOf(path: string): string {
  return mime.getType(path) ?? "application/octet-stream";
}
