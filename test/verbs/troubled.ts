import { type BaseWallet, Interface, Transaction } from "ethers";
import registryAbi from "../../gateway/chain/abi/Registry.json" with { type: "json" };
import { connectNode } from "../../gateway/chain/node.ts";
import { scopeOf } from "../../gateway/domain/agreement-file.ts";
import { readConsortium } from "../../scripts/local/consortium.ts";
import { makeKey } from "../../scripts/local/make-keys.ts";
import type { ChainChild } from "./chain-child.ts";
import { type Founded, foundSmall, keyOf } from "./founded.ts";

const registry = new Interface(registryAbi);
const CHAIN_ID = 31_337n;
const OFFICER = 1;
const SUSPENDED = 3;
const NO_END = 2n ** 40n - 1n;

/** Agreement ids of the troubled consortium: those of the local run come first. */
export const agreementIds = { GBA: 1, RCEP: 2, PAST: 3, FUTURE: 4, DRAFT: 5 } as const;

/** The small consortium with everything in it that may stand against a filing. */
export interface Troubled {
  readonly founded: Founded;
  /** Officers of CN: one revoked, one whose window has not begun. */
  readonly revoked: BaseWallet;
  readonly early: BaseWallet;
  /** Suspends a partner, as the consortium decides. */
  suspend(partnerId: number): Promise<void>;
}

/** Founds it: PAST has expired, FUTURE is not effective, DRAFT is not ratified by HK. */
export async function foundTroubled(chain: ChainChild): Promise<Troubled> {
  const { agreements } = readConsortium();
  const base = agreements.GBA;
  if (base === undefined) throw new Error("consortium.yaml has no GBA");
  const founded = await foundSmall(
    chain.url,
    {},
    {
      PAST: { ...base, effective: "2001-01-01", expiry: "2002-01-01" },
      FUTURE: { ...base, effective: "2099-01-01", expiry: "2100-01-01" },
    },
  );
  const { deployment, directory } = founded;
  const to = deployment.contracts.registry;
  const asSignatory = (name: string, values: readonly unknown[]) =>
    sendFrom(chain, keyOf(founded.signatories, "CN"), to, registry.encodeFunctionData(name, values));

  await asSignatory("proposeAgreement", [
    agreementIds.DRAFT,
    1,
    (1n << 1n) | (1n << 2n),
    scopeOf(base),
    `0x${"00".repeat(32)}`,
  ]);
  const revoked = keyOf(founded.deputies, "CN");
  await asSignatory("revokeSigner", [revoked.address, 0]);
  const early = makeKey();
  const tomorrow = Math.floor(Date.now() / 1_000) + 86_400;
  await asSignatory("authoriseSigner", [early.address, OFFICER, tomorrow, NO_END]);

  return {
    founded: {
      ...founded,
      deployment: { ...deployment, agreements: { ...deployment.agreements, DRAFT: agreementIds.DRAFT } },
      directory: {
        ...directory,
        agreements: [...directory.agreements, { code: "DRAFT", id: agreementIds.DRAFT }],
      },
    },
    revoked,
    early,
    suspend: async (partnerId) => {
      const asked = { to, data: registry.encodeFunctionData("consortium") };
      const from = `0x${(await chain.ask<string>("eth_call", asked, "latest")).slice(-40)}`;
      const data = registry.encodeFunctionData("setPartnerState", [partnerId, SUSPENDED]);
      await chain.ask("hardhat_impersonateAccount", from);
      await chain.ask("eth_sendTransaction", { from, to, data, gas: "0x100000", gasPrice: "0x0" });
    },
  };
}

async function sendFrom(chain: ChainChild, key: BaseWallet, to: string, data: string): Promise<void> {
  const node = connectNode(chain.url, CHAIN_ID, 10_000);
  try {
    const nonce = Number(await node.send<string>("eth_getTransactionCount", [key.address, "latest"]));
    const transaction = { type: 0, chainId: CHAIN_ID, nonce, to, data, gasPrice: 0, gasLimit: 1_000_000 };
    const raw = await key.signTransaction(Transaction.from(transaction));
    const hash = await node.send<string>("eth_sendRawTransaction", [raw]);
    const receipt = await node.send<{ status: string } | null>("eth_getTransactionReceipt", [hash]);
    if (receipt?.status !== "0x1") throw new Error(`transaction ${hash} failed`);
  } finally {
    node.close();
  }
}
