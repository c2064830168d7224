import { hasBit } from "../domain/bit-sets.ts";
import { codeOf } from "../domain/codes/code-list.ts";
import { reasons } from "../domain/codes/reasons.ts";
import { grades } from "../domain/codes/recognition.ts";
import { agreementCodeOf, type Directory, isoOf, NO_AGREEMENT } from "../domain/directory.ts";
import { DomainError } from "../domain/errors.ts";
import { areIdsBinding } from "../domain/ids.ts";
import { type ChainAnswer, concludeFindings, judgeMatch, judgeUnknownFile } from "../domain/judge.ts";
import type { AgreementRow, EvidenceRow, ExhibitRow, IndexReader } from "../domain/ports.ts";
import { hashExhibit, isPathValid } from "../domain/salted-tree.ts";
import { wasAuthorised } from "../domain/was-authorised.ts";
import { type Inclusion, isIncluded } from "../domain/wire/inclusion.ts";
import type { FileClaim, Match, Verification, VerifiedFile } from "../domain/wire/verification.ts";
import { describeEvidence } from "./describe-evidence.ts";
import { asOfHead, type Gateway, type IndexedHead, readHead, utcOfSeconds } from "./gateway.ts";

const AUTOMATIC = 2;
const OFFICER_ROLE = 0;
const MOST_LIKENESSES = 20;
const order = { holds: 0, fails: 1, unknown: 2 } as const;

/** The gateway, and its index as it was at one moment. */
interface Moment {
  readonly gateway: Gateway;
  readonly index: IndexReader;
  readonly head: IndexedHead | undefined;
}

/**
 * Verifies files against the ledger by their digests. Present states are those of the index as of its last block, all of one
 * moment; where the node is silent, another chain answers, or the index is old, they are *unknown*.
 *
 * @throws DomainError `inclusion-invalid`, by the claims alone
 */
export async function verifyFiles(gateway: Gateway, claims: readonly FileClaim[]): Promise<Verification> {
  claims.forEach(requireIncluded);
  return gateway.store.snapshot(async (index) => {
    const head = await readHead(index);
    const files: VerifiedFile[] = [];
    for (const claim of claims) files.push(await verifyFile({ gateway, index, head }, claim));
    return {
      asOf: head === undefined ? null : asOfHead(gateway, head),
      partner: gateway.partner.iso,
      deploymentId: gateway.deployment.deploymentId,
      chainId: gateway.ledger.chainId.toString(),
      files,
    };
  });
}

async function verifyFile(moment: Moment, claim: FileClaim): Promise<VerifiedFile> {
  const { name, size, sha256, sm3 } = claim;
  const candidates = await findCandidates(moment.index, claim);
  const matches: Match[] = [];
  for (const { exhibit, evidence } of candidates) matches.push(await matchExhibit(moment, claim, exhibit, evidence));
  matches.sort((a, b) => order[a.verdict] - order[b.verdict]);
  const [best] = matches;
  if (best !== undefined) return { name, size, sha256, sm3, verdict: best.verdict, findings: best.findings, matches };
  const [likeness] = await moment.index.exhibitsOfSize(size, 1);
  const findings = judgeUnknownFile(likeness?.path);
  return { name, size, sha256, sm3, verdict: concludeFindings(findings), findings, matches };
}

function requireIncluded(claim: FileClaim, position: number): void {
  if (claim.inclusion === undefined || isIncluded(claim, claim.inclusion)) return;
  throw new DomainError("inclusion-invalid", `The path given for file ${position} does not lead to its root.`);
}

interface Candidate {
  readonly exhibit: ExhibitRow;
  readonly evidence: EvidenceRow | undefined;
}

/**
 * The exhibits that the file is by its digest. Where it is none: those that it claims to be, by the evidence it is said to belong
 * to and its name, or by its name alone.
 */
