import type { Transaction } from "kysely";
import type { LedgerEvent } from "../domain/ledger-events.ts";
import { addRecipients } from "./add-recipients.ts";
import { applyAgreement } from "./apply-agreement.ts";
import { applyDecision } from "./apply-decision.ts";
import { applyGovernance } from "./apply-governance.ts";
import { addMembers } from "./evidence-members.ts";
import { insertRows } from "./insert-rows.ts";
import type { Tables } from "./schema.ts";

/** Which ledger this database follows and for which partner. */
export interface IndexScope {
  readonly chainId: bigint;
  /** Address of the evidence ledger, bound by evidence ids. */
  readonly ledger: string;
  readonly partnerId: number;
}

const ACTIVE = 2;
const NOTICE_PUBLISHED = 1;
const NOTICE_UPDATED = 2;
const NOTICE_WITHDRAWN = 3;

/** Brings the read model in line with one event. The read model is a function of the events and the batch lists alone. */
export async function applyEvent(db: Transaction<Tables>, scope: IndexScope, event: LedgerEvent): Promise<void> {
  const { position } = event;
  const { blockNumber: block_number, blockTime, logIndex: log_index, transactionHash: transaction_hash } = position;
  switch (event.name) {
    case "PartnerAdmitted":
      await db
        .insertInto("partner")
        .values({ partner_id: event.args.partnerId, iso: event.args.iso, state: ACTIVE })
        .onConflict((conflict) => conflict.column("partner_id").doUpdateSet({ iso: event.args.iso }))
        .execute();
      return;
    case "PartnerStateChanged":
      await db
        .insertInto("partner")
        .values({ partner_id: event.args.partnerId, iso: "", state: event.args.current })
        .onConflict((conflict) => conflict.column("partner_id").doUpdateSet({ state: event.args.current }))
        .execute();
      // Of several standings in one second the last one counts, as in the registry's checkpoints.
      await db
        .insertInto("partner_standing")
        .values({ partner_id: event.args.partnerId, since: blockTime, state: event.args.current })
        .onConflict((conflict) => conflict.columns(["partner_id", "since"]).doUpdateSet({ state: event.args.current }))
        .execute();
      return;
    case "SignerAuthorised": {
      const { signer, partnerId, roles, validFrom, validTo } = event.args;
      await db
        .insertInto("signer")
        .values({ address: signer, partner_id: partnerId, roles, valid_from: validFrom, valid_to: validTo })
        .execute();
      return;
    }
    case "SignerRevoked":
      await db
        .updateTable("signer")
        .set({ valid_to: event.args.validTo })
        .where("address", "=", event.args.signer)
        .execute();
      return;
    case "AgreementProposed":
    case "AgreementRatified":
    case "AgreementSucceeded":
    case "AgreementSuspended":
    case "AgreementResumed":
    case "AgreementEnded":
      await applyAgreement(db, event);
      return;
    case "ConsortiumFounded":
    case "SuccessorNamed":
    case "ProposalCreated":
    case "PartnerVoted":
    case "ProposalQueued":
    case "ProposalExecuted":
    case "ProposalCanceled":
      await applyGovernance(db, event);
      return;
    case "EvidenceRecorded": {
      const { recordId, partnerId, agreementId, version, kind, rights, size, root, signer } = event.args;
      const record = {
        record_id: recordId,
        partner_id: partnerId,
        agreement_id: agreementId,
        version,
        kind,
        rights,
        size,
        root,
        signer,
        block_number,
        log_index,
        recorded_at: blockTime,
        transaction_hash,
      };
      await insertRows(db, "record", [record]);
      if (size === 1) {
        const evidence = { evidence_id: recordId, record_id: recordId, root, position: 0, leaf_node: 0 };
        await insertRows(db, "evidence", [evidence]);
      } else {
        await addMembers(db, scope, recordId, root);
      }
      return;
    }
    case "EvidenceRecognised":
    case "RecognitionRevoked":
    case "EvidenceWithdrawn":
    case "EvidenceSuperseded":
      await applyDecision(db, event, block_number, blockTime, transaction_hash);
      return;
    case "NoticePublished": {
      const { noticeId, partnerId, terms, signer } = event.args;
      await db
        .insertInto("notice")
        .values({
          notice_id: noticeId,
          partner_id: partnerId,
          agreement_id: terms.agreementId,
          version: terms.version,
          terms: JSON.stringify(terms),
          recipients: terms.recipients,
          commitment: terms.commitment,
          valid_from: terms.validFrom,
          valid_to: terms.validTo,
          state: NOTICE_PUBLISHED,
          reason: 0,
          successor: null,
          previous: null,
          signer,
          block_number,
          log_index,
          published_at: blockTime,
          transaction_hash,
        })
        .execute();
      await addRecipients(db, event);
      return;
    }
    case "NoticeUpdated": {
      const { noticeId, successor } = event.args;
      await db
        .updateTable("notice")
        .set({ state: NOTICE_UPDATED, successor })
        .where("notice_id", "=", noticeId)
        .execute();
      await db.updateTable("notice").set({ previous: noticeId }).where("notice_id", "=", successor).execute();
      return;
    }
    case "NoticeWithdrawn":
      await db
        .updateTable("notice")
        .set({ state: NOTICE_WITHDRAWN, reason: event.args.reason })
        .where("notice_id", "=", event.args.noticeId)
        .execute();
      return;
    case "NoticeAcknowledged": {
      const { noticeId, partnerId, office, signer } = event.args;
      await db
        .insertInto("response")
        .values({
          notice_id: noticeId,
          partner_id: partnerId,
          office,
          acknowledged_at: blockTime,
          acknowledged_by: signer,
          answered_at: null,
          answered_by: null,
          outcome: 0,
          commitment: null,
          answers: 0,
          transaction_hash,
        })
        .execute();
      return;
    }
    case "AccessLogAnchored": {
      const { partnerId, day, head, count, signer } = event.args;
      await db
        .insertInto("access_log_anchor")
        .values({ partner_id: partnerId, day, head, count, anchored_at: blockTime, signer })
        .execute();
      return;
    }
    case "NoticeAnswered": {
      const { noticeId, partnerId, office, outcome, commitment, signer } = event.args;
      await db
        .updateTable("response")
        .set((expression) => ({
          answered_at: blockTime,
          answered_by: signer,
          outcome,
          commitment,
          answers: expression("answers", "+", 1),
          transaction_hash,
        }))
        .where("notice_id", "=", noticeId)
        .where("partner_id", "=", partnerId)
        .where("office", "=", office)
        .execute();
      await db
        .insertInto("answer")
        .values({ block_number, log_index, notice_id: noticeId, partner_id: partnerId, commitment })
        .execute();
      return;
    }
  }
}
