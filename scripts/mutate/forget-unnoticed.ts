import { existsSync, readFileSync, writeFileSync } from "node:fs";

/** What this reads of the results of earlier runs (Stryker's incremental file). */
interface Results {
  readonly files: Readonly<Record<string, { readonly mutants: readonly { readonly status: string }[] }>>;
}

// A test that was added since may notice what is done when a file is loaded, and Stryker does not know that it may.
const UNNOTICED: ReadonlySet<string> = new Set(["Survived", "NoCoverage"]);

/** Results of earlier runs without the mutants that no test noticed: those are tried again. */
export function withoutUnnoticed<Given extends Results>(results: Given): Given {
  const files = Object.entries(results.files).map(([name, file]) => {
    const mutants = file.mutants.filter(({ status }) => !UNNOTICED.has(status));
    return [name, { ...file, mutants }] as const;
  });
  return { ...results, files: Object.fromEntries(files) };
}

/** Does so with the file of the results, where there is one. */
export function forgetUnnoticed(incrementalFile: string): void {
  if (!existsSync(incrementalFile)) return;
  const results = JSON.parse(readFileSync(incrementalFile, "utf8")) as Results;
  writeFileSync(incrementalFile, JSON.stringify(withoutUnnoticed(results)));
}
