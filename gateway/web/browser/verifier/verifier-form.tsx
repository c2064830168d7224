import { sayIn } from "../../../domain/texts/say.ts";
import { verifierTexts } from "../../texts/verifier-texts.ts";
import type { View } from "../../view.ts";
import { type Choice, type Mistake, readChoice } from "./read-choice.ts";

type Text = keyof typeof verifierTexts;

interface VerifierFormOptions {
  readonly view: View;
  readonly mistake: Mistake | undefined;
  readonly onVerify: (choice: Choice) => void;
  readonly onMistake: (mistake: Mistake) => void;
  /** Something else is chosen than what was verified. */
  readonly onChange: () => void;
}

/** Where files, receipt and anchor are chosen. Fields are the browser's own, which keyboards and screen readers know. */
export function VerifierForm({ view, mistake, onVerify, onMistake, onChange }: VerifierFormOptions) {
  const say = sayIn(verifierTexts, view.language);
  const submit = (event: Event): void => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const read = readChoice(form);
    if ("field" in read) {
      (form.elements.namedItem(read.field) as HTMLElement).focus();
      onMistake(read);
    } else onVerify(read);
  };
  const field = (name: string, label: Text, hint: Text | undefined, attributes: Record<string, unknown>) => (
    <div class="field">
      <label for={name}>{say(label)}</label>
      {hint === undefined ? null : (
        <p id={`${name}-hint`} class="hint">
          {say(hint)}
        </p>
      )}
      <input
        id={name}
        name={name}
        aria-describedby={hint && `${name}-hint`}
        aria-invalid={mistake?.field === name ? "true" : undefined}
        onChange={onChange}
        {...attributes}
      />
    </div>
  );
  const json = { type: "file", accept: ".json,application/json" };
  return (
    <form id="verifier-form" class="verifier" noValidate onSubmit={submit}>
      {field("files", "files", "filesHint", { type: "file", multiple: true })}
      {field("receipt", "receipt", "receiptHint", json)}
      {field("anchor", "anchor", "anchorHint", json)}
      <details>
        <summary>{say("more")}</summary>
        {field("checkpoints", "checkpoints", "checkpointsHint", { ...json, multiple: true })}
        {field("formerAnchors", "formerAnchors", "formerAnchorsHint", { ...json, multiple: true })}
        {field("asker", "asker", "askerHint", { type: "text", maxLength: 2, autocomplete: "off", size: 4 })}
        {field("maxAge", "maxAge", undefined, {
          type: "text",
          inputMode: "numeric",
          maxLength: 5,
          autocomplete: "off",
          size: 6,
        })}
      </details>
      <button type="submit">{say("verify")}</button>
    </form>
  );
}
