import "./ethers-keccak.ts";
import { SimpleMerkleTree } from "@openzeppelin/merkle-tree";
import { concat, keccak256 } from "ethers";
import { batchLeafOf } from "./ids.ts";

/** A package of a batch and the path from its leaf to the batch's root. */
export interface PlacedRoot {
  readonly root: string;
  readonly path: readonly string[];
}

/** The one way from many packages to their batch's root: what `IEvidenceLedger.Members` has beside what the ids bind. */
export interface CombinedPath {
  readonly roots: readonly string[];
  readonly path: readonly string[];
  readonly flags: readonly boolean[];
}

/** What is known of the tree: the nodes on the packages' ways, each with its parent and sibling. */
interface PartialTree {
  readonly top: string;
  readonly parents: ReadonlyMap<string, string>;
  readonly siblings: ReadonlyMap<string, string>;
  readonly rootOfLeaf: ReadonlyMap<string, string>;
  readonly depths: ReadonlyMap<string, number>;
}

/**
 * Combines single paths under one root into a multiproof (OpenZeppelin `processMultiProof`), without the batch's list.
 *
 * The library takes nodes from a queue: the deepest layer first, from right to left. A tree is complete: the leaves of its upper layer
 * are to the right of all nodes that have children there. So of two children the one with the shallower leaves below it goes first;
 * where they are alike, either may.
 *
 * @throws RangeError when there is none, one is named twice, or the paths do not lead to one root
 */
export function combinePaths(placed: readonly PlacedRoot[]): CombinedPath {
  const tree = growTree(placed);
  const { top, parents, siblings, rootOfLeaf, depths } = tree;
  const leaves = orderLeaves(tree);
  const queue = [...leaves].sort((one, other) => (depths.get(other) ?? 0) - (depths.get(one) ?? 0));
  const roots = queue.map((leaf) => rootOfLeaf.get(leaf) as string);
  const path: string[] = [];
  const flags: boolean[] = [];
  for (let next = 0; queue[next] !== top; next += 1) {
    const node = queue[next] as string;
    const sibling = siblings.get(node) as string;
    const isKnown = queue[next + 1] === sibling;
    flags.push(isKnown);
    if (isKnown) next += 1;
    else path.push(sibling);
    queue.push(parents.get(node) as string);
  }
  if (
    !SimpleMerkleTree.verifyMultiProof(top, { leaves: queue.slice(0, roots.length), proof: path, proofFlags: flags })
  ) {
    throw new RangeError("the paths do not combine");
  }
  return { roots, path, flags };
}

function growTree(placed: readonly PlacedRoot[]): PartialTree {
  const parents = new Map<string, string>();
  const siblings = new Map<string, string>();
  const rootOfLeaf = new Map<string, string>();
  const depths = new Map<string, number>();
  const tops = new Set<string>();
  for (const { root, path } of placed) {
    const leaf = batchLeafOf(root);
    if (rootOfLeaf.has(leaf)) throw new RangeError("a package is named twice");
    rootOfLeaf.set(leaf, root);
    depths.set(leaf, path.length);
    let node = leaf;
    for (const sibling of path) {
      const parent = keccak256(concat(node < sibling ? [node, sibling] : [sibling, node]));
      parents.set(node, parent);
      siblings.set(node, sibling);
      node = parent;
    }
    tops.add(node);
  }
  const [top, another] = tops;
  if (top === undefined || another !== undefined) throw new RangeError("the paths do not lead to one root");
  return { top, parents, siblings, rootOfLeaf, depths };
}

/** The leaves as they lie side by side, whatever their layer. */
function orderLeaves({ top, parents, depths, rootOfLeaf }: PartialTree): string[] {
  const children = new Map<string, Set<string>>();
  for (const [node, parent] of parents) children.set(parent, (children.get(parent) ?? new Set()).add(node));
  const below = (node: string): { leaves: string[]; shallowest: number; deepest: number } => {
    if (rootOfLeaf.has(node)) {
      const depth = depths.get(node) ?? 0;
      return { leaves: [node], shallowest: depth, deepest: depth };
    }
    const parts = [...(children.get(node) ?? [])]
      .map(below)
      .sort((one, other) => one.shallowest + one.deepest - other.shallowest - other.deepest);
    return {
      leaves: parts.flatMap(({ leaves }) => leaves),
      shallowest: Math.min(...parts.map(({ shallowest }) => shallowest)),
      deepest: Math.max(...parts.map(({ deepest }) => deepest)),
    };
  };
  return below(top).leaves;
}
