import type { SubmissionOutcome } from "../../gateway/domain/submission.ts";
import type { Tally } from "./fault.ts";
import type { ClientLine } from "./log-of-client.ts";

/** A signed request that the forwarder carried out. */
export interface Execution {
  readonly signer: string;
  readonly nonce: number;
  readonly isSuccess: boolean;
  readonly transactionHash: string;
}

/** A record on the chain. */
export interface Recorded {
  readonly root: string;
  readonly signer: string;
  readonly transactionHash: string;
}

/** What the chain has of the clients' officers. */
export interface OnChain {
  readonly executions: readonly Execution[];
  readonly records: readonly Recorded[];
}

type Asked = Extract<ClientLine, { type: "asked" }>;
type End = "recorded" | { readonly refused: string } | { readonly lost: string };

/**
 * Holds what the clients were told against what the chain has.
 *
 * @param outcomes what the gateway shows of a submission's one request; undefined where it shows none
 */
export function tally(
  lines: readonly ClientLine[],
  chain: OnChain,
  outcomes: ReadonlyMap<string, SubmissionOutcome | undefined>,
): Tally {
  const asked = new Map(lines.flatMap((line) => (line.type === "asked" ? [[line.request, line]] : [])));
  const submissions = new Map<string, Set<string>>();
  for (const line of lines) {
    if (line.type !== "acknowledged") continue;
    submissions.set(line.request, (submissions.get(line.request) ?? new Set()).add(line.submission));
  }
  const doubled = [...findTwice(chain), ...findUnasked(chain, asked, submissions)];
  const ends: End[] = [];
  for (const [request, taken] of submissions) {
    const [first, ...others] = taken;
    const what = asked.get(request);
    if (first === undefined || what === undefined)
      throw new Error(`request ${request} was acknowledged and never made`);
    if (others.length > 0) doubled.push(`request ${request} was taken on as ${[first, ...others].join(" and ")}`);
    ends.push(endOf(what, first, outcomes.get(first), chain));
  }
  return {
    acknowledged: ends.length,
    recorded: ends.filter((end) => end === "recorded").length,
    refused: ends.flatMap((end) => (typeof end === "object" && "refused" in end ? [end.refused] : [])),
    lost: ends.flatMap((end) => (typeof end === "object" && "lost" in end ? [end.lost] : [])),
    doubled,
  };
}

function endOf(asked: Asked, submission: string, outcome: SubmissionOutcome | undefined, chain: OnChain): End {
  const what = `submission ${submission} (${asked.signer} ${asked.nonce}, ${asked.root})`;
  const executed = chain.executions.find(({ signer, nonce }) => signer === asked.signer && nonce === asked.nonce);
  const record = chain.records.find(({ root, signer }) => root === asked.root && signer === asked.signer);
  const isRecorded =
    record !== undefined && executed?.isSuccess === true && executed.transactionHash === record.transactionHash;
  if (outcome === undefined) return { lost: `${what} has no outcome, and is ${isRecorded ? "" : "not "}on the chain` };
  if (outcome.state === "refused") {
    // Its nonce may have gone to a later request, of another package.
    return isRecorded ? { lost: `${what} is shown as refused, and is on the chain` } : { refused: outcome.code };
  }
  if (!isRecorded) return { lost: `${what} is shown as recorded, and is not on the chain` };
  if (outcome.transactionHash === record.transactionHash) return "recorded";
  return { lost: `${what} is on the chain in another transaction than the one shown` };
}

function findTwice({ executions, records }: OnChain): string[] {
  const twice = <T>(what: string, list: readonly T[], keyOf: (each: T) => string): string[] =>
    [...Map.groupBy(list, keyOf)].flatMap(([key, same]) =>
      same.length > 1 ? [`${what} ${key} is on the chain ${same.length} times`] : [],
    );
  return [
    ...twice("request", executions, ({ signer, nonce }) => `${signer} ${nonce}`),
    ...twice("package", records, ({ root }) => root),
  ];
}

/** What was carried out though nobody was told that it was taken on. */
function findUnasked(
  { executions }: OnChain,
  asked: ReadonlyMap<string, Asked>,
  submissions: ReadonlyMap<string, unknown>,
): string[] {
  const acknowledged = new Set(
    [...asked.values()]
      .filter(({ request }) => submissions.has(request))
      .map(({ signer, nonce }) => `${signer} ${nonce}`),
  );
  return executions
    .filter(({ signer, nonce }) => !acknowledged.has(`${signer} ${nonce}`))
    .map(({ signer, nonce }) => `request ${signer} ${nonce} is on the chain and was acknowledged to nobody`);
}
