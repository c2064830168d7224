import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openLedger } from "../../gateway/chain/ledger.ts";
import { runOutbox } from "../../gateway/delivery/run-outbox.ts";
import { acceptSubmission } from "../../gateway/verbs/accept-submission.ts";
import { makeKey } from "../../scripts/local/make-keys.ts";
import { type ChainChild, startChain } from "../verbs/chain-child.ts";
import { type Founded, foundSmall, keyOf } from "../verbs/founded.ts";
import {
  keepPackage,
  keepTransaction,
  openGateway,
  recordingOf,
  settled,
  signActions,
  type TestGateway,
} from "../verbs/test-gateway.ts";

let chain: ChainChild;
let founded: Founded;
let held: TestGateway;

beforeAll(async () => {
  chain = await startChain();
  founded = await foundSmall(chain.url);
  held = await openGateway(founded, "CN", { isHeld: true });
});
afterAll(async () => {
  await held.stop();
  await chain.stop();
});

describe("a relay key that was replaced", () => {
  it("has its kept transactions sent and settled by the one after it, without being there", async () => {
    const officer = keyOf(founded.officers, "CN");
    const requests = await signActions(held, officer, [recordingOf(await keepPackage(held, "kept"))]);
    const { submission } = await acceptSubmission(held, requests);
    const { hash } = await keepTransaction(held, submission.id, requests, await held.ledger.relayNonce());
    const next = await signActions(held, officer, [recordingOf(await keepPackage(held, "next"))]);
    const after = await acceptSubmission(held, next);

    const { deployment, nodeUrl } = founded;
    const relay = makeKey();
    const ledger = openLedger({
      ...deployment,
      chainId: held.ledger.chainId,
      nodeUrls: [nodeUrl],
      timeoutMs: 2_000,
      relay,
    });
    const { store, follower, now, noteStep } = held;
    const report = (error: unknown) => void held.reported.push(error);
    const options = { store, ledger, catchUp: follower.catchUp, noteStep, now, report };
    const outbox = runOutbox({ ...options, idleMs: 50, replaceAfterMs: 30_000 });
    try {
      const [kept] = (await settled(held, submission.id)).requests;
      expect(kept?.outcome).toMatchObject({ state: "recorded", transactionHash: hash });
      const [carried] = (await settled(held, after.submission.id)).requests;
      expect(carried?.outcome).toMatchObject({ state: "recorded" });
      expect(await ledger.relayNonce()).toBeGreaterThan(0);
      expect(await store.relaysUnderWay()).toEqual([]);
      expect(held.reported).toEqual([]);
    } finally {
      await outbox.stop();
      ledger.close();
    }
  });
});
