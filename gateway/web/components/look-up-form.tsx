import { sayIn } from "../../domain/texts/say.ts";
import { pageTexts } from "../texts/page-texts.ts";
import type { View } from "../view.ts";

/** Asks for an id; works without a script. What somebody types instead of one is in no address. */
export function LookUpForm({ view, id = "" }: { readonly view: View; readonly id?: string }) {
  const say = sayIn(pageTexts, view.language);
  return (
    <form class="look-up" method="post" action="/verify/record">
      {view.chosen === undefined ? null : <input type="hidden" name="lang" value={view.chosen} />}
      <label for="id">{say("id")}</label>
      <p id="id-hint" class="hint">
        {say("lookUpHint")}
      </p>
      <div class="row">
        <input
          id="id"
          name="id"
          type="text"
          value={id}
          required
          maxLength={200}
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          aria-describedby="id-hint"
        />
        <button type="submit">{say("lookUp")}</button>
      </div>
    </form>
  );
}
