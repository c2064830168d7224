import { sayIn } from "../../domain/texts/say.ts";
import { LookUpForm } from "../components/look-up-form.tsx";
import { pageTexts } from "../texts/page-texts.ts";
import { hrefOf, type View } from "../view.ts";

/** Says what was wrong and lets the reader try again. */
export function MessagePage({
  view,
  texts,
  id,
}: {
  readonly view: View;
  readonly texts: readonly string[];
  readonly id?: string;
}) {
  const say = sayIn(pageTexts, view.language);
  return (
    <>
      <div class="message" role="alert">
        {texts.map((text) => (
          <p>{text}</p>
        ))}
      </div>
      <section aria-labelledby="look-up-heading">
        <h2 id="look-up-heading">{say("lookUpHeading")}</h2>
        <LookUpForm view={view} {...(id === undefined ? {} : { id })} />
      </section>
      <p>
        <a href={hrefOf(view, "/verify")}>{say("back")}</a>
      </p>
    </>
  );
}
