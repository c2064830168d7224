import type { Language } from "../../../domain/codes/code-list.ts";
import { describeProblem } from "../../../domain/codes/problems.ts";
import { safeText } from "../../../domain/safe-text.ts";
import { sayIn } from "../../../domain/texts/say.ts";
import { verificationTexts } from "../../../domain/texts/verification-texts.ts";
import { isInconclusive } from "../../../receipts/refusals.ts";
import { VerdictBadge } from "../../components/verdict-badge.tsx";
import { pageTexts } from "../../texts/page-texts.ts";
import { verifierTexts } from "../../texts/verifier-texts.ts";
import type { View } from "../../view.ts";
import { Progress, UnreadableFiles } from "../verification-view.tsx";
import type { ReceiptReport } from "./receipt-report.ts";
import { ReceiptResult } from "./receipt-result.tsx";
import type { Stage } from "./verify-choice.ts";

const UNREADABLE = {
  receipt: "unreadableReceipt",
  anchor: "unreadableAnchor",
  checkpoint: "unreadableCheckpoint",
} as const;

/** How far it is, in a sentence that a screen reader reads out. */
export function describeStage(stage: Stage, language: Language): string {
  const say = sayIn(verifierTexts, language);
  const sayVerification = sayIn(verificationTexts, language);
  switch (stage.type) {
    case "idle":
      return "";
    case "mistaken":
      return say(stage.mistake.text);
    case "digesting":
      return sayVerification("progress", { number: stage.position + 1, count: stage.files.length });
    case "checking":
      return say("checking");
    case "cancelled":
      return sayVerification("cancelled");
    case "unreadable":
      return say(UNREADABLE[stage.what]);
    case "concluded":
      return conclude(stage, language);
  }
}

function conclude({ report, files }: Stage & { readonly type: "concluded" }, language: Language): string {
  if (report.type === "failed") return sayIn(verifierTexts, language)("failed");
  if (report.type === "refused") return describeProblem(report.code, language).title;
  const count = (verdict: string): number => report.answer.files.filter((file) => file.verdict === verdict).length;
  const unread = files.filter(({ state }) => state === "unreadable").length;
  const counts = { holds: count("holds"), fails: count("fails"), unknown: count("unknown") + unread };
  return sayIn(verificationTexts, language)("done", counts);
}

interface StageViewOptions {
  readonly stage: Stage;
  readonly view: View;
  readonly onCancel: () => void;
}

/** The verification that runs, or its result. */
export function StageView({ stage, view, onCancel }: StageViewOptions) {
  const { language } = view;
  if (stage.type === "digesting")
    return (
      <section aria-label={sayIn(verificationTexts, language)("digesting")}>
        <Progress files={stage.files} onCancel={onCancel} view={view} />
      </section>
    );
  if (stage.type === "checking")
    return (
      <section aria-label={sayIn(verifierTexts, language)("checking")}>
        <button type="button" class="quiet" onClick={onCancel}>
          {sayIn(verificationTexts, language)("cancel")}
        </button>
      </section>
    );
  if (stage.type !== "concluded" || stage.report.type === "failed") return null;
  return (
    <section class="result" aria-labelledby="result-heading">
      <h2 id="result-heading">{sayIn(verificationTexts, language)("resultHeading")}</h2>
      <ReportView report={stage.report} view={view} />
      {stage.report.type === "verified" ? <UnreadableFiles files={stage.files} language={language} /> : null}
      <p class="no-print">
        <button type="button" class="quiet" onClick={() => window.print()}>
          {sayIn(pageTexts, language)("print")}
        </button>
      </p>
    </section>
  );
}

function ReportView({ report, view }: { readonly report: ReceiptReport; readonly view: View }) {
  if (report.type === "failed") return null;
  if (report.type === "verified") return <ReceiptResult answer={report.answer} view={view} />;
  const { language } = view;
  const { title, action } = describeProblem(report.code, language);
  // What is no receipt refutes nothing; one that contradicts itself does.
  const verdict = isInconclusive(report.code) ? "unknown" : "fails";
  return (
    <article class={`file file--${verdict}`}>
      <header>
        <VerdictBadge verdict={verdict} language={language} />
        <h3>{title}</h3>
      </header>
      <p>
        {language === "en" ? `${safeText(report.detail)} ` : ""}
        <code class="code">{report.code}</code>
      </p>
      {action === undefined ? null : (
        <p class="advice">
          <strong>{sayIn(verificationTexts, language)("whatToDo")}</strong> {action}
        </p>
      )}
    </article>
  );
}
