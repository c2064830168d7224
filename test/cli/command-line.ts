import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Wallet } from "ethers";
import type { Deps } from "../../gateway/cli/deps.ts";
import { forwardRequestMessage, forwardRequestTypes } from "../../gateway/domain/submission.ts";
import { contracts, deploymentId, genesisHash } from "./fake-gateway.ts";
import { type Ended, runUnattended } from "./unattended.ts";

/** The officer of the tests; a key of nobody. */
export const wallet = new Wallet(`0x${"42".repeat(32)}`);

/** A command line over a folder of its own that stands for the local run. */
export interface CommandLine {
  readonly folder: string;
  run(...words: string[]): Promise<Ended>;
  /** What the last command has printed so far. */
  printed(): string;
  dispose(): Promise<void>;
}

/** A local run whose gateway for CN is `gatewayUrl`, with one officer. The clock stands still and nobody waits. */
export async function prepareCommandLine(
  gatewayUrl: string,
  now = Date.parse("2026-11-23T08:00:00Z"),
): Promise<CommandLine> {
  const folder = await mkdtemp(path.join(tmpdir(), "concord-cli-"));
  const officers = path.join(folder, "officers");
  await mkdir(path.join(officers, "passphrases"), { recursive: true });
  await writeFile(path.join(folder, "current.json"), JSON.stringify({ folder, deploymentId, pid: 1 }));
  await writeFile(
    path.join(folder, "deployment.json"),
    JSON.stringify({
      chainId: "31337",
      deploymentId,
      genesisHash,
      contracts,
      agreements: { GBA: 1 },
      gateways: [{ iso: "CN", url: gatewayUrl }],
    }),
  );
  const officer = {
    name: "cn-jiangmen",
    partner: "CN",
    office: "Jiangmen",
    role: "officer",
    address: wallet.address,
    keystore: "cn-jiangmen.json",
  };
  await writeFile(path.join(officers, "officers.json"), JSON.stringify([officer]));
  await writeFile(path.join(officers, "passphrases", "cn-jiangmen"), "a passphrase\n");

  let output = "";
  return {
    folder,
    printed: () => output,
    run: (...words) => {
      output = "";
      const deps = { now: () => now, sleep: () => Promise.resolve(), openKeystore: openOnlyKey };
      return runUnattended(words, folder, deps, (text) => {
        output += text;
      });
    },
    dispose: () => rm(folder, { recursive: true, force: true }),
  };
}

const openOnlyKey: Deps["openKeystore"] = async (file, passphrase) => {
  if (passphrase !== "a passphrase" || path.basename(file) !== "cn-jiangmen.json") throw new Error("wrong keystore");
  return {
    address: wallet.address.toLowerCase(),
    signRequest: (request, domain) => wallet.signTypedData(domain, forwardRequestTypes, forwardRequestMessage(request)),
    signTypedData: ({ domain, types, message }) => wallet.signTypedData(domain, types, message),
  };
};
