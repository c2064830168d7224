import type { LedgerAudit } from "../../audit/audit-ledger.ts";
import type { Finding } from "../../audit/finding.ts";
import type { ComparedStorage } from "../../audit/prove-state.ts";
import { type CodeEntry, type Language, label } from "../../domain/codes/code-list.ts";
import { ledgerFindingAdvice, ledgerFindings, matterOf } from "../../domain/codes/ledger-findings.ts";
import { fragments, verdictCodes, verdicts } from "../../domain/codes/verdicts.ts";
import { safeText } from "../../domain/safe-text.ts";
import { sayIn } from "../../domain/texts/say.ts";
import type { LedgerPlace } from "../ledger-sources.ts";
import { ledgerAuditTexts } from "./ledger-audit-texts.ts";
import { renderTable } from "./table.ts";

type Outcome = LedgerAudit | { readonly findings: readonly Finding[] };

/** Of more findings only the first are shown as text. */
const MOST_SHOWN = 200;

const sayOf = (language: Language) => sayIn(ledgerAuditTexts, language);

/** Who was asked, whether the last block is final, what was found and what to do about it, what the ledger holds, and the digest. */
export function renderLedgerAudit(place: LedgerPlace, audit: Outcome, language: Language): string {
  const say = sayOf(language);
  const source = `${say(place.kind === "node" ? "fromNode" : "fromGateway", { ...place })}\n`;
  if (!("result" in audit)) return `${source}${say("notConcluded")}\n${renderFindings(audit.findings, language)}`;
  const { result, digest } = audit;
  const { from, to, hash, time } = result.range;
  const range = { from, to, hash, time: new Date(time * 1_000).toISOString() };
  const { length: count } = result.findings;
  return [
    renderFinality(audit, language),
    source,
    `${say("range", range)}\n`,
    `${count === 0 ? say("nothingFound") : say("found", { count })}\n`,
    renderFindings(result.findings, language),
    ...(result.earlier === 0 ? [] : [`${say("earlier", { count: result.earlier })}\n`]),
    ...result.storage.map((storage) => `${renderStorage(storage, language)}\n`),
    `${say("events")}: ${listCounts(result.events)}\n`,
    `${say("states")}: ${listCounts(result.states)}\n`,
    renderTable(
      result.signers.map(({ signer, partner, events }) => [
        `${say("signer")} ${signer}`,
        partner ?? say("nobody"),
        listCounts(events),
      ]),
    ),
    `${say("digest", { digest })}\n`,
  ].join("");
}

function renderFinality({ finality: { verdict, code } }: LedgerAudit, language: Language): string {
  const codes: readonly CodeEntry[] = verdictCodes.finality;
  const said = codes.find((each) => each.code === code)?.labels[language] ?? "";
  return `${label(fragments, "finality", language)}: ${label(verdicts, verdict, language)}  ${said} [${code}]\n`;
}

/** A line each, and once what is to be done about all that are a matter for the same. */
function renderFindings(findings: readonly Finding[], language: Language): string {
  const say = sayOf(language);
  const shown = findings.slice(0, MOST_SHOWN);
  const rest = findings.length - shown.length;
  const advice = [...new Set(findings.map(({ code }) => ledgerFindingAdvice[matterOf[code]][language]))];
  return [
    renderTable(
      shown.map((finding) => [
        placeOf(finding, language),
        `${label(ledgerFindings, finding.code, language)} [${finding.code}]`,
        safeText(finding.subject ?? ""),
        safeText(listCounts(finding.details)),
      ]),
    ),
    ...(rest > 0 ? [`${say("more", { count: rest })}\n`] : []),
    ...advice.map((line) => `→ ${line}\n`),
  ].join("");
}

function placeOf({ block, transaction, log }: Finding, language: Language): string {
  if (block === null) return "";
  const say = sayOf(language);
  if (transaction === null || log === null) return say("block", { block });
  return say("log", { block, transaction, log });
}

function renderStorage({ contract, words, derivedRoot, provenRoot }: ComparedStorage, language: Language): string {
  const say = sayOf(language);
  if (provenRoot === null) return say("wordsUnproven", { contract });
  return say(provenRoot === derivedRoot ? "words" : "wordsDiffer", { contract, words });
}

const listCounts = (counts: Readonly<Record<string, string | number>>): string =>
  Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(", ");
