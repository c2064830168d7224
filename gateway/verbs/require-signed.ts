import { DomainError } from "../domain/errors.ts";
import {
  type forwarderDomain,
  isSignedByItsOfficer,
  LONGEST_DEADLINE_SECONDS,
  type SubmittedRequest,
} from "../domain/submission.ts";

/**
 * The one officer who signed all of the requests, for this chain and forwarder and a time to come.
 *
 * @throws DomainError `invalid-request`, `wrong-nonce` where they are not consecutive, `wrong-signature`, `deadline-passed`,
 * `deadline-too-far`
 */
export function requireSigned(
  requests: readonly SubmittedRequest[],
  domain: ReturnType<typeof forwarderDomain>,
  nowSeconds: number,
): string {
  const signer = requireOneSigner(requests);
  for (const request of requests) {
    if (!isSignedByItsOfficer(request, domain)) {
      throw new DomainError(
        "wrong-signature",
        `Request ${request.nonce} is not signed by ${request.from} for this chain and forwarder.`,
        {
          signer: request.from,
          nonce: request.nonce,
        },
      );
    }
    checkDeadline(request, nowSeconds);
  }
  return signer;
}

function requireOneSigner(requests: readonly SubmittedRequest[]): string {
  const [first] = requests;
  if (first === undefined) throw new DomainError("invalid-request", "A submission has at least one request.");
  requests.forEach((request, position) => {
    if (request.from !== first.from || request.nonce !== first.nonce + position) {
      throw new DomainError("wrong-nonce", "The requests of a submission are of one officer and consecutive.", {
        signer: request.from,
        nonce: request.nonce,
      });
    }
  });
  return first.from;
}

function checkDeadline(request: SubmittedRequest, nowSeconds: number): void {
  const { deadline, nonce } = request;
  if (deadline <= nowSeconds)
    throw new DomainError("deadline-passed", "The request's deadline has passed; sign it again.", { nonce, deadline });
  if (deadline > nowSeconds + LONGEST_DEADLINE_SECONDS) {
    throw new DomainError("deadline-too-far", "The deadline is more than a day ahead; sign with a nearer one.", {
      nonce,
      deadline,
    });
  }
}
