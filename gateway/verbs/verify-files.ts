import { positionsIn } from "../domain/bit-sets.ts";
import { codeOf } from "../domain/codes/code-list.ts";
import { reasons } from "../domain/codes/reasons.ts";
import { grades } from "../domain/codes/recognition.ts";
import { agreementCodeOf, type Directory, isoOf, NO_AGREEMENT } from "../domain/directory.ts";
import { DomainError } from "../domain/errors.ts";
import { type ChainAnswer, concludeFindings, judgeMatch, judgeUnknownFile } from "../domain/judge.ts";
import { packageTree, saltedManifestSchema } from "../domain/package.ts";
import type { AgreementRow, ChainHead, EvidenceRow, ExhibitRow } from "../domain/ports.ts";
import { isPathValid } from "../domain/salted-tree.ts";
import type { FileClaim, Match, Verification, VerifiedFile } from "../domain/wire/verification.ts";
import { describeEvidence } from "./describe-evidence.ts";
import { asOfHead, type Gateway, utcOfSeconds } from "./gateway.ts";
import { findDocument } from "./read-document.ts";

const AUTOMATIC = 2;
const MOST_LIKENESSES = 20;
const order = { holds: 0, fails: 1, unknown: 2 } as const;

/**
 * Verifies files against the ledger by their digests. Present states hold as of the last block indexed, read from the node at
 * that block; where the node is silent or the index old they are *unknown*.
 */
export async function verifyFiles(gateway: Gateway, claims: readonly FileClaim[]): Promise<Verification> {
  const head = await gateway.store.head();
  const files: VerifiedFile[] = [];
  for (const claim of claims) files.push(await verifyFile(gateway, head, claim));
  return {
    asOf: head === undefined ? null : asOfHead(gateway, head),
    partner: gateway.partner.iso,
    deploymentId: gateway.deployment.deploymentId,
    chainId: gateway.ledger.chainId.toString(),
    files,
  };
}

async function verifyFile(gateway: Gateway, head: ChainHead | undefined, claim: FileClaim): Promise<VerifiedFile> {
  const { name, size, sha256, sm3 } = claim;
  const candidates = await findCandidates(gateway, claim);
  const matches: Match[] = [];
  for (const { exhibit, evidence } of candidates)
    matches.push(await matchExhibit(gateway, head, claim, exhibit, evidence));
  matches.sort((a, b) => order[a.verdict] - order[b.verdict]);
  const [best] = matches;
  if (best !== undefined) return { name, size, sha256, sm3, verdict: best.verdict, findings: best.findings, matches };
  const [likeness] = await gateway.store.exhibitsOfSize(size, 1);
  const findings = judgeUnknownFile(likeness?.path);
  return { name, size, sha256, sm3, verdict: concludeFindings(findings), findings, matches };
}

interface Candidate {
  readonly exhibit: ExhibitRow;
  readonly evidence: EvidenceRow | undefined;
}

/**
 * The exhibits that the file is by its digest. Where it is none: those that it claims to be, by the evidence it is said to belong
 * to and its name, or by its name alone.
 */
async function findCandidates(gateway: Gateway, claim: FileClaim): Promise<Candidate[]> {
  const { store } = gateway;
  const identical = await store.exhibitsOfSha256(claim.sha256);
  const exhibits = identical.length > 0 ? identical : await store.exhibitsOfName(claim.name, MOST_LIKENESSES);
  const evidence = await store.evidenceOfRoots([...new Set(exhibits.map(({ root }) => root))]);
  const candidates = exhibits.flatMap((exhibit): Candidate[] => {
    const rows = earliestRecords(evidence.filter(({ root }) => root === exhibit.root));
    if (rows.length > 0) return rows.map((row) => ({ exhibit, evidence: row }));
    // A name alone does not tie a file to a package that nobody recorded.
    return identical.length > 0 ? [{ exhibit, evidence: undefined }] : [];
  });
  if (claim.evidence === undefined) return candidates;
  const claimed = candidates.filter((candidate) => candidate.evidence?.evidenceId === claim.evidence);
  if (claimed.length > 0) return claimed;
  const row = await store.evidence(claim.evidence);
  if (row === undefined) return [];
  const exhibit = closestExhibit(await store.exhibits(row.root), claim);
  return exhibit === undefined ? [] : [{ exhibit, evidence: row }];
}

