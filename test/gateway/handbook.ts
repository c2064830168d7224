import { readFileSync } from "node:fs";
import { resolve } from "node:path";

const HANDBOOK = resolve(import.meta.dirname, "../../gateway/OPERATING.md");

/** A block of commands of the operator's handbook. */
export interface Block {
  /** The heading that it stands under. */
  readonly section: string;
  /** Undefined where it is to be run: else what stands after `sh`. */
  readonly mark: string | undefined;
  readonly text: string;
}

/** The blocks of commands, in their order. */
export function readHandbook(): Block[] {
  const text = readFileSync(HANDBOOK, "utf8");
  let section = "";
  return [...text.matchAll(/^#{2,3} (.+)$|^```sh *(.*)\n([\s\S]*?)^```$/gm)].flatMap(([, heading, mark, commands]) => {
    if (heading !== undefined) section = heading;
    if (commands === undefined) return [];
    return [{ section, mark: mark === "" ? undefined : mark, text: commands }];
  });
}
