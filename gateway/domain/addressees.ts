import { hasBit, positionsIn } from "./bit-sets.ts";
import type { NoticeTerms } from "./ids.ts";
import { ZERO_BYTES32 } from "./scalars.ts";

/** One whom a notice is addressed to: a partner as a whole (office zero), or an office of the publisher's own by its commitment. */
export interface Addressee {
  readonly partnerId: number;
  readonly office: string;
}

/** Everyone whom a notice is addressed to, as its terms bind them. */
export function addresseesOf(publisherId: number, terms: Pick<NoticeTerms, "recipients" | "offices">): Addressee[] {
  return [
    ...positionsIn(terms.recipients)
      .filter((partnerId) => partnerId !== publisherId)
      .map((partnerId) => ({ partnerId, office: ZERO_BYTES32 })),
    ...(hasBit(terms.recipients, publisherId)
      ? terms.offices.map((office) => ({ partnerId: publisherId, office }))
      : []),
  ];
}
