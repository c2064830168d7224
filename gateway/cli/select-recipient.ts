import { DomainError } from "../domain/errors.ts";
import { ZERO_BYTES32 } from "../domain/scalars.ts";
import type { NoticeInfo } from "../domain/wire/records.ts";
import { Failure } from "./failure.ts";

/** For whom one acknowledges or answers: the partner as a whole, or one of the publisher's own offices. */
export interface Recipient {
  readonly office: string | undefined;
  /** As the call takes it; zero for the partner as a whole. */
  readonly commitment: string;
}

/**
 * The recipient that a partner acts for. Only offices of the publisher's own are addressed one by one.
 *
 * @throws DomainError `not-addressed`; Failure `office-required` when several offices are addressed and none is named
 */
export function selectRecipient(notice: NoticeInfo, partner: string, office: string | undefined): Recipient {
  const own = notice.recipients.filter((recipient) => recipient.partner === partner);
  if (own.length === 0) {
    throw new DomainError("not-addressed", `The notice is not addressed to ${partner}.`, { partner });
  }
  if (partner !== notice.partner) {
    if (office === undefined) return { office: undefined, commitment: ZERO_BYTES32 };
    throw new DomainError("not-addressed", `The notice is addressed to ${partner} as a whole; leave --office out.`, {
      office,
    });
  }
  const offices = own.flatMap(({ office: name, officeCommitment }) =>
    name !== null && officeCommitment !== null && notice.terms.offices.includes(officeCommitment)
      ? [{ office: name, commitment: officeCommitment }]
      : [],
  );
  const names = offices.map((candidate) => candidate.office).join(", ");
  const [only] = offices;
  if (office === undefined) {
    if (only !== undefined && offices.length === 1) return only;
    throw new Failure("office-required", `The notice is addressed to several of your offices: ${names}.`);
  }
  const named = offices.find((candidate) => candidate.office === office);
  if (named !== undefined) return named;
  throw new DomainError("not-addressed", `The notice is not addressed to the office ${office}; it is to ${names}.`, {
    office,
  });
}
