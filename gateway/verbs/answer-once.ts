import { DomainError } from "../domain/errors.ts";
import { type AnswerOnce, HOURS_KEPT, isFinalStatus } from "../domain/idempotency.ts";
import type { Gateway } from "./gateway.ts";

const KEPT_MS = HOURS_KEPT * 3_600_000;

/**
 * Carries a request out once for its idempotency key and gives its answer again. The key is bound before anything is done, the
 * answer kept after it: a gateway that is killed between the two carries the request out again, so what it does must find what it
 * did before. A request that is under way holds its key, here and against the other processes of this gateway; that dies with its
 * process.
 */
export function answerOnce({ store, now }: Pick<Gateway, "store" | "now">): AnswerOnce {
  const underWay = new Map<string, string>();
  return async (key, fingerprint, carryOut) => {
    const current = underWay.get(key);
    if (current !== undefined) {
      requireSame(current, fingerprint);
      throw inUse();
    }
    underWay.set(key, fingerprint);
    let release: (() => Promise<void>) | undefined;
    try {
      release = await store.holdIdempotencyKey(key);
      const bound = await store.bindIdempotencyKey(key, fingerprint, now(), now() + KEPT_MS);
      requireSame(bound.fingerprint, fingerprint);
      if (bound.answer !== undefined) return { answer: bound.answer, isReplayed: true };
      if (release === undefined) throw inUse();
      const answer = await carryOut();
      if (isFinalStatus(answer.status)) await store.keepAnswer(key, answer);
      return { answer, isReplayed: false };
    } finally {
      await release?.();
      underWay.delete(key);
    }
  };
}

const inUse = (): DomainError =>
  new DomainError("idempotency-key-in-use", "The first request with this key is not answered yet.");

function requireSame(bound: string, fingerprint: string): void {
  if (bound === fingerprint) return;
  throw new DomainError(
    "idempotency-key-reused",
    "This key belongs to a request of another operation or content; a new request takes a new key.",
  );
}
