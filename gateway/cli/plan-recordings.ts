import type { Action } from "../domain/actions.ts";
import { bitSet, numberOf } from "../domain/codes/code-list.ts";
import { type EvidenceKind, evidenceKinds } from "../domain/codes/evidence-kinds.ts";
import { rights } from "../domain/codes/rights.ts";
import { buildBatch } from "../domain/ids.ts";
import type { AgreementVersion } from "./case-context.ts";
import { Failure } from "./failure.ts";
import type { Prepared } from "./prepare-packages.ts";
import type { Session } from "./session.ts";

/** Packages that one transaction records: one of them, or a batch under one root. */
interface Group {
  readonly kind: EvidenceKind;
  readonly rights: number;
  readonly roots: string[];
}

/**
 * The recordings for packages that are not on the ledger: one for each kind and set of rights. A batch's list is at the gateway
 * before it is signed for.
 *
 * @throws Failure `gateway-answer-untrue` when the gateway computes another root of a batch
 */
export async function planRecordings(
  { api }: Session,
  agreement: AgreementVersion,
  packages: readonly Prepared[],
): Promise<Action[]> {
  const actions: Action[] = [];
  for (const { kind, rights, roots } of groupPackages(packages)) {
    const { root } = buildBatch(roots);
    if (roots.length > 1) {
      const receipt = await api.sendBatch(roots);
      if (receipt.root !== root || receipt.size !== roots.length) {
        throw new Failure(
          "gateway-answer-untrue",
          `The gateway gives a batch the root ${receipt.root}, which is ${root}.`,
        );
      }
    }
    const { id: agreementId, version } = agreement;
    const recording = { agreementId, version, kind: numberOf(evidenceKinds, kind), rights, size: roots.length, root };
    actions.push({ contract: "ledger", name: "record", args: { recording } });
  }
  return actions;
}

function groupPackages(packages: readonly Prepared[]): Iterable<Group> {
  const groups = new Map<string, Group>();
  for (const { manifest, root } of packages) {
    const right = manifest.goods?.right;
    const bits = bitSet(rights, right === undefined ? [] : [right]);
    const key = `${manifest.kind} ${bits}`;
    const group = groups.get(key) ?? { kind: manifest.kind, rights: bits, roots: [] };
    group.roots.push(root);
    groups.set(key, group);
  }
  return groups.values();
}
