import { DomainError } from "../domain/errors.ts";

/** Bytes of a file, both ends included. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * The one range that a request asks for (RFC 9110 §14.2); undefined when it asks for the whole, for several ranges or for what is
 * no range of bytes, all of which are answered with the whole.
 *
 * @throws DomainError `range-not-satisfiable` when nothing of the range is in the file
 */
export function readRange(header: string | undefined, size: number): ByteRange | undefined {
  const [, first = "", last = ""] = /^bytes\s*=\s*(\d{0,15})\s*-\s*(\d{0,15})$/i.exec(header?.trim() ?? "") ?? [];
  if (first === "" && last === "") return undefined;
  if (first !== "" && last !== "" && Number(last) < Number(first)) return undefined;
  const start = first === "" ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === "" || last === "" ? size - 1 : Math.min(Number(last), size - 1);
  if (start > end) {
    throw new DomainError("range-not-satisfiable", `The file has ${size} bytes; nothing of ${header} is in it.`, {
      size,
    });
  }
  return { start, end };
}
