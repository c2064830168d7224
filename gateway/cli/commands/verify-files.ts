import type { Fragment } from "../../domain/codes/verdicts.ts";
import { DomainError } from "../../domain/errors.ts";
import { safeText } from "../../domain/safe-text.ts";
import { exhibitInclusionSchema, type Inclusion } from "../../domain/wire/inclusion.ts";
import { type FileClaim, MOST_FILES, type Verification, type VerifiedFile } from "../../domain/wire/verification.ts";
import type { ApiClient } from "../api-client.ts";
import { type Deps, type GlobalOptions, languageOf } from "../deps.ts";
import { digestFiles, exitCodeOf, type Unreadable } from "../digest-files.ts";
import { exitCodes, Failure } from "../failure.ts";
import { readTextFile } from "../read-text-file.ts";
import { renderProblem } from "../render/show-problem.ts";
import { renderUnreadable, renderVerification } from "../render/verification.ts";
import { openSession, type Session } from "../session.ts";

/** Without these four a file is not what it claims to be, whatever an answer calls it. */
const needed: readonly Fragment[] = ["integrity", "recorded", "issuer", "status"];

/**
 * Asks a gateway about files by their digests. Whatever keeps it from an answer is inconclusive: an error is never a failure of
 * the file.
 */
export async function verifyFiles(
  deps: Deps,
  options: GlobalOptions,
  paths: readonly string[],
  { evidence, inclusion }: { readonly evidence?: string; readonly inclusion?: string } = {},
): Promise<number> {
  try {
    const path = inclusion === undefined ? undefined : await readInclusion(inclusion, paths);
    const session = await openSession(deps, options);
    const { claims, unreadable } = await digestFiles(deps, paths, {
      ...(evidence && { evidence }),
      ...(path && { inclusion: path }),
    });
    const verification = claims.length === 0 ? undefined : await askInParts(session, claims);
    print(deps, options, verification, unreadable);
    return exitCodeOf(verification?.files ?? [], unreadable);
  } catch (error) {
    deps.terminal.tell(renderProblem(error, languageOf(deps, options)));
    return exitCodes.inconclusive;
  }
}

/** The path that somebody was given for one file. */
async function readInclusion(file: string, paths: readonly string[]): Promise<Inclusion> {
  if (paths.length !== 1) throw new Failure("usage", "A path is of one file: name one.");
  const text = await readTextFile(file);
  try {
    return exhibitInclusionSchema.parse(JSON.parse(text)).inclusion;
  } catch {
    throw new Failure("file-unreadable", `${safeText(file)} is no path that \`concord evidence inclusion\` gave.`);
  }
}

/** Asks about many files at most {@link MOST_FILES} at a time; the whole holds as of the oldest among the answers. */
async function askInParts(session: Session, claims: readonly FileClaim[]): Promise<Verification> {
  const answers: Verification[] = [];
  for (let start = 0; start < claims.length; start += MOST_FILES) {
    answers.push(await askOnce(session, claims.slice(start, start + MOST_FILES)));
  }
  const oldestFirst = answers
    .map(({ asOf }) => asOf)
    .sort((a, b) => (a?.block ?? -1) - (b?.block ?? -1) || (b?.ageMs ?? Infinity) - (a?.ageMs ?? Infinity));
  return {
    ...(answers[0] as Verification),
    asOf: oldestFirst[0] ?? null,
    files: answers.flatMap(({ files }) => files),
  };
}

async function askOnce({ api, pin }: Session, claims: readonly FileClaim[]): Promise<Verification> {
  const answer = await api.verify(claims);
  if (pin !== undefined && (pin.deploymentId !== answer.deploymentId || pin.chainId !== answer.chainId)) {
    throw new DomainError(
      "wrong-chain",
      "The gateway answers for another deployment than yours, so it says nothing of yours.",
    );
  }
  requireSameFiles(api, claims, answer.files);
  return answer;
}

function requireSameFiles(
  { gatewayUrl }: ApiClient,
  claims: readonly FileClaim[],
  files: readonly VerifiedFile[],
): void {
  const isSame =
    files.length === claims.length &&
    files.every(({ sha256, sm3, size }, position) => {
      const claim = claims[position];
      return sha256 === claim?.sha256 && sm3 === claim.sm3 && size === claim.size;
    });
  if (!isSame)
    throw new Failure(
      "gateway-answer-untrue",
      `The gateway ${gatewayUrl} answers for other files than it was asked about.`,
    );
  for (const { verdict, findings, name } of files) {
    const holding = new Set(findings.filter((finding) => finding.verdict === "holds").map(({ fragment }) => fragment));
    if (verdict !== "holds" || needed.every((fragment) => holding.has(fragment))) continue;
    throw new Failure(
      "gateway-answer-untrue",
      `The gateway ${gatewayUrl} says that ${name} holds, and its own findings do not.`,
    );
  }
}

function print(
  deps: Deps,
  options: GlobalOptions,
  verification: Verification | undefined,
  unreadable: readonly Unreadable[],
): void {
  const { terminal } = deps;
  if (options.json === true) {
    const answer = verification ?? { files: [] };
    terminal.print(`${JSON.stringify(unreadable.length === 0 ? answer : { ...answer, unreadable })}\n`);
    for (const { reason } of unreadable) terminal.tell(`concord: ${reason}\n`);
    return;
  }
  const style = { language: languageOf(deps, options), hasColour: terminal.hasColour };
  if (verification !== undefined) terminal.print(renderVerification(verification, style));
  for (const { name, reason } of unreadable) terminal.print(renderUnreadable(name, reason, style));
}
