import { DomainError } from "../../gateway/domain/errors.ts";

/** A reader of something from outside, and something sound that it reads. */
export interface Parser {
  readonly name: string;
  readonly sound: Uint8Array;
  read(bytes: Uint8Array): unknown;
  /** Whether it may throw that; undefined: what parsers of the gateway's own requests throw. */
  isRefusal?(error: unknown): boolean;
  /** Of how many rounds it gets its share, where one takes long. */
  readonly share?: number;
}

/** A parser of a text that a person is handed as a file, which is refused with a code or not at all. */
export function textParser(name: string, sound: unknown, read: (text: string) => unknown): Parser {
  const text = typeof sound === "string" ? sound : JSON.stringify(sound);
  return {
    name,
    sound: Buffer.from(text),
    read: (bytes) => read(Buffer.from(bytes).toString("utf8")),
    isRefusal: (error) => error instanceof DomainError,
    share: 0.3,
  };
}
