import type { Action } from "../../domain/actions.ts";
import { DomainError } from "../../domain/errors.ts";
import { buildNoticeBody } from "../build-notice-body.ts";
import type { Deps, GlobalOptions } from "../deps.ts";
import { type OpenCase, openCase } from "../open-case.ts";
import { planRecordings } from "../plan-recordings.ts";
import { type PreparedNotice, prepareNotice } from "../prepare-notice.ts";
import { digestPackages, type LocalPackage, type Prepared, sendManifests, uploadMissing } from "../prepare-packages.ts";
import { type Filed, renderFiled } from "../render/filed.ts";
import { requireAllowed } from "../require-allowed.ts";
import { type Officer, selectOfficer } from "../select-officer.ts";
import { refusalOf, signAndSubmit } from "../sign-and-submit.ts";

const ATTEMPTS_MAX = 8;
const PAUSE_MILLISECONDS = 500;

/** What is on the ledger by now although it was asked for again: an earlier, interrupted filing got there first. */
const overtaken: ReadonlySet<string> = new Set(["already-recorded", "already-published"]);

/**
 * Files a case folder: packages, then its notice. Before the first signature everything is checked, computed and, as a whole,
 * simulated; what is on the ledger already is left, so that an interrupted filing run again ends with the same ids.
 */
export async function fileCase(deps: Deps, options: GlobalOptions, path: string): Promise<number> {
  const filed = await fileOpenCase(await openCase(deps, options, path));
  deps.terminal.print(options.json === true ? `${JSON.stringify(filed)}\n` : renderFiled(filed, path));
  return 0;
}

/** Files a case folder that was opened; answers what is on the ledger by then. */
export async function fileOpenCase(opened: OpenCase): Promise<Filed> {
  const { session, network, folder, file } = opened;
  const wanted = { partner: network.partner.iso, role: "officer", office: file.office } as const;
  const officer = await selectOfficer(session, wanted);
  const packages = await digestPackages(session, folder, file, file.evidence);
  if (file.notice?.parties !== undefined) {
    session.deps.terminal.tell("concord: the parties in notice.parties stay in the folder; they are not sent\n");
  }
  return filePackages(opened, officer, packages);
}

async function filePackages(opened: OpenCase, officer: Officer, packages: readonly LocalPackage[]): Promise<Filed> {
  const { session } = opened;
  const submissions: string[] = [];
  let first: Plan | undefined;
  for (let attempt = 1; ; attempt += 1) {
    const plan = await planFiling(opened, packages);
    first ??= plan;
    if (plan.actions.length === 0) {
      await uploadMissing(session, plan.prepared);
      return summarise(opened, first, submissions);
    }
    const refusal = await carryOut(opened, officer, plan, submissions);
    if (refusal === undefined) return summarise(opened, first, submissions);
    if (!overtaken.has(refusal.code) || attempt >= ATTEMPTS_MAX) throw refusal;
    await session.deps.sleep(PAUSE_MILLISECONDS);
  }
}

/** Carries actions out; answers with the first refusal, if there is one, rather than throwing those that may be overtaken. */
async function carryOut(
  { session, network }: OpenCase,
  officer: Officer,
  { prepared, actions }: Plan,
  submissions: string[],
): Promise<DomainError | undefined> {
  try {
    await requireAllowed(session, network, officer, actions, overtaken);
    await uploadMissing(session, prepared);
    for (const { outcome, submissionId } of await signAndSubmit(session, network, officer, actions)) {
      if (!submissions.includes(submissionId)) submissions.push(submissionId);
      if (outcome.state === "refused") return refusalOf(outcome);
    }
    return undefined;
  } catch (error) {
    if (error instanceof DomainError && overtaken.has(error.code)) return error;
    throw error;
  }
}

/** What is still to be signed, and what is there. */
interface Plan {
  readonly prepared: readonly Prepared[];
  readonly notice: PreparedNotice | undefined;
  readonly actions: readonly Action[];
}

async function planFiling(
  { session, network, agreement, file }: OpenCase,
  packages: readonly LocalPackage[],
): Promise<Plan> {
  const prepared = await sendManifests(session, network, agreement, packages);
  const idOfRef = new Map(prepared.map(({ ref, id }) => [ref, id]));
  const notice =
    file.notice === undefined
      ? undefined
      : await prepareNotice(
          session,
          network,
          agreement,
          buildNoticeBody(file, file.notice, (ref) => idOfRef.get(ref) as string),
        );
  const missing = prepared.filter(({ isRecorded }) => !isRecorded);
  const actions = await planRecordings(session, agreement, missing);
  if (notice !== undefined && !notice.isPublished) {
    actions.push({ contract: "board", name: "publish", args: { terms: notice.terms } });
  }
  return { prepared, notice, actions };
}

function summarise({ file, agreement }: OpenCase, { prepared, notice }: Plan, submissions: readonly string[]): Filed {
  return {
    case: file.case,
    partner: file.partner,
    agreement: agreement.code === null ? null : { code: agreement.code, version: agreement.version },
    evidence: prepared.map(({ ref, id, manifest, root, isRecorded }) => ({
      ref,
      kind: manifest.kind,
      id,
      root,
      state: isRecorded ? "already-recorded" : "recorded",
    })),
    notice:
      notice === undefined ? null : { id: notice.id, state: notice.isPublished ? "already-published" : "published" },
    submissions,
  };
}
