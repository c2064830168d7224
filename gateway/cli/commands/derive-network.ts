import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { safeText } from "../../domain/safe-text.ts";
import { sayIn } from "../../domain/texts/say.ts";
import { besuFiles, type NodePlaces } from "../../network/besu-files.ts";
import { changeNetwork, foundNetwork, networkText, readNetwork, termsOf } from "../../network/derive.ts";
import { nodeKeyOf } from "../../network/node-key.ts";
import { readPart } from "../../network/part.ts";
import { serviceFiles } from "../../network/service-files.ts";
import type { NetworkFile, NetworkPart, PublicNode } from "../../network/terms.ts";
import { inGroups, sha256Of } from "../../network/voice.ts";
import { type Deps, type GlobalOptions, languageOf } from "../deps.ts";
import { Failure } from "../failure.ts";
import { readTextFile } from "../read-text-file.ts";
import { networkTexts } from "../render/network-texts.ts";

const PUBLIC = 0o644;

/** Of which parts, and where the files go. */
export interface DeriveOptions {
  readonly parts: readonly string[];
  readonly network?: string;
  readonly without?: readonly string[];
  readonly configFolder: string;
  readonly dataFolder: string;
  readonly output: string;
}

/**
 * Writes the network of these parts, and what Besu needs for the nodes whose key lies here. What it wrote before is replaced: all of it
 * follows from the parts. Keys are left alone.
 *
 * @throws Failure `usage`, `file-unreadable`, `file-unwritable`; DomainError `network-…` for parts that cannot be used
 */
export async function deriveNetwork(deps: Deps, options: GlobalOptions, given: DeriveOptions): Promise<number> {
  const network = await readAll(given);
  const text = networkText(network);
  const places: NodePlaces = { config: given.configFolder, data: given.dataFolder };
  await writeInto(given.output, { "network.json": text });
  const own: string[] = [];
  for (const { node } of network.parts) {
    if (!(await hasKeyOf(given.output, node))) continue;
    own.push(node.name);
    await writeInto(path.join(given.output, node.name), {
      ...besuFiles(network, node, places),
      ...serviceFiles(node, places),
    });
  }
  const digest = sha256Of(text);
  const { hash } = network.genesis;
  if (options.json === true) {
    deps.terminal.print(
      `${JSON.stringify({ digest, genesisHash: hash, nodes: network.parts.map(({ node }) => node.name), own })}\n`,
    );
    return 0;
  }
  const say = sayIn(networkTexts, languageOf(deps, options));
  const names = network.parts.map(({ node }) => node.name).join(", ");
  deps.terminal.print(
    `${say("derived", { names, chainId: termsOf(network).chainId, hash, digest: inGroups(digest), folder: safeText(given.output) })}\n`,
  );
  deps.terminal.print(`${own.length === 0 ? say("noOwn") : say("own", { names: own.join(", ") })}\n`);
  return 0;
}

async function readAll({ parts: files, network: file, without = [] }: DeriveOptions): Promise<NetworkFile> {
  const parts: NetworkPart[] = [];
  for (const each of files) parts.push(readPart(await readTextFile(each), safeText(path.basename(each))));
  if (file !== undefined) return changeNetwork(readNetwork(await readTextFile(file)), parts, without);
  if (without.length > 0)
    throw new Failure("usage", "--without is for a network that there is: name it with --network.");
  return foundNetwork(parts);
}

/** Whether a node's key lies in the folder. What lies there and is another key is a mistake that would show only when the node runs. */
async function hasKeyOf(folder: string, node: PublicNode): Promise<boolean> {
  const file = path.join(folder, node.name, "key");
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw new Failure("file-unreadable", `The key ${safeText(file)} cannot be read.`);
  });
  if (text === undefined) return false;
  const digits = /^(?:0x)?([0-9a-f]{64})\s*$/i.exec(text)?.[1] ?? "";
  if (nodeKeyOf(Buffer.from(digits, "hex"))?.publicKey === node.publicKey) return true;
  throw new Failure("file-unreadable", `${safeText(file)} is not the key of the ${node.name} that this network has.`);
}

async function writeInto(folder: string, texts: Readonly<Record<string, string>>): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    for (const [name, text] of Object.entries(texts)) {
      // Besu, or an operator, never reads half a list.
      const partial = path.join(folder, `.${name}.part`);
      await rm(partial, { force: true });
      await writeFile(partial, text, { mode: PUBLIC, flag: "wx" });
      await rename(partial, path.join(folder, name));
    }
  } catch {
    throw new Failure("file-unwritable", `Nothing can be written into ${safeText(folder)}.`);
  }
}
