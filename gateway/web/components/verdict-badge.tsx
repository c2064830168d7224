import { type Language, label } from "../../domain/codes/code-list.ts";
import { type Verdict, verdicts } from "../../domain/codes/verdicts.ts";

/** A verdict by word, symbol, outline and colour, so that no two are told apart by colour alone. */
export function VerdictBadge({ verdict, language }: { readonly verdict: Verdict; readonly language: Language }) {
  return (
    <span class={`verdict verdict--${verdict}`}>
      <VerdictSymbol verdict={verdict} />
      <span>{label(verdicts, verdict, language)}</span>
    </span>
  );
}

/** A filled disc with a tick; a filled octagon with a cross; an empty broken square with a question mark. */
function VerdictSymbol({ verdict }: { readonly verdict: Verdict }) {
  switch (verdict) {
    case "holds":
      return (
        <svg class="symbol" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
          <circle class="symbol-body" cx="12" cy="12" r="11" />
          <path class="symbol-mark" d="M6.5 12.5l4 4 7-8.5" />
        </svg>
      );
    case "fails":
      return (
        <svg class="symbol" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
          <path class="symbol-body" d="M7.5 1h9L23 7.5v9L16.5 23h-9L1 16.5v-9z" />
          <path class="symbol-mark" d="M8 8l8 8M16 8l-8 8" />
        </svg>
      );
    case "unknown":
      return (
        <svg class="symbol" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
          <rect class="symbol-outline" x="2" y="2" width="20" height="20" rx="2" />
          <path class="symbol-question" d="M8.5 9a3.5 3.5 0 1 1 5 3.2c-1 .5-1.5 1-1.5 2.3" />
          <circle class="symbol-dot" cx="12" cy="17.8" r="1.3" />
        </svg>
      );
  }
}
