import { createRoot } from "hono/jsx/dom/client";
import { sayIn } from "../../domain/texts/say.ts";
import { verificationTexts } from "../../domain/texts/verification-texts.ts";
import type { FileClaim } from "../../domain/wire/verification.ts";
import type { View } from "../view.ts";
import { acceptFiles } from "./accept-files.ts";
import { type Answer, askGateway } from "./ask-gateway.ts";
import type { ChosenFile } from "./digest-file.ts";
import { digestFiles } from "./digest-files.ts";
import { keepResult, type Result, takeResult } from "./keep-result.ts";
import { type FileProgress, VerificationView } from "./verification-view.tsx";

/** As many as the API takes in one verification. */
const MOST_FILES = 1_000;

/** Lets people drop or choose files, digests them here, and shows the gateway's verdicts. */
export function startVerification(section: HTMLElement, view: View): void {
  const say = sayIn(verificationTexts, view.language);
  const status = requireElement("verify-status");
  const root = createRoot(requireElement("verify-result"));
  let running: AbortController | undefined;
  let result: Result | undefined;

  const conclude = (concluded: Result): void => {
    const { answer, files } = concluded;
    result = answer.type === "verified" ? concluded : undefined;
    root.render(<VerificationView state={{ files, answer, onCancel: () => {} }} view={view} />);
    status.textContent = answer.type === "refused" ? say("noAnswer") : say("done", countVerdicts(answer, files));
  };

  const verify = async (files: readonly ChosenFile[]): Promise<void> => {
    running?.abort();
    result = undefined;
    if (files.length > MOST_FILES) {
      status.textContent = say("tooMany", { most: MOST_FILES });
      return;
    }
    const controller = new AbortController();
    running = controller;
    const onCancel = (): void => {
      controller.abort();
      root.render(null);
      status.textContent = say("cancelled");
    };
    const digested = await digestFiles(files, {
      workerUrl: section.dataset.worker ?? "",
      signal: controller.signal,
      onProgress: (progress, position) => {
        status.textContent = say("progress", { number: position + 1, count: files.length });
        root.render(<VerificationView state={{ files: progress, answer: undefined, onCancel }} view={view} />);
      },
    });
    if (digested === undefined) return;
    status.textContent = say("asking");
    const answer = await askWithin(digested.claims, controller.signal);
    if (answer !== undefined) conclude({ files: digested.files, answer });
  };

  /** Undefined when another verification was begun or this one cancelled meanwhile. */
  const askWithin = async (claims: readonly FileClaim[], signal: AbortSignal): Promise<Answer | undefined> => {
    const answer: Answer = await askGateway(claims, view.language);
    return signal.aborted ? undefined : answer;
  };

  acceptFiles(section, (files) => void verify(files));
  for (const link of document.querySelectorAll(".languages a")) {
    link.addEventListener("click", () => {
      if (result !== undefined) keepResult(result);
    });
  }
  const kept = takeResult();
  if (kept !== undefined) conclude(kept);
}

function countVerdicts(answer: Answer, progress: readonly FileProgress[]) {
  const files = answer.type === "verified" ? answer.verification.files : [];
  const count = (verdict: string): number => files.filter((file) => file.verdict === verdict).length;
  const unread = progress.filter(({ state }) => state === "unreadable").length;
  return { holds: count("holds"), fails: count("fails"), unknown: count("unknown") + unread };
}

function requireElement(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`the page has no #${id}`);
  return element;
}
