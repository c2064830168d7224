import { parseAccept } from "hono/utils/accept";

/** Whether a media type meets an `Accept` header: the most specific range that names it decides (RFC 9110 §12.5.1). */
export function isAcceptable(header: string | undefined, offered: string): boolean {
  if (header === undefined || header.trim() === "") return true;
  const ranges = parseAccept(header);
  const [kind] = offered.split("/");
  for (const name of [offered, `${kind}/*`, "*/*"]) {
    const range = ranges.find(({ type }) => type.toLowerCase() === name);
    if (range !== undefined) return range.q > 0;
  }
  return false;
}
