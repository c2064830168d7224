import type { Language } from "../../domain/codes/code-list.ts";
import { recordTexts } from "../../domain/texts/record-texts.ts";
import { sayIn } from "../../domain/texts/say.ts";
import type { PackageDetail } from "../../domain/wire/filing.ts";
import { commandTexts } from "./command-texts.ts";
import { renderExhibits, renderManifest } from "./evidence.ts";
import { renderTable } from "./table.ts";

/** What a gateway holds of a package, and as what it is recorded. */
export function renderPackage(
  { root, manifest, exhibits, evidence, eraseAt, isHeld }: PackageDetail,
  language: Language,
): string {
  const say = sayIn(commandTexts, language);
  return renderTable([
    [sayIn(recordTexts, language)("root"), root],
    ...(evidence.length === 0
      ? [[say("recordedAs"), say("notRecorded")]]
      : evidence.map(({ id }) => [say("recordedAs"), id])),
    ...(eraseAt === null ? [] : [[say("retention"), say(isHeld ? "keptByHold" : "erasedFrom", { time: eraseAt })]]),
    ...(eraseAt === null && isHeld ? [[say("retention"), say("heldWithoutEnd")]] : []),
    ...renderManifest(manifest, language),
    ...renderExhibits(exhibits, language),
  ]);
}
