import type { verifierTexts } from "../../texts/verifier-texts.ts";
import type { ChosenFile } from "../digest-file.ts";

const MOST_DAYS = 36_500;
const DAY_SECONDS = 86_400;

/** What somebody chose in the form. */
export interface Choice {
  readonly files: readonly ChosenFile[];
  readonly receipt: File;
  readonly anchor: File | undefined;
  readonly checkpoints: readonly File[];
  /** What a renewed receipt was held against before. */
  readonly formerAnchors: readonly File[];
  readonly asker: string | undefined;
  readonly maxAgeSeconds: number | undefined;
}

/** What is wrong in the form: the field, and the text that says so. */
export interface Mistake {
  readonly field: "files" | "receipt" | "anchor" | "asker" | "maxAge";
  readonly text: keyof typeof verifierTexts;
}

/** Reads the form; the first mistake where there is one. */
export function readChoice(form: HTMLFormElement): Choice | Mistake {
  const field = (name: string): HTMLInputElement => form.elements.namedItem(name) as HTMLInputElement;
  // Asking for the size is what fixes which state of the file is read.
  const files = [...(field("files").files ?? [])].map((file) => ({ file, size: file.size }));
  const [receipt] = field("receipt").files ?? [];
  const [anchor] = field("anchor").files ?? [];
  const checkpoints = [...(field("checkpoints").files ?? [])];
  const asker = field("asker").value.trim().toUpperCase();
  const days = field("maxAge").value.trim();
  if (files.length === 0) return { field: "files", text: "needsFiles" };
  if (receipt === undefined) return { field: "receipt", text: "needsReceipt" };
  if (checkpoints.length > 0 && anchor === undefined) return { field: "anchor", text: "needsAnchor" };
  if (!/^(?:[A-Z]{2})?$/.test(asker)) return { field: "asker", text: "wrongAsker" };
  if (!/^(?:[1-9][0-9]{0,4})?$/.test(days) || Number(days) > MOST_DAYS) return { field: "maxAge", text: "wrongMaxAge" };
  return {
    files,
    receipt,
    anchor,
    checkpoints,
    formerAnchors: [...(field("formerAnchors").files ?? [])],
    asker: asker === "" ? undefined : asker,
    maxAgeSeconds: days === "" ? undefined : Number(days) * DAY_SECONDS,
  };
}
