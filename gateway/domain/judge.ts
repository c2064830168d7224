import type { Fragment, Verdict, verdictCodes } from "./codes/verdicts.ts";
import type { DecisionRow } from "./ports.ts";
import type { Finding } from "./wire/verification.ts";

// Every finding with its sentence, past the usual length: which follows from what is seen on one page.

type CodeOfFragment<F extends Fragment> = (typeof verdictCodes)[F][number]["code"];

/** What the index says of a package as of one block. */
export interface LocatedEvidence {
  readonly evidenceId: string;
  readonly recordId: string;
  /** Whether the ids bind the package's root and the path from there to the record. */
  readonly isRecorded: boolean;
  readonly signer: string;
  readonly recordedAt: number;
  /** Whether the signer held the role officer for the recorder then, and the recorder was active. */
  readonly wasAuthorised: boolean;
  readonly decisions: readonly Omit<DecisionRow, "successor">[];
  readonly successor: string | undefined;
}

/** What could be learnt of the ledger: nothing and why, or what the index says as of a block. */
export type ChainAnswer =
  | { readonly type: "node-unreachable" | "index-stale" | "chain-lost" }
  | { readonly type: "answered"; readonly located: LocatedEvidence | undefined };

/** What is known of a record beside what the ledger says of it. Names are for the sentences. */
export interface RecordNames {
  readonly block: number | undefined;
  readonly recorder: { readonly id: number; readonly iso: string };
  readonly agreement: string;
  /** Grade that the agreement gives without a decision; undefined when it gives none. */
  readonly automaticGrade: string | undefined;
  readonly describeTime: (seconds: number) => string;
  readonly describeReason: (reason: number) => string;
  readonly describeGrade: (grade: number) => string;
}

/** The same, and whose recognition is asked for. */
export interface AskedRecord extends RecordNames {
  /** The partner whose gateway answers. */
  readonly asker: { readonly id: number; readonly iso: string };
}

/** The facts from which the findings on one exhibit follow. */
export interface MatchFacts extends AskedRecord {
  readonly exhibitPath: string;
  /** Whether SHA-256, SM3 and size of the file are those of the exhibit. */
  readonly isSameFile: boolean;
  /** Whether the exhibit's salted leaf leads to the package's root. */
  readonly isLeafInRoot: boolean;
  readonly chain: ChainAnswer;
}

const RECOGNISED = 1;
const PARTLY_RECOGNISED = 2;
const REVOKED = 4;
const SUPERSEDED = 6;

/** A finding whose code is one of its fragment's. */
export function finding<F extends Fragment>(
  fragment: F,
  verdict: Verdict,
  code: CodeOfFragment<F>,
  detail: string,
): Finding {
  return { fragment, verdict, code, detail };
}

const LATER = ["issuer", "status", "recognition", "custody", "finality"] as const;

/** Findings on fragments that were not looked at. */
export function notChecked(fragments: readonly Fragment[]): Finding[] {
  return fragments.map((fragment) =>
    finding(fragment, "unknown", "not-checked", "Not looked at: no record of this file was established."),
  );
}

/** The findings on a file of which no exhibit is known here. `resemblance` names an exhibit with the same size, if there is one. */
export function judgeUnknownFile(resemblance: string | undefined): Finding[] {
  const integrity =
    resemblance === undefined
      ? finding("integrity", "unknown", "not-found", "This gateway holds no exhibit with these digests, name or size.")
      : finding(
          "integrity",
          "unknown",
          "resembles",
          `This gateway holds no exhibit with these digests; ${resemblance} has the same size and other content.`,
        );
  return [
    integrity,
    finding(
      "recorded",
      "unknown",
      "not-found",
      "No record of this file is known here; it may be recorded where this partner is no party.",
    ),
    ...notChecked(LATER),
  ];
}

/** The findings on a file as one exhibit, from facts alone. */
export function judgeMatch(facts: MatchFacts): Finding[] {
  if (!facts.isSameFile) {
    return [
      finding(
        "integrity",
        "fails",
        "digest-differs",
        `The file is not the exhibit ${facts.exhibitPath}: its digests differ from those recorded.`,
      ),
      ...notChecked(["recorded", ...LATER]),
    ];
  }
  const integrity = facts.isLeafInRoot
    ? finding(
        "integrity",
        "holds",
        "digests-match",
        `SHA-256, SM3 and size are those of the exhibit ${facts.exhibitPath}, which the package's root binds.`,
      )
    : finding(
        "integrity",
        "fails",
        "not-bound",
        `SHA-256, SM3 and size are those kept here of the exhibit ${facts.exhibitPath}, which the package's root does not bind.`,
      );
  return [integrity, ...judgeChain(facts)];
}

function judgeChain(facts: MatchFacts): Finding[] {
  const { chain, block } = facts;
  if (chain.type !== "answered") return judgeSilence(chain.type);
  const { located } = chain;
  if (located === undefined) {
    return [
      finding(
        "recorded",
        "fails",
        "not-recorded",
        `The package is at this gateway and was not on the ledger as of block ${block}.`,
      ),
      ...notChecked(LATER),
    ];
  }
  if (!located.isRecorded) {
    return [
      finding(
        "recorded",
        "fails",
        "path-mismatch",
        `The ledger has no record that this package leads to as of block ${block}.`,
      ),
      ...notChecked(LATER),
    ];
  }
  return [
    judgeRecord(facts, located),
    judgeIssuer(facts, located),
    judgeStatus(facts, located),
    judgeRecognition(facts, located),
    NO_CUSTODY,
    NO_SEALS,
  ];
}

