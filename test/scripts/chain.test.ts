import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { JsonRpcProvider, Wallet } from "ethers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Supervision, superviseProcesses } from "../../scripts/local/supervise.ts";

const chainId = 424_242;
const wellKnown = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266";
/** Init code of a contract that burns all the gas it is given: JUMPDEST, PUSH1 0, JUMP. */
const endlessLoop = "0x5b600056";

let folder: string;
let run: Supervision;
let provider: JsonRpcProvider;

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), "concord chain-"));
  run = superviseProcesses({ logFolder: folder });
  const script = path.resolve(import.meta.dirname, "../../scripts/local/chain.ts");
  const details = await run.start({ name: "chain", script, args: ["0", String(chainId)], onDeath: "lost" });
  provider = new JsonRpcProvider((details as { url: string }).url, chainId, { staticNetwork: true, cacheTimeout: -1 });
});
afterAll(async () => {
  provider.destroy();
  await run.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe("the chain of the local run", () => {
  it("has the chain id that it was given", async () => {
    expect(await provider.send("eth_chainId", [])).toBe(`0x${chainId.toString(16)}`);
  });

  it("gives nothing to the well-known development accounts", async () => {
    expect(await provider.send("eth_accounts", [])).toEqual([]);
    expect(await provider.getBalance(wellKnown)).toBe(0n);
  });

  it("records the free transaction of somebody who owns nothing", async () => {
    const sender = Wallet.createRandom(provider);
    const sent = await sender.sendTransaction({ to: wellKnown, gasLimit: 100_000n, type: 0, gasPrice: 0n });
    expect((await sent.wait())?.status).toBe(1);
  });

  it("answers a transaction that fails with its hash, and stays free after it", async () => {
    const sender = Wallet.createRandom(provider);
    const sent = await sender.sendTransaction({ data: endlessLoop, gasLimit: 200_000n, type: 0, gasPrice: 0n });
    const receipt = await provider.send("eth_getTransactionReceipt", [sent.hash]);
    expect(receipt).toMatchObject({ status: "0x0", gasUsed: "0x30d40" });
    expect((await provider.getBlock("latest"))?.baseFeePerGas).toBe(0n);
  });

  it("refuses more gas than EIP-7825 allows a transaction, so that no loop keeps it busy", async () => {
    const sender = Wallet.createRandom(provider);
    const tooMuch = sender.sendTransaction({ data: endlessLoop, gasLimit: 16_777_217n, type: 0, gasPrice: 0n });
    await expect(tooMuch).rejects.toThrow(/exceeds transaction gas cap/);
  });
});
