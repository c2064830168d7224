import type { Verdict } from "../domain/codes/verdicts.ts";
import { drawable, type Faces } from "./fonts.ts";
import type { Row } from "./sheet.ts";

/** What of a PDF document a pen uses. */
export type Paper = PDFKit.PDFDocument;

export const MARGIN = 48;
/** Where the foot stands, in points from the lower edge. */
export const FOOT = 30;
const NAME_WIDTH = 104;
const WORD_WIDTH = 74;
const GAP = 8;
const SMALL = 8.5;
const LEADING = 1.5;
const ROW_GAP = 2;
const INK = "#000000";
const GREY = "#555555";
const colours: Readonly<Record<Verdict, string>> = { holds: "#14602e", fails: "#a01414", unknown: "#7a5200" };

/** Writes down a page and goes on with the next one. */
export interface Pen {
  heading(text: string): void;
  paragraph(text: string): void;
  item(text: string): void;
  /** The lines of one command. */
  command(lines: readonly string[]): void;
  /** Rows, which a title keeps on one page where they fit on one. */
  rows(rows: readonly Row[], title?: string): void;
}

/** A pen for a document whose fonts `regular` and `bold` are these faces. */
export function openPen(paper: Paper, faces: Faces): Pen {
  const width = paper.page.width - 2 * MARGIN;
  const bottom = paper.page.height - MARGIN;
  const show = (text: string): string => drawable(text, faces);

  /** Begins a page where less than this is left. What is higher than a page flows over several. */
  const keep = (height: number): void => {
    if (paper.y + height > bottom && paper.y > MARGIN) paper.addPage();
  };
  const use = (font: "regular" | "bold", size: number, colour = INK) =>
    paper.font(font).fontSize(size).fillColor(colour);
  const heightOf = (text: string, font: "regular" | "bold", size: number, inWidth: number): number =>
    use(font, size).heightOfString(text, { width: inWidth, lineGap: LEADING });
  const write = (text: string, left: number, top: number, inWidth: number): void => {
    paper.text(text, left, top, { width: inWidth, lineGap: LEADING });
  };

  const layOut = ({ name, value, verdict }: Row) => {
    const second = MARGIN + NAME_WIDTH + GAP;
    const left = second + (verdict === undefined ? 0 : WORD_WIDTH + GAP);
    const wide = MARGIN + width - left;
    const texts = { name: show(name), word: show(verdict?.word ?? ""), value: show(value) };
    const height = Math.max(
      heightOf(texts.name, "regular", SMALL, NAME_WIDTH),
      verdict === undefined ? 0 : heightOf(texts.word, "bold", SMALL, WORD_WIDTH),
      texts.value === "" ? 0 : heightOf(texts.value, "regular", SMALL, wide),
    );
    return { second, left, wide, texts, verdict, height };
  };

  const row = ({ second, left, wide, texts, verdict, height }: ReturnType<typeof layOut>): void => {
    keep(height);
    const top = paper.y;
    const page = paper.page;
    use("regular", SMALL, GREY);
    write(texts.name, MARGIN, top, NAME_WIDTH);
    if (verdict !== undefined) {
      use("bold", SMALL, colours[verdict.is]);
      write(texts.word, second, top, WORD_WIDTH);
    }
    if (texts.value !== "") {
      use("regular", SMALL);
      write(texts.value, left, top, wide);
    }
    // A value that went on to another page ends there.
    if (paper.page === page) paper.y = top + height;
    paper.y += ROW_GAP;
  };

  return {
    heading: (text) => {
      keep(130);
      paper.y += 9;
      use("bold", 11);
      write(show(text), MARGIN, paper.y, width);
      paper
        .moveTo(MARGIN, paper.y)
        .lineTo(MARGIN + width, paper.y)
        .lineWidth(0.5)
        .strokeColor("#999999")
        .stroke();
      paper.y += 4;
    },
    paragraph: (text) => {
      const shown = show(text);
      keep(heightOf(shown, "regular", SMALL, width));
      use("regular", SMALL);
      write(shown, MARGIN, paper.y, width);
      paper.y += 3;
    },
    item: (text) => {
      const shown = show(text);
      keep(heightOf(shown, "regular", SMALL, width - 12));
      const top = paper.y;
      use("regular", SMALL);
      write("–", MARGIN, top, 12);
      write(shown, MARGIN + 12, top, width - 12);
      paper.y += ROW_GAP;
    },
    command: (lines) => {
      use("regular", SMALL);
      keep(heightOf(lines.map(show).join("\n"), "regular", SMALL, width - 12));
      for (const [number, line] of lines.entries()) {
        const indent = number === 0 ? 12 : 24;
        write(show(line), MARGIN + indent, paper.y, width - indent);
      }
      paper.y += 3;
    },
    rows: (rows, title) => {
      const laidOut = rows.map(layOut);
      if (title !== undefined) {
        const shown = show(title);
        const heights = laidOut.map(({ height }) => height + ROW_GAP);
        const whole = heights.reduce((sum, height) => sum + height, heightOf(shown, "bold", 9, width) + 3);
        keep(Math.min(whole, bottom - MARGIN));
        paper.y += 3;
        use("bold", 9);
        write(shown, MARGIN, paper.y, width);
      }
      for (const each of laidOut) row(each);
    },
  };
}