/** That no custody events are on the ledger. */
export const NO_CUSTODY = finding(
  "custody",
  "unknown",
  "no-custody-events",
  "No custody events of this exhibit are on the ledger.",
);

/** That a chain's blocks carry no seals. */
export const NO_SEALS = finding(
  "finality",
  "unknown",
  "no-seals",
  "This chain's blocks carry no validators' seals, so finality cannot be shown.",
);

/** That a record stands on the ledger. */
export function judgeRecord(facts: RecordNames, located: Pick<LocatedEvidence, "recordedAt">): Finding {
  const when = facts.describeTime(located.recordedAt);
  return finding(
    "recorded",
    "holds",
    "recorded",
    `Recorded by ${facts.recorder.iso} on ${when} under ${facts.agreement}.`,
  );
}

/** Whether the signer of a record was one. */
export function judgeIssuer(
  { recorder }: RecordNames,
  { signer, wasAuthorised }: Pick<LocatedEvidence, "signer" | "wasAuthorised">,
): Finding {
  return wasAuthorised
    ? finding("issuer", "holds", "authorised", `${signer} was an officer of ${recorder.iso} when it signed.`)
    : finding("issuer", "fails", "not-authorised", `${signer} was not authorised by ${recorder.iso} when it signed.`);
}

function judgeSilence(type: "node-unreachable" | "index-stale" | "chain-lost"): Finding[] {
  switch (type) {
    case "node-unreachable": {
      const detail = "The chain node does not answer.";
      return [
        finding("recorded", "unknown", type, detail),
        finding("issuer", "unknown", type, detail),
        finding("status", "unknown", type, detail),
        finding("recognition", "unknown", type, detail),
        ...notChecked(["custody"]),
        finding("finality", "unknown", type, detail),
      ];
    }
    case "index-stale":
      return [
        finding("recorded", "unknown", type, "This gateway's index is older than it may be for a present state."),
        ...notChecked(LATER),
      ];
    case "chain-lost":
      return [
        finding("recorded", "unknown", type, "The node's chain is not the one that this gateway has indexed."),
        ...notChecked(LATER),
      ];
  }
}

/** Whether a record stands, by its recorder's own entry. */
export function judgeStatus(facts: RecordNames, located: Pick<LocatedEvidence, "decisions" | "successor">): Finding {
  const own = located.decisions.find(({ partnerId }) => partnerId === facts.recorder.id);
  if (own === undefined)
    return finding("status", "holds", "standing", `Neither withdrawn nor superseded as of block ${facts.block}.`);
  const when = facts.describeTime(own.decidedAt);
  const why = facts.describeReason(own.reason);
  return own.state === SUPERSEDED
    ? finding("status", "fails", "superseded", `Superseded by ${located.successor} on ${when}: ${why}.`)
    : finding("status", "fails", "withdrawn", `Withdrawn by ${facts.recorder.iso} on ${when}: ${why}.`);
}

/** What the asker has decided on a record, or what the agreement says where it has not. */
export function judgeRecognition(facts: AskedRecord, located: Pick<LocatedEvidence, "decisions">): Finding {
  const { asker, recorder } = facts;
  if (asker.id === recorder.id) {
    return finding(
      "recognition",
      "holds",
      "own-evidence",
      `${asker.iso} recorded it itself; recognition is for the other parties.`,
    );
  }
  const entry = located.decisions.find(({ partnerId }) => partnerId === asker.id);
  if (entry === undefined) {
    return facts.automaticGrade === undefined
      ? finding("recognition", "unknown", "no-decision", `${asker.iso} has not decided on it.`)
      : finding(
          "recognition",
          "holds",
          "recognised-automatically",
          `${facts.agreement} recognises it without a decision: ${facts.automaticGrade}.`,
        );
  }
  const when = facts.describeTime(entry.decidedAt);
  const grade = facts.describeGrade(entry.grade);
  switch (entry.state) {
    case RECOGNISED:
      return finding("recognition", "holds", "recognised", `Recognised by ${asker.iso} on ${when}: ${grade}.`);
    case PARTLY_RECOGNISED:
      return finding(
        "recognition",
        "holds",
        "partly-recognised",
        `Recognised in part by ${asker.iso} on ${when}: ${grade}.`,
      );
    case REVOKED:
      return finding(
        "recognition",
        "fails",
        "revoked",
        `${asker.iso} took its recognition back on ${when}: ${facts.describeReason(entry.reason)}.`,
      );
    default:
      return finding(
        "recognition",
        "fails",
        "refused",
        `Refused by ${asker.iso} on ${when}: ${facts.describeReason(entry.reason)}.`,
      );
  }
}

const ESSENTIAL: readonly Fragment[] = ["integrity", "recorded", "issuer", "status"];

/**
 * The verdict on a whole: *fails* when any fragment fails; *holds* when integrity, record, issuer and status all hold; else
 * *unknown*. Recognition, custody and finality are questions of their own: unknown there is shown, and does not undo the rest.
 */
export function concludeFindings(findings: readonly Finding[]): Verdict {
  if (findings.some(({ verdict }) => verdict === "fails")) return "fails";
  const isEstablished = ESSENTIAL.every((fragment) =>
    findings.some((found) => found.fragment === fragment && found.verdict === "holds"),
  );
  return isEstablished ? "holds" : "unknown";
}
