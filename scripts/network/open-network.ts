import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { findPort } from "../faults/find-port.ts";
import { waitUntil } from "../faults/wait-until.ts";
import type { Sender } from "../local/found-consortium.ts";
import { type BesuNode, prepareNode } from "./besu-node.ts";
import { concord } from "./run-concord.ts";

export const CHAIN_ID = 20_849;
/** Longer than the test: a vote that an epoch's end clears would have to be cast again. */
export const EPOCH_LENGTH = 10_000;
const FOUNDERS = ["CN", "HK", "MO", "MY"];
const MOVES_WITHIN_MS = 240_000;

/** A network of Besu on loopback, begun and changed by `concord network` as its operators would, each in a folder of its own. */
export interface BesuNetwork {
  readonly nodes: Map<string, BesuNode>;
  /** The file of the network as it is now. */
  readonly file: string;
  /** What `concord network check` finds, and fails unless it ends with one of these exit codes. */
  check(exitCodes: readonly number[]): Promise<void>;
  /** Another partner's node joins, and is not voted in yet. */
  join(iso: string): Promise<BesuNode>;
  /** A node leaves that is no validator any more. */
  leave(name: string): Promise<void>;
  /** Has some nodes vote a validator in or out, and waits until it is. */
  vote(voters: readonly string[], name: string, isToAdd: boolean): Promise<void>;
  close(): Promise<void>;
}

interface Validators {
  readonly nodes: readonly { readonly name: string; readonly validator: string }[];
}

/** Begins a network in a folder; CN's node answers at `rpcPort`. */
export async function openNetwork(
  program: string,
  folder: string,
  rpcPort: number,
  senders: readonly Sender[],
): Promise<BesuNetwork> {
  const nodes = new Map<string, BesuNode>();
  const validators = new Map<string, string>();
  const folderOf = (name: string): string => join(folder, name.slice(0, 2));
  const file = join(folder, "CN", "network.json");

  const init = async (iso: string, words: readonly string[]): Promise<string> => {
    mkdirSync(folderOf(iso), { recursive: true });
    const accounts = senders.filter(({ partner }) => partner === iso).flatMap(({ address }) => ["--account", address]);
    const host = `127.0.0.1:${await findPort()}`;
    const given = ["--own", iso, "--host", host, "-o", folderOf(iso), ...accounts, ...words];
    const { nodes: made } = await concord<Validators>(folder, ["network", "init", ...given]);
    for (const { name, validator } of made) validators.set(name, validator);
    return join(folderOf(iso), `${iso}-1.node.json`);
  };
  const derive = async (name: string, words: readonly string[]): Promise<void> => {
    const own = join(folderOf(name), name);
    const places = ["--config-folder", own, "--data-folder", join(own, "data"), "-o", folderOf(name)];
    await concord(folder, ["network", "derive", ...words, ...places]);
  };
  const prepare = (name: string, port: number): BesuNode => {
    const node = prepareNode(program, name, join(folderOf(name), name), port);
    nodes.set(name, node);
    return node;
  };
  /** Every node's files from the same words, read by those that run. */
  const change = async (words: readonly string[]): Promise<void> => {
    for (const name of nodes.keys()) await derive(name, [...words, "--network", join(folderOf(name), "network.json")]);
    for (const node of nodes.values()) await node.ask("perm_reloadPermissionsFromFile");
  };

  const terms = ["--partners", FOUNDERS.join(","), "--chain-id", `${CHAIN_ID}`, "--block-period", "1"];
  const parts: string[] = [];
  for (const iso of FOUNDERS) parts.push(await init(iso, [...terms, "--epoch-length", `${EPOCH_LENGTH}`]));
  for (const iso of FOUNDERS) {
    await derive(`${iso}-1`, parts);
    prepare(`${iso}-1`, iso === "CN" ? rpcPort : await findPort());
  }
  await Promise.all([...nodes.values()].map((node) => node.start()));
  // They answer before they are connected.
  await moreBlocks(nodes.get("CN-1") as BesuNode, 2);

  return {
    nodes,
    file,
    check: async (exitCodes) => {
      const rpcs = [...nodes.values()].flatMap(({ name, url }) => ["--rpc", `${name}=${url}`]);
      await concord(folder, ["network", "check", file, ...rpcs, "--listen", "127.0.0.1:0"], exitCodes);
    },
    join: async (iso) => {
      const part = await init(iso, ["--network", file]);
      await change([part]);
      const name = `${iso}-1`;
      // The others' network has it already.
      await derive(name, ["--network", file]);
      const node = prepare(name, await findPort());
      await node.start();
      const head = await (nodes.get("CN-1") as BesuNode).head();
      await waitUntil(`${name} to catch up`, async () => (await node.head()) >= head, MOVES_WITHIN_MS, 250);
      return node;
    },
    leave: async (name) => {
      await nodes.get(name)?.kill();
      nodes.delete(name);
      await change(["--without", name]);
    },
    vote: async (voters, name, isToAdd) => {
      const address = validators.get(name);
      const chosen = voters.map((voter) => nodes.get(voter) as BesuNode);
      for (const node of chosen) await node.ask("qbft_proposeValidatorVote", address, isToAdd);
      await waitUntil(
        `${name} to be voted ${isToAdd ? "in" : "out"}`,
        async () => {
          const now = await (nodes.get("CN-1") as BesuNode).ask<string[]>("qbft_getValidatorsByBlockNumber", "latest");
          return now.map((each) => each.toLowerCase()).includes(address ?? "") === isToAdd;
        },
        MOVES_WITHIN_MS,
        250,
      );
      for (const node of chosen) await node.ask("qbft_discardValidatorVote", address);
    },
    close: async () => {
      for (const node of nodes.values()) await node.kill();
    },
  };
}

/** Waits until a node has so many more blocks. */
export async function moreBlocks(node: BesuNode, count: number): Promise<void> {
  const wanted = (await node.head()) + count;
  await waitUntil(`block ${wanted} of ${node.name}`, async () => (await node.head()) >= wanted, MOVES_WITHIN_MS, 100);
}
