/**
 * The value of a JSON text, in which no object names a member twice: of two readers one would see the first and one the last.
 *
 * @throws RangeError when it is longer than `mostBytes` in UTF-8
 * @throws SyntaxError when it is no JSON or names a member twice
 */
export function readJson(text: string, mostBytes: number): unknown {
  // A text has at least as many bytes as UTF-16 code units.
  if (text.length > mostBytes || new TextEncoder().encode(text).length > mostBytes)
    throw new RangeError(`it is longer than ${mostBytes} bytes`);
  const value = JSON.parse(text) as unknown;
  requireDistinctMembers(text);
  return value;
}

/** @param text sound JSON */
function requireDistinctMembers(text: string): void {
  const open: (Set<string> | undefined)[] = [];
  // A text is a member's name after `{` and, in an object, after a comma.
  let isNameNext = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === "{" || sign === "[") open.push(sign === "{" ? new Set() : undefined);
    else if (sign === "}" || sign === "]") open.pop();
    if (sign === '"') {
      const end = endOfText(text, at);
      if (isNameNext) addName(open.at(-1), text.slice(at, end + 1));
      isNameNext = false;
      at = end;
    } else if (sign === "{" || sign === ",") isNameNext = open.at(-1) !== undefined;
  }
}

/** Where a text that begins at `start` has its closing quotation mark: the first that no backslash makes part of it. */
function endOfText(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (backslashesBefore(text, end) % 2 === 1) end = text.indexOf('"', end + 1);
  return end;
}

function backslashesBefore(text: string, end: number): number {
  let first = end;
  while (text[first - 1] === "\\") first -= 1;
  return end - first;
}

function addName(names: Set<string> | undefined, quoted: string): void {
  const name = JSON.parse(quoted) as string;
  // It names no member where others see one: it is what an object inherits from.
  if (name === "__proto__" || names?.has(name))
    throw new SyntaxError(`the member ${quoted} may not be here, or comes twice`);
  names?.add(name);
}
