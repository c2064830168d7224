import path from "node:path";
import { sayIn } from "../../domain/texts/say.ts";
import { permissionsFile, staticNodes } from "../../network/besu-files.ts";
import { readNetwork } from "../../network/derive.ts";
import { listsOf } from "../../network/permissions.ts";
import { inGroups, sha256Of } from "../../network/voice.ts";
import { type Deps, type GlobalOptions, languageOf } from "../deps.ts";
import { Failure } from "../failure.ts";
import { readDeployment } from "../local-run.ts";
import { findOwnNodes, writeInto } from "../own-nodes.ts";
import { readTextFile } from "../read-text-file.ts";
import { networkTexts } from "../render/network-texts.ts";

/** Which node is asked, as of which block, and where the lists go. */
export interface PermissionsOptions {
  readonly node: string;
  readonly block?: number;
  /** False with `--no-signers`. */
  readonly signers: boolean;
  readonly output: string;
}

/**
 * Writes the lists of one's own nodes anew, as the registry stands at a block: the same for everybody who names the same block.
 *
 * @throws Failure `usage`, `file-unreadable`, `file-unwritable`; DomainError `node-unreachable`, `chain-lost`, and of a network's file that cannot be used
 */
export async function writePermissions(
  deps: Deps,
  options: GlobalOptions,
  file: string,
  given: PermissionsOptions,
): Promise<number> {
  const network = readNetwork(await readTextFile(file));
  const deploymentFile = options.deployment ?? deps.environment.deploymentFile;
  if (deploymentFile === undefined)
    throw new Failure("usage", "Name the deployment whose registry is read with --deployment.");
  const deployment = await readDeployment(deploymentFile);
  const pinned = { ...deployment, genesisHash: deployment.genesisHash ?? network.genesis.hash };
  const members = await deps.readMembers(given.node, pinned, given.block);
  const lists = listsOf(network, members, given.signers);
  const { blockNumber, blockHash } = members.block;
  const notes = [`As of block ${blockNumber} (${blockHash}) of deployment ${deployment.deploymentId}.`];
  const own = await findOwnNodes(given.output, network);
  for (const node of own)
    await writeInto(path.join(given.output, node.name), {
      "permissions_config.toml": permissionsFile(lists.nodes, lists.accounts, notes),
      // Besu does not start with a static node that is not listed.
      "static-nodes.json": staticNodes(network, node, lists.nodes),
    });
  const digest = sha256Of(permissionsFile(lists.nodes, lists.accounts));
  const counts = {
    block: blockNumber,
    blockHash,
    nodes: lists.nodes.length,
    accounts: lists.accounts.length,
    digest,
  };
  const told = {
    ...counts,
    own: own.map(({ name }) => name),
    partnersWithoutAccounts: lists.partnersWithoutAccounts,
    nodesLeftOut: lists.nodesLeftOut,
  };
  if (options.json === true) {
    deps.terminal.print(`${JSON.stringify(told)}\n`);
    return 0;
  }
  const say = sayIn(networkTexts, languageOf(deps, options));
  const names = (list: readonly string[]): string => list.join(", ") || "–";
  deps.terminal.print(`${say("permissions", { ...counts, digest: inGroups(digest), own: names(told.own) })}\n`);
  if (lists.partnersWithoutAccounts.length > 0)
    deps.terminal.print(`${say("withoutAccounts", { partners: names(lists.partnersWithoutAccounts) })}\n`);
  if (lists.nodesLeftOut.length > 0)
    deps.terminal.print(`${say("nodesLeftOut", { nodes: names(lists.nodesLeftOut) })}\n`);
  return 0;
}
