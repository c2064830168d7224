import type { Action, MemberArgument, RecognitionArgument } from "../domain/actions.ts";
import { type CombinedPath, combinePaths } from "../domain/combine-paths.ts";
import { evidenceIdOf } from "../domain/ids.ts";
import { MOST_MEMBERS } from "../domain/submission.ts";
import { Failure } from "./failure.ts";
import type { Network } from "./session.ts";

/** A package to decide on, and the record that is said to hold it. */
export interface Candidate {
  readonly id: string;
  readonly recordId: string;
  readonly member: MemberArgument;
}

/** One request, and the evidence that it decides on. */
export interface PlannedRecognition {
  readonly action: Action;
  readonly ids: readonly string[];
}

/**
 * Decides alike on each: what is of one batch goes together in one request, everything else in requests of its own.
 *
 * @throws Failure `gateway-answer-untrue` when the paths of a batch's packages do not lead to its record
 */
export function planRecognitions(
  network: Network,
  candidates: readonly Candidate[],
  recognition: RecognitionArgument,
): PlannedRecognition[] {
  const byRecord = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    byRecord.set(candidate.recordId, [...(byRecord.get(candidate.recordId) ?? []), candidate]);
  }
  return [...byRecord.values()].flatMap((together) => {
    const parts: PlannedRecognition[] = [];
    for (let start = 0; start < together.length; start += MOST_MEMBERS) {
      parts.push(planTogether(network, together.slice(start, start + MOST_MEMBERS), recognition));
    }
    return parts;
  });
}

function planTogether(
  network: Network,
  together: readonly Candidate[],
  recognition: RecognitionArgument,
): PlannedRecognition {
  const [first] = together;
  const ids = together.map(({ id }) => id);
  if (first === undefined) throw new RangeError("there is nothing to decide on");
  if (together.length === 1) {
    return { action: { contract: "ledger", name: "recognise", args: { member: first.member, recognition } }, ids };
  }
  const { partnerId, agreementId, version, kind } = first.member;
  const binding = { partnerId, agreementId, version, kind };
  const combined = combine(together);
  // The ids are computed anew from what will be signed: packages of two records do not get into one request.
  const { chainId, contracts } = network;
  const signed = combined.roots.map((root) => evidenceIdOf({ chainId, ledger: contracts.ledger, ...binding, root }));
  if (new Set([...signed, ...ids]).size !== ids.length) throw untrue(first.recordId);
  const members = { ...binding, ...combined };
  return { action: { contract: "ledger", name: "recogniseMembers", args: { members, recognition } }, ids };
}

function combine(together: readonly Candidate[]): CombinedPath {
  try {
    return combinePaths(together.map(({ member }) => member));
  } catch (error) {
    if (error instanceof RangeError) throw untrue(together[0]?.recordId ?? "");
    throw error;
  }
}

const untrue = (recordId: string): Failure =>
  new Failure(
    "gateway-answer-untrue",
    `The gateway's paths do not lead from the packages to the record ${recordId}; nothing was signed.`,
  );
