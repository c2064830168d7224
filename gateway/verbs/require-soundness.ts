import { type Action, decodeAction, isCarriedForAll } from "../domain/actions.ts";
import { hasBit } from "../domain/bit-sets.ts";
import { codeOf, isCode, numberOf } from "../domain/codes/code-list.ts";
import { evidenceKinds } from "../domain/codes/evidence-kinds.ts";
import { outcomes } from "../domain/codes/notices.ts";
import { rights } from "../domain/codes/rights.ts";
import { agreementCodeOf, partnerOfIso } from "../domain/directory.ts";
import { DomainError } from "../domain/errors.ts";
import type { NoticeTerms } from "../domain/ids.ts";
import { officesOf, saltedFeedbackSchema, saltedNoticeBodySchema, termsOf } from "../domain/notice-body.ts";
import type { SignerRow } from "../domain/ports.ts";
import type { Gateway } from "./gateway.ts";
import { missingExhibits } from "./missing-exhibits.ts";
import { findDocument, readDocument } from "./read-document.ts";

/** The actions that calls are. Throws DomainError `wrong-target` for one that no officer takes on this deployment. */
export function requireActions(
  { ledger }: Gateway,
  calls: readonly { readonly to: string; readonly data: string }[],
): Action[] {
  return calls.map(({ to, data }, position) => {
    const action = decodeAction(to, data, ledger.contracts);
    if (action !== undefined) return action;
    const detail = `Request ${position + 1} is no action that an officer takes on this deployment.`;
    throw new DomainError("wrong-target", detail, { to, position });
  });
}

/** The signer. Throws DomainError `signer-unknown`, or `not-entitled` for an officer of another partner and what is not carried for all. */
export async function requireOwnSigner(
  gateway: Gateway,
  signer: string,
  actions: readonly Action[],
): Promise<SignerRow> {
  const row = await gateway.store.signer(signer);
  if (row === undefined) throw new DomainError("signer-unknown", `No partner has authorised ${signer}.`, { signer });
  if (row.partnerId !== gateway.partner.id && !actions.every(isCarriedForAll)) {
    throw new DomainError(
      "not-entitled",
      `${signer} is an officer of another partner; this gateway carries for ${gateway.partner.iso} alone.`,
      {
        signer,
      },
    );
  }
  return row;
}

/**
 * Nothing goes on the ledger whose content is not here, or is another than what is signed: a record without its package would be
 * lost evidence.
 *
 * @throws DomainError `unknown-package`, `unknown-object`, or of what does not agree
 */
export async function requireContent(gateway: Gateway, action: Action): Promise<void> {
  switch (action.name) {
    case "record":
      return requireRecorded(gateway, action.args.recording);
    case "publish":
    case "update":
      return requireBody(gateway, action.args.terms);
    case "answer":
      return requireAnswer(gateway, action.args);
    default:
      return;
  }
}

async function requireAnswer(gateway: Gateway, args: (Action & { name: "answer" })["args"]): Promise<void> {
  const { noticeId: notice, office, outcome, commitment } = args;
  const document = await gateway.store.document(commitment);
  if (document?.type !== "feedback") {
    const detail = `Send the answer's content first: nothing here has the commitment ${commitment}.`;
    throw new DomainError("unknown-object", detail);
  }
  const { document: feedback } = await readDocument(gateway, document, saltedFeedbackSchema);
  const row = await gateway.store.notice(notice);
  const offices = row && (await findDocument(gateway, row.terms.commitment, saltedNoticeBodySchema));
  const named = offices && officesOf(offices.document, offices.salts).find((entry) => entry.commitment === office);
  const differs =
    (feedback.notice !== notice && "notice") ||
    (feedback.office !== named?.office && "office") ||
    (numberOf(outcomes, feedback.outcome) !== outcome && "outcome");
  if (differs === false) return;
  throw new DomainError("invalid-request", `The ${differs} signed is not that of the answer's content.`, {
    signed: { notice, office, outcome: codeOf(outcomes, outcome) ?? null },
    content: { notice: feedback.notice, office: feedback.office ?? null, outcome: feedback.outcome },
  });
}

/** Throws DomainError `unknown-object` when a file of what is to be recorded is not here. */
export async function requireExhibits(gateway: Gateway, action: Action): Promise<void> {
  if (action.name !== "record") return;
  const members = (await membersOf(gateway, action.args.recording)) ?? [];
  const missingOf = await missingExhibits(gateway, members);
  const root = members.find((member) => missingOf.has(member));
  if (root === undefined) return;
  const missing = missingOf.get(root) ?? [];
  const detail = `Upload the package's exhibits first: ${missing.length} of ${root} are missing.`;
  throw new DomainError("unknown-object", detail, { root, missing });
}

async function membersOf(
  { store }: Gateway,
  { root, size }: { root: string; size: number },
): Promise<readonly string[] | undefined> {
  return size === 1 ? [root] : store.batch(root);
}

async function requireRecorded(
  gateway: Gateway,
  recording: { kind: number; rights: number; size: number; root: string },
): Promise<void> {
  const { root, size } = recording;
  const members = await membersOf(gateway, recording);
  if (members === undefined) {
    throw new DomainError("unknown-package", `Send the batch's list first: nothing here has the root ${root}.`, {
      root,
    });
  }
  if (members.length !== size) {
    throw new DomainError("invalid-size", `The batch has ${members.length} packages, not ${size}.`, { root, size });
  }
  const held = await gateway.store.documentsOfRoots(members);
  for (const member of members) {
    const document = held.get(member);
    if (document?.type !== "package") {
      throw new DomainError(
        "unknown-package",
        `Send the package's manifest first: nothing here has the root ${member}.`,
        { root: member },
      );
    }
    if (document.kind !== codeOf(evidenceKinds, recording.kind)) {
      throw new DomainError("evidence-kind", `Package ${member} is of kind ${document.kind}, not of the kind signed.`, {
        root: member,
      });
    }
    const { right } = document;
    if (right !== undefined && isCode(rights, right) && !hasBit(recording.rights, numberOf(rights, right))) {
      throw new DomainError("right", `Package ${member} concerns ${right}, which the request does not name.`, {
        root: member,
      });
    }
  }
}

async function requireBody(gateway: Gateway, terms: NoticeTerms): Promise<void> {
  const document = await gateway.store.document(terms.commitment);
  if (document?.type !== "notice") {
    throw new DomainError(
      "unknown-object",
      `Send the notice's body first: nothing here has the commitment ${terms.commitment}.`,
    );
  }
  const body = await readDocument(gateway, document, saltedNoticeBodySchema);
  const expected = termsOf(body, terms, (iso) => partnerOfIso(gateway.directory, iso).id);
  const isSame = JSON.stringify(expected) === JSON.stringify({ ...terms, offices: [...terms.offices] });
  if (!isSame || body.document.agreement !== agreementCodeOf(gateway.directory, terms.agreementId)) {
    throw new DomainError("invalid-request", "The terms signed are not those of the notice's body.", { expected });
  }
}
