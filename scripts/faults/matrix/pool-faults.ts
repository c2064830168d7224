import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { Transaction, type Wallet } from "ethers";
import { openWallet } from "../../../gateway/keys/keystore.ts";
import type { Fault } from "../fault.ts";
import type { World } from "../open-world.ts";
import { waitUntil } from "../wait-until.ts";

const SOME_FUNDS = "0xde0b6b3a7640000";
const SETTLING_MS = 300;

interface Pending {
  readonly hash: string;
  readonly from: string;
  readonly nonce: string;
}

/** What the gateway sent waits in the node's pool, and is forgotten there. */
export const transactionDropped: Fault = {
  name: "transaction-dropped",
  subject: "the gateway's transactions are dropped from the node's pool",
  rounds: 3,
  strike: async (world) => {
    const dropped = await withPool(world, async (pending) => {
      for (const { hash } of pending) await world.chain.ask("hardhat_dropTransaction", hash);
    });
    return `${dropped} dropped`;
  },
};

/** Another transaction of the relay key takes the nonce: in the pool, or by being there first. */
export const transactionReplaced: Fault = {
  name: "transaction-replaced",
  subject:
    "another transaction of the gateway's relay key takes a nonce: for one that waits in the pool, or before it is sent",
  rounds: 4,
  strike: async (world, _load, round) => {
    const relay = await openRelay(world);
    await world.chain.ask("hardhat_setBalance", relay.address, SOME_FUNDS);
    if (round % 2 === 1) {
      const nonce = Number(await world.chain.ask<string>("eth_getTransactionCount", relay.address, "latest"));
      await sendEmpty(world, relay, nonce, 0n).catch(() => undefined);
      return "before it was sent";
    }
    await withPool(world, async ([first]) => {
      if (first === undefined) throw new Error("nothing is in the pool");
      await sendEmpty(world, relay, Number(first.nonce), 1_000_000_000n);
    });
    return "in the pool";
  },
};

/** Lets transactions wait in the pool, does something with those of the gateway, and has blocks made again. Answers how many there were. */
async function withPool({ chain }: World, strike: (pending: readonly Pending[]) => Promise<void>): Promise<number> {
  await chain.ask("evm_setAutomine", false);
  try {
    let pending: readonly Pending[] = [];
    await waitUntil("a transaction to wait in the pool", async () => {
      pending = await chain.ask<Pending[]>("eth_pendingTransactions");
      return pending.length > 0;
    });
    await sleep(SETTLING_MS);
    pending = await chain.ask<Pending[]>("eth_pendingTransactions");
    await strike(pending.toSorted((a, b) => Number(a.nonce) - Number(b.nonce)));
    return pending.length;
  } finally {
    await chain.ask("evm_mine");
    await chain.ask("evm_setAutomine", true);
  }
}

/** The relay key, as whoever shares or steals it has it. */
function openRelay({ config }: World): Promise<Wallet> {
  const place = config.keys.relay;
  if (!("keystore" in place)) throw new Error("the relay key of a fault is in a keystore");
  const { keystore, passphraseFile } = place;
  return openWallet(keystore, readFileSync(passphraseFile, "utf8").trim()) as Promise<Wallet>;
}

async function sendEmpty({ chain, config }: World, relay: Wallet, nonce: number, gasPrice: bigint): Promise<void> {
  const chainId = BigInt(config.deployment.chainId);
  const empty = { type: 0, chainId, nonce, to: relay.address, gasPrice, gasLimit: 21_000 };
  await chain.ask("eth_sendRawTransaction", await relay.signTransaction(Transaction.from(empty)));
}
