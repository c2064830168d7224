import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import process from "node:process";
import { promisify } from "node:util";

/** What others verify with, at exactly these versions. None of them is a dependency: they are installed here when they are measured. */
export const peers = { "@ethereumjs/mpt": "10.1.3", "@tradetrust-tt/tradetrust": "6.10.3" } as const;

const FOLDER = resolve(import.meta.dirname, "../../.concord/bench-peers");
const INSTALL_WITHIN_MS = 180_000;

/** The folder in which the peers are installed; undefined when they cannot be had, as where there is no network. */
export async function installPeers(say: (line: string) => void): Promise<string | undefined> {
  await mkdir(FOLDER, { recursive: true });
  await writeFile(join(FOLDER, "package.json"), JSON.stringify({ private: true, dependencies: peers }));
  const npm = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--prefix", FOLDER];
  try {
    say(
      `installing what is compared with: ${Object.entries(peers)
        .map((peer) => peer.join(" "))
        .join(", ")}`,
    );
    await promisify(execFile)("npm", npm, { cwd: FOLDER, env: process.env, timeout: INSTALL_WITHIN_MS });
    return FOLDER;
  } catch (error) {
    say(`they cannot be had, so nothing is compared with them: ${(error as Error).message.split("\n")[0]}`);
    return undefined;
  }
}
