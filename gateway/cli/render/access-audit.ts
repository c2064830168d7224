import type { AccessAudit } from "../../domain/audit-access-log.ts";
import { accessFindings } from "../../domain/codes/access-findings.ts";
import { type Language, label } from "../../domain/codes/code-list.ts";
import { verdicts } from "../../domain/codes/verdicts.ts";
import { sayIn } from "../../domain/texts/say.ts";
import type { AsOf } from "../../domain/wire/network.ts";
import { renderAsOf } from "./as-of.ts";
import { commandTexts } from "./command-texts.ts";
import { renderTable } from "./table.ts";

/** What is to be said of an access log, a line a day, and of each entry that is wrong. */
export function renderAccessAudit(
  { asOf, partner, entries, days, findings, verdict }: AccessAudit & { readonly asOf: AsOf; readonly partner: string },
  language: Language,
): string {
  const say = sayIn(commandTexts, language);
  return [
    renderAsOf(asOf, language),
    `${label(verdicts, verdict, language)}  ${say("accessLogOf", { partner, entries })}\n`,
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
