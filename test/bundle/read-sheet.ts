import jsQr from "jsqr";
import { extractText } from "unpdf";

/** The text of a PDF as another reader finds it, without white space, which lines and columns make. */
export async function textOf(pdf: Uint8Array): Promise<string> {
  // Whoever extracts takes the bytes for itself.
  const { text } = await extractText(Uint8Array.from(pdf), { mergePages: true });
  return squeeze(text);
}

export const squeeze = (text: string): string => text.replaceAll(/\s/g, "");

// What the module exports is the function that its types call the default.
const decode = jsQr as unknown as typeof jsQr.default;
const PIXELS = 6;

/** What the QR code says that is drawn in a PDF: its rectangles, which nothing else on a sheet has, as a scanner sees them. */
export function markIn(pdf: Uint8Array): string | undefined {
  const drawn = [
    ...Buffer.from(pdf)
      .toString("latin1")
      .matchAll(/^([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re$/gm),
  ];
  const boxes = drawn.map(([, ...sides]) => sides.map(Number) as [number, number, number, number]);
  const module = Math.min(...boxes.map(([, , , height]) => height));
  const [left, top] = [Math.min(...boxes.map(([x]) => x)), Math.min(...boxes.map(([, y]) => y))];
  const at = (place: number, start: number) => Math.round(((place - start) / module + 4) * PIXELS);
  const side = at(Math.max(...boxes.map(([x, , width]) => x + width)), left) + 4 * PIXELS;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [x, y, width, height] of boxes)
    for (let line = at(y, top); line < at(y + height, top); line += 1)
      for (let column = at(x, left); column < at(x + width, left); column += 1)
        pixels.fill(0, (line * side + column) * 4, (line * side + column) * 4 + 3);
  return decode(pixels, side, side)?.data;
}
