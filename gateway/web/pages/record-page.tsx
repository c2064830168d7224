import type { Child } from "hono/jsx";
import { sayIn } from "../../domain/texts/say.ts";
import type { NetworkInfo } from "../../domain/wire/network.ts";
import { AsOfLine, type Standing } from "../components/as-of-line.tsx";
import { LookUpForm } from "../components/look-up-form.tsx";
import { NodeWarning } from "../components/notice-board.tsx";
import { pageTexts } from "../texts/page-texts.ts";
import { hrefOf, type View } from "../view.ts";

interface RecordPageOptions {
  readonly view: View;
  readonly standing: Standing;
  readonly node: NetworkInfo["node"];
  readonly children?: Child;
}

/** One record in words, after the block that the words hold as of. */
export function RecordPage({ view, standing, node, children }: RecordPageOptions) {
  const say = sayIn(pageTexts, view.language);
  return (
    <>
      {node === "following" ? null : <NodeWarning node={node} view={view} />}
      <AsOfLine {...standing} view={view} />
      {children}
      <section class="no-print" aria-labelledby="look-up-heading">
        <h2 id="look-up-heading">{say("lookUpHeading")}</h2>
        <LookUpForm view={view} />
        <p>
          <a href={hrefOf(view, "/verify")}>{say("back")}</a>
        </p>
      </section>
    </>
  );
}