async function findCandidates(index: IndexReader, claim: FileClaim): Promise<Candidate[]> {
  if (claim.inclusion !== undefined) return candidatesOfPath(index, claim, claim.inclusion);
  const identical = await index.exhibitsOfSha256(claim.sha256);
  const exhibits = identical.length > 0 ? identical : await index.exhibitsOfName(claim.name, MOST_LIKENESSES);
  const evidence = await index.evidenceOfRoots([...new Set(exhibits.map(({ root }) => root))]);
  const candidates = exhibits.flatMap((exhibit): Candidate[] => {
    const rows = earliestRecords(evidence.filter(({ root }) => root === exhibit.root));
    if (rows.length > 0) return rows.map((row) => ({ exhibit, evidence: row }));
    // A name alone does not tie a file to a package that nobody recorded.
    return identical.length > 0 ? [{ exhibit, evidence: undefined }] : [];
  });
  if (claim.evidence === undefined) return candidates;
  const claimed = candidates.filter((candidate) => candidate.evidence?.evidenceId === claim.evidence);
  if (claimed.length > 0) return claimed;
  const row = await index.evidence(claim.evidence);
  if (row === undefined) return [];
  const exhibit = closestExhibit(await index.exhibits(row.root), claim);
  return exhibit === undefined ? [] : [{ exhibit, evidence: row }];
}

/** What the path leads to, and nothing else that may have the same digests. */
async function candidatesOfPath(index: IndexReader, claim: FileClaim, inclusion: Inclusion): Promise<Candidate[]> {
  const { size, sha256, sm3 } = claim;
  const exhibit: ExhibitRow = { ...inclusion, size, sha256, sm3 };
  const rows = earliestRecords(await index.evidenceOfRoots([inclusion.root]));
  return rows.length === 0 ? [{ exhibit, evidence: undefined }] : rows.map((evidence) => ({ exhibit, evidence }));
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
  moment: Moment,
  claim: FileClaim,
  exhibit: ExhibitRow,
  evidence: EvidenceRow | undefined,
): Promise<Match> {
  const { gateway, index, head } = moment;
  const { directory, partner } = gateway;
  const agreement = evidence && (await index.agreement(evidence.agreementId, evidence.version));
  const recorderId = evidence?.partnerId ?? partner.id;
  const findings = judgeMatch({
    exhibitPath: exhibit.path,
    isSameFile: claim.sha256 === exhibit.sha256 && claim.sm3 === exhibit.sm3 && claim.size === exhibit.size,
    isLeafInRoot: isPathValid(exhibit.root, hashExhibit(exhibit, exhibit.position, exhibit.salt), exhibit.siblings),
    chain: await askIndex(moment, evidence),
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

async function askIndex({ gateway, index, head }: Moment, evidence: EvidenceRow | undefined): Promise<ChainAnswer> {
  if (head?.node === "chain-lost") return { type: "chain-lost" };
  if (head?.checkedAt === undefined || head.node === "unreachable") return { type: "node-unreachable" };
  if (gateway.now() - head.checkedAt > gateway.staleAfterMs) return { type: "index-stale" };
  if (evidence === undefined) return { type: "answered", located: undefined };
  const { evidenceId, recordId, partnerId, signer, recordedAt, decisions } = evidence;
  const question = { partnerId, role: OFFICER_ROLE, when: recordedAt, now: head.blockTime };
  return {
    type: "answered",
    located: {
      evidenceId,
      recordId,
      isRecorded: areIdsBinding(evidence, gateway.ledger.chainId, gateway.ledger.contracts.ledger),
      signer,
      recordedAt,
      wasAuthorised: wasAuthorised(
        await index.signer(signer),
        await index.partnerStateAt(partnerId, recordedAt),
        question,
      ),
      decisions,
      successor: decisions.find((decision) => decision.partnerId === partnerId)?.successor,
    },
  };
}

function nameAgreement(directory: Directory, { agreementId, version }: EvidenceRow): string {
  return agreementId === NO_AGREEMENT.id
    ? "no agreement, for itself alone"
    : `${agreementCodeOf(directory, agreementId)} version ${version}`;
}

function automaticGradeOf(agreement: AgreementRow | undefined, partnerId: number): string | undefined {
  if (agreement === undefined || agreement.scope.rule !== AUTOMATIC) return undefined;
  return hasBit(agreement.parties, partnerId) ? codeOf(grades, agreement.scope.floor) : undefined;
}
