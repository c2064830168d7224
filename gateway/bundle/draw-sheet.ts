import PDFDocument from "pdfkit";
import { drawMark } from "./draw-mark.ts";
import { drawable, type Faces, openFaces } from "./fonts.ts";
import { FOOT, MARGIN, openPen, type Paper, type Pen } from "./pen.ts";
import type { Block, Sheet } from "./sheet.ts";

const MARK_SIDE = 118;
const FOOT_SIZE = 7;

/**
 * Draws a sheet as a PDF, whose bytes follow from the sheet and from nothing else: its dates are the sheet's, its id follows from them
 * and the title, and nothing is compressed, so that no library's version of that shows. It says of itself that it is PDF/A-2b; whether it
 * is was not validated.
 */
export function drawSheet(sheet: Sheet): Promise<Uint8Array> {
  const faces = openFaces();
  const date = new Date(sheet.date * 1_000);
  const title = drawable(`Concord – ${sheet.title} – ${sheet.mark}`, faces);
  const paper = new PDFDocument({
    size: "A4",
    margin: MARGIN,
    autoFirstPage: false,
    font: sourceOf(faces.regular),
    bufferPages: true,
    compress: false,
    pdfVersion: "1.7",
    subset: "PDF/A-2b",
    lang: sheet.language,
    displayTitle: true,
    info: { Title: title, Creator: "concord", Producer: "concord", CreationDate: date },
  });
  for (const [name, face] of Object.entries(faces)) paper.registerFont(name, sourceOf(face));
  const whole = collect(paper);
  paper.addPage();
  drawHead(paper, sheet, faces);
  const pen = openPen(paper, faces);
  for (const { heading, blocks } of sheet.parts) {
    pen.heading(heading);
    for (const block of blocks) drawBlock(pen, block);
  }
  drawFeet(paper, sheet);
  paper.end();
  return whole;
}

/** A document takes a font that was read already, which its types do not know. */
const sourceOf = (face: Faces["regular"]) => face as unknown as string;

function drawHead(paper: Paper, { title, lead, mark, markCaption }: Sheet, faces: Faces): void {
  const left = paper.page.width - MARGIN - MARK_SIDE;
  paper.fillColor("#000000");
  drawMark(mark, left, MARGIN - 12, MARK_SIDE, (...box) => void paper.rect(...box));
  paper.fill();
  paper.font("regular").fontSize(FOOT_SIZE);
  paper.text(drawable(markCaption, faces), left, MARGIN - 12 + MARK_SIDE - 4, { width: MARK_SIDE, align: "center" });
  const below = paper.y;
  const width = paper.page.width - 2 * MARGIN - MARK_SIDE - 12;
  paper.font("bold").fontSize(9).text("Concord", MARGIN, MARGIN, { width });
  paper.fontSize(18).text(drawable(title, faces), { width });
  paper.moveDown(0.4);
  paper.font("regular").fontSize(9).text(drawable(lead, faces), { width, lineGap: 2 });
  paper.y = Math.max(paper.y, below) + 2;
}

function drawBlock(pen: Pen, block: Block): void {
  switch (block.kind) {
    case "text":
      pen.paragraph(block.text);
      break;
    case "command":
      pen.command(block.lines);
      break;
    case "list":
      for (const item of block.items) pen.item(item);
      break;
    case "rows":
      pen.rows(block.rows, block.title);
      break;
  }
}

function drawFeet(paper: Paper, { foot }: Sheet): void {
  const { start, count } = paper.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    paper.switchToPage(page);
    const number = `${page - start + 1} / ${count}`;
    const top = paper.page.height - FOOT;
    paper.font("regular").fontSize(FOOT_SIZE).fillColor("#555555");
    paper.text(foot, MARGIN, top, { lineBreak: false });
    paper.text(number, paper.page.width - MARGIN - paper.widthOfString(number), top, { lineBreak: false });
  }
}

function collect(paper: Paper): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const pieces: Uint8Array[] = [];
    paper.on("data", (piece: Uint8Array) => pieces.push(piece));
    paper.once("end", () => resolve(Buffer.concat(pieces)));
    paper.once("error", reject);
  });
}
