import { DomainError } from "../domain/errors.ts";
import type { BlockRef, NodeHealth, NodeStanding } from "../domain/ports.ts";
import { type Comparison, compareNodes } from "./compare-nodes.ts";
import { isSilence } from "./is-silence.ts";
import type { Node } from "./node.ts";
import { type DeploymentOfNode, headOf, identifyBy, probeNode } from "./probe-node.ts";

/** Whoever does not answer within this is away. */
const PATIENCE_MS = 2_000;

/** One of a gateway's nodes: asked by itself, and what is known of it. */
export interface PooledNode {
  /** As it stands in the configuration, from 1. */
  readonly place: number;
  readonly host: string;
  /** The node alone; whoever is not answered by it has told the pool so. */
  readonly node: Node;
  readonly identify: ReturnType<typeof identifyBy>;
  readonly readHead: () => Promise<BlockRef>;
  standing: NodeStanding;
  head: BlockRef | undefined;
  /** How often somebody was not answered by it. */
  losses: number;
}

export interface PoolOptions extends Omit<Comparison, "engine"> {
  readonly nodes: readonly { readonly host: string; readonly node: Node }[];
  readonly deployment: DeploymentOfNode;
  readonly checkMs: number;
  readonly timeoutMs: number;
  /** Told when a node is found to stand otherwise than before, or another is used. */
  readonly onChange: (health: NodeHealth) => void;
}

/**
 * Several nodes of one chain, of which one is used until it is found not to be sound. Who reads more than one thing reads it of one
 * node; from one to another nothing goes back: a node whose chain is shorter than what was read before is not used until it has caught up.
 */
export class NodePool {
  readonly #options: PoolOptions;
  readonly #nodes: readonly PooledNode[];
  readonly #timer: NodeJS.Timeout;
  #inUse: PooledNode;
  /** The highest block that anybody was told of. */
  #floor = 0;
  #probing: Promise<void> | undefined;
  readonly #begun: Promise<void>;

  constructor(options: PoolOptions) {
    this.#options = options;
    this.#nodes = options.nodes.map(({ host, node }, position) => this.#enter(position + 1, host, node));
    const [first] = this.#nodes;
    if (first === undefined) throw new TypeError("there is no node");
    this.#inUse = first;
    this.#begun = this.probe();
    this.#timer = setInterval(() => void this.probe(), options.checkMs).unref();
  }

  /** How each stands, in the order of the configuration. */
  health(): NodeHealth[] {
    return this.#nodes.map((each) => this.#healthOf(each));
  }

