import type { Language } from "../../domain/codes/code-list.ts";
import { safeText } from "../../domain/safe-text.ts";
import { sayIn } from "../../domain/texts/say.ts";
import { verificationTexts } from "../../domain/texts/verification-texts.ts";
import { AsOfLine } from "../components/as-of-line.tsx";
import { VerdictBadge } from "../components/verdict-badge.tsx";
import { VerifiedFileView } from "../components/verified-file-view.tsx";
import { pageTexts } from "../texts/page-texts.ts";
import type { View } from "../view.ts";
import type { Answer } from "./ask-gateway.ts";

/** A file on its way: how far its digests are. */
export interface FileProgress {
  readonly name: string;
  readonly state: "waiting" | "digesting" | "digested" | "unreadable";
  /** 0 to 1. */
  readonly part: number;
}

export interface VerificationState {
  readonly files: readonly FileProgress[];
  readonly answer: Answer | undefined;
  readonly onCancel: () => void;
}

/** The verification that runs, or its result. */
export function VerificationView({ state, view }: { readonly state: VerificationState; readonly view: View }) {
  const { files, answer } = state;
  const say = sayIn(verificationTexts, view.language);
  if (answer === undefined) return <Progress files={files} onCancel={state.onCancel} view={view} />;
  return (
    <section class="result" aria-labelledby="result-heading">
      <h3 id="result-heading" class="result-heading">
        {say("resultHeading")}
      </h3>
      <AnswerView answer={answer} view={view} />
      <UnreadableFiles files={files} language={view.language} />
      <p class="no-print">
        <button type="button" class="quiet" onClick={() => window.print()}>
          {sayIn(pageTexts, view.language)("print")}
        </button>
      </p>
    </section>
  );
}

function AnswerView({ answer, view }: { readonly answer: Answer; readonly view: View }) {
  if (answer.type === "nothing") return null;
  if (answer.type === "refused") {
    const texts = [answer.title ?? sayIn(verificationTexts, view.language)("noAnswer"), answer.action];
    return <div class="message">{texts.map((text) => (text === undefined ? null : <p>{text}</p>))}</div>;
  }
  return (
    <>
      <AsOfLine {...answer.standing} view={view} />
      {answer.verification.files.map((file) => (
        <VerifiedFileView file={file} view={view} />
      ))}
    </>
  );
}

/** Of files that the browser could not read, that nothing is known. */
export function UnreadableFiles({
  files,
  language,
}: {
  readonly files: readonly FileProgress[];
  readonly language: Language;
}) {
  return (
    <>
      {files
        .filter((file) => file.state === "unreadable")
        .map(({ name }) => (
          <article class="file file--unknown">
            <header>
              <VerdictBadge verdict="unknown" language={language} />
              <h3>
                <bdi>{safeText(name)}</bdi>
              </h3>
            </header>
            <p class="conclusion">{sayIn(verificationTexts, language)("unreadable")}</p>
          </article>
        ))}
    </>
  );
}

interface ProgressOptions extends Pick<VerificationState, "files" | "onCancel"> {
  readonly view: View;
}

/** How far the digests of files are. */
export function Progress({ files, onCancel, view }: ProgressOptions) {
  const say = sayIn(verificationTexts, view.language);
  return (
    <div class="progress">
      <ul>
        {files.map((file) => (
          <li>
            <span>
              <bdi>{safeText(file.name)}</bdi>
            </span>
            {file.state === "digesting" ? (
              <progress max={1} value={file.part} aria-label={`${say("digesting")}: ${safeText(file.name)}`} />
            ) : (
              <span class="hint">{say(file.state === "unreadable" ? "unreadable" : file.state)}</span>
            )}
          </li>
        ))}
      </ul>
      <button type="button" class="quiet" onClick={onCancel}>
        {say("cancel")}
      </button>
    </div>
  );
}
