import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/**
 * A digest over files and folders, by which a build knows whether its inputs changed.
 *
 * @param {string} project
 * @param {readonly string[]} inputs files, and folders of which the files that `isInput` accepts count
 * @param {(file: string) => boolean} isInput
 */
export function stampOf(project, inputs, isInput) {
  const hash = createHash("sha256");
  for (const file of inputs.flatMap((input) => filesIn(project, input, isInput))) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(project, file)))
      .update("\0");
  }
  return hash.digest("hex");
}

function filesIn(project, relative, isInput) {
  const full = path.join(project, relative);
  if (!existsSync(full)) return [];
  if (path.extname(relative) !== "") return [relative];
  return readdirSync(full, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const inner = `${relative}/${entry.name}`;
      if (entry.isDirectory()) return filesIn(project, inner, isInput);
      return isInput(entry.name) ? [inner] : [];
    });
}
