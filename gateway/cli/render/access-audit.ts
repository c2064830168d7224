import type { AccessAudit } from "../../domain/audit-access-log.ts";
import { accessFindings } from "../../domain/codes/access-findings.ts";
import { type Language, label } from "../../domain/codes/code-list.ts";
import { verdicts } from "../../domain/codes/verdicts.ts";
import { safeText } from "../../domain/safe-text.ts";
import { sayIn } from "../../domain/texts/say.ts";
import type { AnchorSource, LogSource } from "../audit-sources.ts";
import { renderAsOf } from "./as-of.ts";
import { auditTexts } from "./audit-texts.ts";
import { renderTable } from "./table.ts";

/** An audit with who was asked for what. */
export interface ShownAudit extends AccessAudit {
  readonly partner: string;
  readonly entriesFrom: LogSource;
  /** Who was asked beside the one that is audited; none: its own word was taken for the anchors. */
  readonly anchorsFrom: readonly AnchorSource[];
}

/** Who was asked, what is to be said of an access log, a line a day, and of each entry that is wrong. */
export function renderAccessAudit(audit: ShownAudit, language: Language): string {
  const { partner, entries, days, findings, verdict, anchorsFrom } = audit;
  const say = sayIn(auditTexts, language);
  const isAlone = anchorsFrom.length === 0;
  const named = label(verdicts, verdict, language);
  const concluded = isAlone && verdict === "holds" ? say("asShown", { verdict: named }) : named;
  return [
    ...(isAlone ? [`${say("onlyAudited")}\n`] : []),
    ...renderSources(audit, language),
    `${concluded}  ${say("accessLogOf", { partner, entries })}\n`,
    renderTable(
      days.map((day) => [
        label(verdicts, day.verdict, language),
        day.day,
        say("accessEntries", { entries: day.entries }),
        `${label(accessFindings, day.code, language)} [${day.code}]`,
      ]),
    ),
    renderTable(
      findings.map(({ sequence, code }) => [
        say("accessEntry", { sequence }),
        `${label(accessFindings, code, language)} [${code}]`,
      ]),
    ),
  ].join("");
}

function renderSources({ partner, entriesFrom, anchorsFrom }: ShownAudit, language: Language): string[] {
  const say = sayIn(auditTexts, language);
  const comma = language.startsWith("zh") ? "，" : ", ";
  const place = safeText(entriesFrom.place);
  const asOf = entriesFrom.kind === "gateway" ? renderAsOf(entriesFrom.asOf, language) : "\n";
  const anchors = anchorsFrom.map((source) => {
    const from =
      source.kind === "node"
        ? say("anchorsFromNode", { place: source.place })
        : say("anchorsFromWitness", { partner: source.partner, place: source.place });
    return `${from}${comma}${renderAsOf(source.asOf, language)}`;
  });
  const isAlone = anchors.length === 0;
  const shownThere = `${say("anchorsFromAudited")}${asOf === "\n" ? "" : comma}${asOf}`;
  return [`${sayLog()}\n`, ...(isAlone ? [shownThere] : anchors)];

  function sayLog(): string {
    if (entriesFrom.kind === "gateway") return say("entriesFromGateway", { partner, place });
    if (entriesFrom.takenAt === null) return say("entriesFromDatabase", { place });
    return say("entriesFromBackup", { time: entriesFrom.takenAt, place });
  }
}
