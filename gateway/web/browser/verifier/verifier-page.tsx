import { useEffect, useRef, useState } from "hono/jsx/dom";
import { type Language, languages } from "../../../domain/codes/code-list.ts";
import { sayIn } from "../../../domain/texts/say.ts";
import { LANGUAGE_NAMES } from "../../language-names.ts";
import { pageTexts } from "../../texts/page-texts.ts";
import { verifierTexts } from "../../texts/verifier-texts.ts";
import type { View } from "../../view.ts";
import type { ReceiptWorker } from "./ask-worker.ts";
import type { Choice } from "./read-choice.ts";
import { describeStage, StageView } from "./stage-view.tsx";
import { VerifierForm } from "./verifier-form.tsx";
import { type Stage, verifyChoice } from "./verify-choice.ts";

interface VerifierPageOptions {
  readonly firstLanguage: Language;
  readonly places: Readonly<Record<Language, View["places"]>>;
  readonly digestWorkerUrl: string;
  readonly worker: ReceiptWorker;
  /** Whether somebody serves the page, so that it can be saved. */
  readonly isServed: boolean;
}

/** The whole page that verifies with a receipt. Another language leaves what was chosen and found as it is. */
export function VerifierPage({ firstLanguage, places, digestWorkerUrl, worker, isServed }: VerifierPageOptions) {
  const [language, setLanguage] = useState(firstLanguage);
  const [stage, setStage] = useState<Stage>({ type: "idle" });
  const running = useRef<AbortController | null>(null);
  const say = sayIn(verifierTexts, language);
  const view: View = { language, chosen: undefined, places: places[language] };

  useEffect(() => {
    document.documentElement.lang = language;
    document.title = `${say("title")} · Concord`;
  }, [language]);

  const stop = (next: Stage): void => {
    running.current?.abort();
    setStage(next);
  };
  const verify = (choice: Choice): void => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    verifyChoice(choice, { digestWorkerUrl, worker, signal: controller.signal, onStage: setStage }).catch(
      (error: unknown) => setStage({ type: "concluded", report: { type: "failed", reason: String(error) }, files: [] }),
    );
  };
  return (
    <>
      <a class="skip" href="#content">
        {sayIn(pageTexts, language)("skip")}
      </a>
      <header class="top">
        <span class="brand">
          <strong>Concord</strong>
        </span>
        <LanguageNav language={language} onChoose={setLanguage} />
      </header>
      <main id="content" tabIndex={-1}>
        <h1>{say("title")}</h1>
        <section class="no-print" aria-label={say("title")}>
          <p>{say("intro")}</p>
          <VerifierForm
            view={view}
            mistake={stage.type === "mistaken" ? stage.mistake : undefined}
            onVerify={verify}
            onMistake={(mistake) => stop({ type: "mistaken", mistake })}
            onChange={() => stop({ type: "idle" })}
          />
          <p id="verifier-status" class="status" role="status">
            {describeStage(stage, language)}
          </p>
        </section>
        <StageView stage={stage} view={view} onCancel={() => stop({ type: "cancelled" })} />
      </main>
      <footer>
        <p>{say("foot")}</p>
        {isServed ? (
          <p class="no-print">
            <a href={location.pathname} download="concord-verifier.html">
              {say("save")}
            </a>
          </p>
        ) : null}
      </footer>
    </>
  );
}

function LanguageNav({
  language,
  onChoose,
}: {
  readonly language: Language;
  readonly onChoose: (language: Language) => void;
}) {
  return (
    <nav aria-label={sayIn(pageTexts, language)("languages")}>
      <ul class="languages">
        {languages.map((other) => (
          <li>
            <a
              href={`?lang=${other}`}
              lang={other}
              hrefLang={other}
              aria-current={other === language ? "true" : undefined}
              onClick={(event: Event) => {
                event.preventDefault();
                onChoose(other);
              }}
            >
              {LANGUAGE_NAMES[other]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
