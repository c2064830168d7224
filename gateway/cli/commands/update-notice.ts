import { DomainError } from "../../domain/errors.ts";
import { safeText } from "../../domain/safe-text.ts";
import { buildNoticeBody } from "../build-notice-body.ts";
import type { Deps, GlobalOptions } from "../deps.ts";
import { Failure } from "../failure.ts";
import { type OpenCase, openCase } from "../open-case.ts";
import { prepareNotice } from "../prepare-notice.ts";
import { digestPackages, sendManifests } from "../prepare-packages.ts";
import { readTerms } from "../read-terms.ts";
import { selectOfficer } from "../select-officer.ts";
import { requireRecorded, signAndSubmit } from "../sign-and-submit.ts";

/** Publishes the notice of a case folder as the newer version of one that is published. */
export async function updateNotice(deps: Deps, options: GlobalOptions, id: string, path: string): Promise<number> {
  const opened = await openCase(deps, options, path);
  const { session, network, agreement, file } = opened;
  if (file.notice === undefined) throw new DomainError("case-invalid", `${safeText(path)}/case.yaml has no notice.`);
  const { publisher, notice: previous } = await readTerms(session, network, id);
  if (publisher !== network.partner.id) {
    throw new DomainError(
      "not-publisher",
      `${previous.partner} published the notice; ${network.partner.iso} cannot update it.`,
    );
  }
  const idOfRef = await findBasis(opened);
  const body = buildNoticeBody(file, file.notice, (ref) => idOfRef.get(ref) as string, id);
  const { terms, id: successor, isPublished } = await prepareNotice(session, network, agreement, body);
  const state = isPublished ? "already-published" : "published";
  let submission: string | null = null;
  if (!isPublished) {
    const wanted = { partner: network.partner.iso, role: "officer", office: file.office } as const;
    const officer = await selectOfficer(session, wanted);
    const action = { contract: "board", name: "update", args: { previous: previous.terms, terms } } as const;
    submission = requireRecorded(await signAndSubmit(session, network, officer, [action])).submissionId;
  }
  deps.terminal.print(
    options.json === true
      ? `${JSON.stringify({ notice: { id: successor, previous: id, state }, submission })}\n`
      : `notice ${successor}: ${state.replace("-", " ")} in place of ${id}\n`,
  );
  return 0;
}

/** Ids of the evidence that the notice rests on. Throws Failure `not-recorded` when one is not on the ledger. */
async function findBasis({ session, network, agreement, folder, file }: OpenCase): Promise<Map<string, string>> {
  const basis = new Set(file.notice?.basis ?? []);
  const evidence = file.evidence.filter(({ ref }) => basis.has(ref));
  const packages = await digestPackages(session, folder, file, evidence);
  const prepared = await sendManifests(session, network, agreement, packages);
  const missing = prepared.filter(({ isRecorded }) => !isRecorded).map(({ ref }) => safeText(ref));
  if (missing.length > 0) {
    throw new Failure(
      "not-recorded",
      `Not recorded under ${agreement.code ?? "no agreement"} v${agreement.version}: ${missing.join(", ")}.`,
    );
  }
  return new Map(prepared.map(({ ref, id }) => [ref, id]));
}
