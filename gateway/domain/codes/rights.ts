import { type CodeIn, numbered } from "./code-list.ts";

/** The intellectual property right that goods are suspected to infringe. */
export const rights = [
  numbered(1, "trademark", "商标权", "商標", "Trade mark", "Marca"),
  numbered(2, "copyright", "著作权", "版權", "Copyright", "Direito de autor"),
  numbered(3, "patent", "专利权", "專利", "Patent", "Patente"),
] as const;

export type Right = CodeIn<typeof rights>;
