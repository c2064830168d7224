import type { Wait } from "../domain/codes/waits.ts";
import { DomainError } from "../domain/errors.ts";
import type { Gateway } from "./gateway.ts";

/** Whatever does not answer within this is away. */
const PATIENCE_MS = 2_000;
/** Who asks more often is told the same: asking writes to the disk and calls the node. */
const KEPT_MS = 500;

type Checked = Pick<Gateway, "store" | "objects" | "ledger" | "ending" | "now" | "staleAfterMs">;

/** Says what a gateway waits for; nothing when it is ready. Never throws. */
export function checkReadiness(gateway: Checked): () => Promise<Wait[]> {
  let last: { readonly askedAt: number; readonly answer: Promise<Wait[]> } | undefined;
  return () => {
    if (gateway.ending.aborted) return Promise.resolve(["stopping"]);
    const askedAt = performance.now();
    if (last === undefined || askedAt - last.askedAt > KEPT_MS) last = { askedAt, answer: findWaits(gateway) };
    return last.answer;
  };
}

async function findWaits(gateway: Checked): Promise<Wait[]> {
  const [ofStore, ofObjects] = await Promise.all([
    waitOfIndex(gateway).catch((): Wait => "database-unavailable"),
    inTime(gateway.objects.requireWritable()).then(
      () => undefined,
      (): Wait => "objects-unavailable",
    ),
  ]);
  return [ofStore, ofObjects].filter((wait) => wait !== undefined);
}

async function waitOfIndex({ store, ledger, now, staleAfterMs }: Checked): Promise<Wait | undefined> {
  const { node, checkedAt } = await inTime(store.nodeStatus());
  if (node === "chain-lost") return "chain-lost";
  const isFresh = checkedAt !== undefined && now() - checkedAt <= staleAfterMs;
  if (node === "following" && isFresh) return undefined;
  // The status is that of the last round, and a first one may take hours.
  return inTime(ledger.identify()).then(
    () => "index-behind",
    (error: unknown) =>
      error instanceof DomainError && ["chain-lost", "code-differs"].includes(error.code)
        ? "chain-lost"
        : "node-unreachable",
  );
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error("no answer in time")), PATIENCE_MS);
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
