import path from "node:path";
import { safeText } from "../../domain/safe-text.ts";
import { sayIn } from "../../domain/texts/say.ts";
import { besuFiles, type NodePlaces } from "../../network/besu-files.ts";
import { changeNetwork, foundNetwork, networkText, readNetwork, termsOf } from "../../network/derive.ts";
import { readPart } from "../../network/part.ts";
import { serviceFiles } from "../../network/service-files.ts";
import type { NetworkFile, NetworkPart } from "../../network/terms.ts";
import { inGroups, sha256Of } from "../../network/voice.ts";
import { type Deps, type GlobalOptions, languageOf } from "../deps.ts";
import { Failure } from "../failure.ts";
import { findOwnNodes, writeInto } from "../own-nodes.ts";
import { readTextFile } from "../read-text-file.ts";
import { networkTexts } from "../render/network-texts.ts";

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
  const own = await findOwnNodes(given.output, network);
  for (const node of own)
    await writeInto(path.join(given.output, node.name), {
      ...besuFiles(network, node, places),
      ...serviceFiles(node, places),
    });
  const digest = sha256Of(text);
  const { hash } = network.genesis;
  if (options.json === true) {
    deps.terminal.print(
      `${JSON.stringify({ digest, genesisHash: hash, nodes: network.parts.map(({ node }) => node.name), own: own.map(({ name }) => name) })}\n`,
    );
    return 0;
  }
  const say = sayIn(networkTexts, languageOf(deps, options));
  const names = network.parts.map(({ node }) => node.name).join(", ");
  deps.terminal.print(
    `${say("derived", { names, chainId: termsOf(network).chainId, hash, digest: inGroups(digest), folder: safeText(given.output) })}\n`,
  );
  deps.terminal.print(
    `${own.length === 0 ? say("noOwn") : say("own", { names: own.map(({ name }) => name).join(", ") })}\n`,
  );
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
