import type { VerificationState } from "./verification-view.tsx";

const KEY = "concord-verification";

/** What a verification came to. */
export type Result = Pick<VerificationState, "files"> & { readonly answer: NonNullable<VerificationState["answer"]> };

/** Keeps a result for the page that this tab opens next, where it is shown in that page's language. */
export function keepResult(result: Result): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(result));
  } catch {
    // More than the browser keeps, or it keeps nothing: the files are to be chosen again.
  }
}

/** Takes out what was kept; undefined when nothing was. */
export function takeResult(): Result | undefined {
  try {
    const kept = sessionStorage.getItem(KEY);
    sessionStorage.removeItem(KEY);
    return kept === null ? undefined : (JSON.parse(kept) as Result);
  } catch {
    return undefined;
  }
}
