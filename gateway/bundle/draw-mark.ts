import { encode } from "uqr";

/** Fills a rectangle: left, top, width, height. */
type Fill = (x: number, y: number, width: number, height: number) => void;

/** Draws a text as a QR code (ISO/IEC 18004) with error correction M in a square; the four modules around it that must stay white are inside. */
export function drawMark(text: string, left: number, top: number, side: number, fill: Fill): void {
  const { data, size } = encode(text, { ecc: "M", border: 4 });
  const module = side / size;
  data.forEach((row, line) => {
    for (let start = row.indexOf(true); start !== -1; ) {
      const white = row.indexOf(false, start);
      const end = white === -1 ? size : white;
      fill(left + start * module, top + line * module, (end - start) * module, module);
      start = row.indexOf(true, end);
    }
  });
}
