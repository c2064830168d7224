import type { Load, LoadOptions } from "./load.ts";
import type { World, WorldOptions } from "./open-world.ts";

/** One way in which things go wrong around a gateway that officers are using. */
export interface Fault {
  readonly name: string;
  /** What goes wrong, in a line. */
  readonly subject: string;
  readonly rounds: number;
  /** What it needs of its surroundings; faults that name the same are given the same. */
  readonly world?: WorldOptions;
  readonly load?: LoadOptions;
  /** Why it cannot be done on this machine; undefined where it can. */
  readonly whyNot?: () => string | undefined;
  /** Does it once, under load, and puts everything right again. Answers what is worth telling of the round. */
  readonly strike: (world: World, load: Load, round: number) => Promise<string | undefined>;
  /** What else has to be there when all is over; every line that it answers is something lost. */
  readonly findMissing?: (world: World, roots: readonly string[]) => Promise<string[]>;
}

/** What became of the requests that were acknowledged. */
export interface Tally {
  /** Requests whose submission was answered with 200 or 202. */
  readonly acknowledged: number;
  /** Of these on the chain, once, in the transaction that the gateway names. */
  readonly recorded: number;
  /** The codes with which the gateway shows those of these as refused after acceptance that are not on the chain. */
  readonly refused: readonly string[];
  /** Whatever was acknowledged and is neither: a line each. */
  readonly lost: readonly string[];
  /** Whatever is on the chain, or taken on, more often than it was acknowledged: a line each. */
  readonly doubled: readonly string[];
}
