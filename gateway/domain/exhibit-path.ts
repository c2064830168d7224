/** The longest exhibit path, in bytes of UTF-8. */
const PATH_MAX_BYTES = 1_024;

/** What is wrong with a path as one inside a case folder, `/` between its parts; undefined when nothing is. */
export function whyNotPath(path: string): string | undefined {
  if (path.trim() === "") return "is empty";
  if (/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(path)) return "has a control character";
  if (path.includes("\\")) return "has a backslash";
  if (path.startsWith("/") || /^[A-Za-z]:/.test(path)) return "is an absolute path";
  const parts = path.split("/");
  if (parts.includes("..")) return "leaves the folder with ..";
  if (parts.includes("") || parts.includes(".")) return "has an empty part or a single dot";
  if (new TextEncoder().encode(path).length > PATH_MAX_BYTES) return `is longer than ${PATH_MAX_BYTES} bytes`;
  return undefined;
}
