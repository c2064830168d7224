import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { acceptSubmission } from "../../gateway/verbs/accept-submission.ts";
import type { Gateway } from "../../gateway/verbs/gateway.ts";
import { showSigner } from "../../gateway/verbs/show-signer.ts";
import { type ChainChild, startChain } from "./chain-child.ts";
import { type Founded, foundSmall, keyOf } from "./founded.ts";
import { keepPackage, openGateway, recordingOf, settled, signActions, type TestGateway } from "./test-gateway.ts";

/** A gateway at which a submission settles just after the forwarder's nonce was first asked for. */
function settlingMeanwhile(gateway: TestGateway, submissionId: string): Gateway {
  let isFirst = true;
  const forwarderNonce = async (signer: string): Promise<number> => {
    const nonce = await gateway.ledger.forwarderNonce(signer);
    if (isFirst) {
      isFirst = false;
      gateway.carry();
      await settled(gateway, submissionId);
    }
    return nonce;
  };
  return { ...gateway, ledger: Object.assign(Object.create(gateway.ledger), { forwarderNonce }) };
}

describe("an officer's next nonce, while a submission of that officer settles", () => {
  let chain: ChainChild;
  let founded: Founded;
  beforeAll(async () => {
    chain = await startChain();
    founded = await foundSmall(chain.url);
  });
  afterAll(() => chain.stop());

  const officer = () => keyOf(founded.officers, "CN");
  async function withOneAccepted<T>(run: (gateway: TestGateway, submissionId: string) => Promise<T>): Promise<T> {
    const gateway = await openGateway(founded, "CN", { isHeld: true });
    try {
      const recording = recordingOf(await keepPackage(gateway, "settles"));
      const { submission } = await acceptSubmission(gateway, await signActions(gateway, officer(), [recording]));
      return await run(gateway, submission.id);
    } finally {
      await gateway.stop();
    }
  }

  it("is told as the one after it", () =>
    withOneAccepted(async (gateway, submissionId) => {
      const signer = officer().address.toLowerCase();
      const { nonce } = await showSigner(gateway, signer);
      expect((await showSigner(settlingMeanwhile(gateway, submissionId), signer)).nonce).toBe(nonce);
    }));

  it("is accepted as the one after it", () =>
    withOneAccepted(async (gateway, submissionId) => {
      const requests = await signActions(gateway, officer(), [recordingOf(await keepPackage(gateway, "follows"))]);
      const { submission } = await acceptSubmission(settlingMeanwhile(gateway, submissionId), requests);
      expect((await settled(gateway, submission.id)).requests[0]?.outcome?.state).toBe("recorded");
    }));
});