/** The exhibit that the file would have to be: the one with its digest, else with its name, else the first. */
function closestExhibit(exhibits: readonly ExhibitRow[], claim: FileClaim): ExhibitRow | undefined {
  const isNamed = ({ path }: ExhibitRow): boolean => path.split("/").at(-1) === claim.name;
  return exhibits.find(({ sha256 }) => sha256 === claim.sha256) ?? exhibits.find(isNamed) ?? exhibits[0];
}

/** The same package may stand in several batches: the earliest record counts. */
function earliestRecords(rows: readonly EvidenceRow[]): EvidenceRow[] {
  return rows.filter((row, position) => rows.findIndex(({ evidenceId }) => evidenceId === row.evidenceId) === position);
}

async function matchExhibit(
  gateway: Gateway,
  head: ChainHead | undefined,
  claim: FileClaim,
  exhibit: ExhibitRow,
  evidence: EvidenceRow | undefined,
): Promise<Match> {
  const { directory, partner, store } = gateway;
  const agreement = evidence && (await store.agreement(evidence.agreementId, evidence.version));
  const recorderId = evidence?.partnerId ?? partner.id;
  const findings = judgeMatch({
    exhibitPath: exhibit.path,
    isSameFile: claim.sha256 === exhibit.sha256 && claim.sm3 === exhibit.sm3 && claim.size === exhibit.size,
    isLeafInRoot: await isLeafInRoot(gateway, exhibit),
    chain: await askChain(gateway, head, evidence, agreement),
    block: head?.blockNumber,
    asker: { id: partner.id, iso: partner.iso },
    recorder: { id: recorderId, iso: isoOf(directory, recorderId) },
    agreement: evidence === undefined ? "" : nameAgreement(directory, evidence),
    automaticGrade: automaticGradeOf(agreement, partner.id),
    describeTime: utcOfSeconds,
    describeReason: (reason) => codeOf(reasons, reason) ?? `reason ${reason}`,
    describeGrade: (grade) => codeOf(grades, grade) ?? "no grade",
  });
  const { position, path, mediaType, size, sha256, sm3 } = exhibit;
  return {
    verdict: concludeFindings(findings),
    evidence: evidence === undefined ? null : describeEvidence(gateway, evidence),
    exhibit: { position, path, mediaType, size, sha256, sm3 },
    findings,
  };
}

async function isLeafInRoot(gateway: Gateway, exhibit: ExhibitRow): Promise<boolean> {
  const salted = await findDocument(gateway, exhibit.root, saltedManifestSchema);
  if (salted === undefined) return false;
  const { leaf, path } = packageTree(salted).proofOf(`/exhibits/${exhibit.position}`);
  return isPathValid(exhibit.root, leaf, path);
}

async function askChain(
  gateway: Gateway,
  head: ChainHead | undefined,
  evidence: EvidenceRow | undefined,
  agreement: AgreementRow | undefined,
): Promise<ChainAnswer> {
  const status = gateway.follower.status();
  if (status.node === "chain-lost") return { type: "chain-lost" };
  if (status.node === "unreachable" || status.checkedAt === undefined || head === undefined)
    return { type: "node-unreachable" };
  if (gateway.now() - status.checkedAt > gateway.staleAfterMs) return { type: "index-stale" };
  if (evidence === undefined) return { type: "answered", located: undefined };
  try {
    const parties = agreement === undefined ? [evidence.partnerId] : positionsIn(agreement.parties);
    return { type: "answered", located: await gateway.ledger.locate(evidence, parties, head.blockNumber) };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { type: error.code === "chain-lost" ? "chain-lost" : "node-unreachable" };
  }
}

function nameAgreement(directory: Directory, { agreementId, version }: EvidenceRow): string {
  return agreementId === NO_AGREEMENT.id
    ? "no agreement, for itself alone"
    : `${agreementCodeOf(directory, agreementId)} version ${version}`;
}

function automaticGradeOf(agreement: AgreementRow | undefined, partnerId: number): string | undefined {
  if (agreement === undefined || agreement.scope.rule !== AUTOMATIC) return undefined;
  return positionsIn(agreement.parties).includes(partnerId) ? codeOf(grades, agreement.scope.floor) : undefined;
}
