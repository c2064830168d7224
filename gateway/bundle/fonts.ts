import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { create, type Font } from "fontkit";
import { safeText } from "../domain/safe-text.ts";

/** The faces of a sheet: Noto Sans with the Chinese characters of GBK and Big5, of which a PDF takes what it uses. */
export interface Faces {
  readonly regular: Font;
  readonly bold: Font;
}

const FOLDER = "../fonts";
let faces: Faces | undefined;

/** Reads the faces, once in a process. */
export function openFaces(): Faces {
  faces ??= { regular: openFace("NotoSansHans-Regular.otf"), bold: openFace("NotoSansHans-Bold.otf") };
  return faces;
}

function openFace(file: string): Font {
  const main = createRequire(import.meta.url).resolve("@embedpdf/fonts-sc");
  const font = create(readFileSync(path.join(path.dirname(main), FOLDER, file)));
  if (font.type === "TTC" || font.type === "DFont") throw new TypeError(`${file} is no single font`);
  return font as Font;
}

/** A text as it can be drawn: what is invisible, or has no glyph in both faces, is shown as an escape and never left out. */
export function drawable(text: string, { regular, bold }: Faces): string {
  return [...safeText(text)]
    .map((character) => {
      const point = character.codePointAt(0) ?? 0;
      const hasGlyph = regular.hasGlyphForCodePoint(point) && bold.hasGlyphForCodePoint(point);
      return hasGlyph ? character : `\\u{${point.toString(16)}}`;
    })
    .join("");
}