  /**
   * The node to read of, one that has a block of that number at least.
   *
   * @throws DomainError `node-unreachable` when none is sound; `chain-lost`, `code-differs` when that is what is wrong with all
   */
  async choose(atLeast = 0): Promise<PooledNode> {
    this.#floor = Math.max(this.#floor, atLeast);
    await this.#begun;
    if (this.#isUsable(this.#inUse)) return this.#inUse;
    await this.probe();
    const next = this.#isUsable(this.#inUse) ? this.#inUse : this.#nodes.find((each) => this.#isUsable(each));
    if (next === undefined) throw this.#whyNone();
    if (next !== this.#inUse) {
      this.#inUse = next;
      this.#options.onChange(this.#healthOf(next));
    }
    return next;
  }

  /** Every node that is sound, the one in use first. Throws as {@link choose}. */
  async sound(): Promise<readonly PooledNode[]> {
    const first = await this.choose();
    return [first, ...this.#nodes.filter((each) => each !== first && each.standing === "sound")];
  }

  /** Asks the node in use, and when it does not answer the next, with the same words. */
  async ask<T>(method: string, ask: (node: Node) => Promise<T>): Promise<T> {
    for (let tried = 1; ; tried += 1) {
      const { node } = await this.choose();
      try {
        return await ask(node);
      } catch (error) {
        if (!isSilence(error, method) || tried >= this.#nodes.length) throw error;
      }
    }
  }

  /** Asks every node now, and holds them against each other. */
  probe(): Promise<void> {
    this.#probing ??= this.#probeAll().finally(() => {
      this.#probing = undefined;
    });
    return this.#probing;
  }

  close(): void {
    clearInterval(this.#timer);
    for (const { node } of this.#nodes) node.close();
  }

  async #probeAll(): Promise<void> {
    const { engine } = this.#options.deployment;
    const patience = Math.min(PATIENCE_MS, this.#options.timeoutMs);
    const before = new Map(this.#nodes.map((each) => [each, each.losses]));
    const found = await Promise.all(
      this.#nodes.map(async (each) => ({ each, probe: await probeNode(each.identify, each.readHead, patience) })),
    );
    const sound = found.flatMap(({ each, probe }) =>
      probe.head === undefined ? [] : [{ each, node: each.node, head: probe.head, isInUse: each === this.#inUse }],
    );
    const compared = sound.length < 2 ? new Map() : await compareNodes(sound, { ...this.#options, engine });
    for (const { each, probe } of found) {
      const own = sound.find((candidate) => candidate.each === each);
      if (probe.head !== undefined) each.head = probe.head;
      const standing = (own && compared.get(own)) ?? probe.standing;
      // What it answered before somebody was not answered is no word on how it stands now.
      const isLost = standing === "sound" && each.losses !== before.get(each);
      this.#set(each, isLost ? "unreachable" : standing);
    }
  }

  #enter(place: number, host: string, alone: Node): PooledNode {
    const telling = async <T>(method: string, answer: Promise<T>): Promise<T> => {
      try {
        return await answer;
      } catch (error) {
        if (isSilence(error, method)) this.#lose(entered);
        throw error;
      }
    };
    const node: Node = {
      send: (method, parameters) => telling(method, alone.send(method, parameters)),
      call: (transaction, blockNumber) => telling("eth_call", alone.call(transaction, blockNumber)),
      block: (tag) => telling("eth_getBlockByNumber", alone.block(tag)),
      close: () => alone.close(),
    };
    const { deployment } = this.#options;
    const head = headOf(node, deployment.engine);
    const entered: PooledNode = {
      place,
      host,
      node,
      identify: identifyBy(node, deployment),
      readHead: async () => {
        const block = await head();
        if (entered.head === undefined || entered.head.blockNumber < block.blockNumber) entered.head = block;
        return block;
      },
      standing: "unasked",
      head: undefined,
      losses: 0,
    };
    return entered;
  }

  /** Remembers that somebody was told of a block. */
  noteRead({ blockNumber }: BlockRef): void {
    this.#floor = Math.max(this.#floor, blockNumber);
  }

  #isUsable({ standing, head }: PooledNode): boolean {
    return standing === "sound" && head !== undefined && head.blockNumber >= this.#floor;
  }

  #lose(each: PooledNode): void {
    each.losses += 1;
    this.#set(each, "unreachable");
  }

  #set(each: PooledNode, standing: NodeStanding): void {
    if (each.standing === standing) return;
    each.standing = standing;
    this.#options.onChange(this.#healthOf(each));
  }

  #healthOf(each: PooledNode): NodeHealth {
    const { place, host, standing, head } = each;
    return { place, host, standing, block: head?.blockNumber, isInUse: standing === "sound" && each === this.#inUse };
  }

  #whyNone(): DomainError {
    const all = (standing: NodeStanding) => this.#nodes.every((each) => each.standing === standing);
    if (all("other-chain")) return new DomainError("chain-lost", "Every node answers for another chain or deployment.");
    if (all("other-code")) return new DomainError("code-differs", "Every node has other code than the deployment's.");
    return new DomainError("node-unreachable", "No node of this gateway is in order.", {
      reason: this.#nodes.map(({ standing }) => standing).join(", "),
    });
  }
}
