/** Whether an `If-None-Match` names an entity tag, by weak comparison (RFC 9110 §13.1.2). */
export function isNamed(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  if (header.trim() === "*") return true;
  const named = header.match(/(?:W\/)?"[^"]*"/g) ?? [];
  return named.some((each) => opaqueOf(each) === opaqueOf(tag));
}

const opaqueOf = (tag: string): string => tag.replace(/^W\//, "");
