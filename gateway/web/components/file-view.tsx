import type { Child } from "hono/jsx";
import { nameNumber } from "../../domain/texts/name-values.ts";
import { recordTexts } from "../../domain/texts/record-texts.ts";
import { sayIn } from "../../domain/texts/say.ts";
import { verificationTexts } from "../../domain/texts/verification-texts.ts";
import type { Finding, VerifiedFile } from "../../domain/wire/verification.ts";
import type { View } from "../view.ts";
import { Facts } from "./facts.tsx";
import { FindingList } from "./finding-list.tsx";
import { VerdictBadge } from "./verdict-badge.tsx";
import { Hex, Words } from "./words.tsx";

const sentences = { holds: "verdictHolds", fails: "verdictFails", unknown: "verdictUnknown" } as const;

interface FileViewOptions {
  readonly file: Pick<VerifiedFile, "name" | "size" | "sha256" | "sm3" | "verdict"> & {
    readonly findings: readonly Finding[];
  };
  readonly view: View;
  /** What it was compared with. */
  readonly children?: Child;
}

/** One file with its verdict and every finding, what it was compared with, and its digests. */
export function FileView({ file, view: { language }, children }: FileViewOptions) {
  const say = sayIn(verificationTexts, language);
  return (
    <article class={`file file--${file.verdict}`}>
      <header>
        <VerdictBadge verdict={file.verdict} language={language} />
        <h3>
          <Words text={file.name} />
        </h3>
      </header>
      <p class="conclusion">{say(sentences[file.verdict])}</p>
      <FindingList findings={file.findings} language={language} />
      {children}
      <h4>{sayIn(recordTexts, language)("digests")}</h4>
      <Facts
        facts={[
          [say("size"), say("bytes", { size: nameNumber(file.size, language) })],
          ["SHA-256", <Hex digits={file.sha256} />],
          ["SM3", <Hex digits={file.sm3} />],
        ]}
      />
    </article>
  );
}
