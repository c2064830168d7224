import { addresseesOf } from "../domain/addressees.ts";
import { ZERO_BYTES32 } from "../domain/scalars.ts";
import type { DerivedLedger } from "./derive-ledger.ts";
import { PUBLISHED, responseKey } from "./derive-notices.ts";
import type { Note } from "./finding.ts";

const utcOf = (seconds: number): string => new Date(seconds * 1_000).toISOString();

/** Whose silence on a notice that stands is past the clock of its agreement, as of a block. */
export function findOverdue(
  { notices, partners }: Pick<DerivedLedger, "notices" | "partners">,
  { number, time }: { readonly number: number; readonly time: number },
  note: Note,
): void {
  const place = { block: number };
  for (const [id, { state, partnerId, terms, responses, acknowledgeBy, answerBy }] of notices) {
    if (state !== PUBLISHED) continue;
    for (const { partnerId: recipient, office } of addresseesOf(partnerId, terms)) {
      const { acknowledgedAt = 0, answeredAt = 0 } = responses.get(responseKey(recipient, office)) ?? {};
      const partner = partners.isos.get(recipient) ?? recipient;
      const whose = office === ZERO_BYTES32 ? { partner } : { partner, office };
      if (acknowledgedAt === 0 && time > acknowledgeBy)
        note("acknowledgement-overdue", place, id, { ...whose, by: utcOf(acknowledgeBy) });
      if (answeredAt === 0 && time > answerBy) note("answer-overdue", place, id, { ...whose, by: utcOf(answerBy) });
    }
  }
}
