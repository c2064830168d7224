import { DomainError } from "./errors.ts";

/** A place in a list that is ordered by block, newest first, then by id. */
export interface BlockPlace {
  readonly blockNumber: number;
  readonly id: string;
}

/** A place among decisions: the id is the evidence's. */
export interface DecisionPlace extends BlockPlace {
  readonly partnerId: number;
}

/** A place among the versions of agreements, in their order. */
export interface VersionPlace {
  readonly agreementId: number;
  readonly version: number;
}

/** A cursor: the place of the last entry of a page, as text. A list goes on after it whatever has come in before it since. */
export function writeCursor(...parts: readonly (string | number)[]): string {
  return parts.join(":");
}

/** Each throws DomainError `invalid-cursor`. */
export const readCursor = {
  block: (text: string): BlockPlace => {
    const [blockNumber, id] = partsOf(text, /^(\d{1,15}):(0x[0-9a-f]{64})$/);
    return { blockNumber: Number(blockNumber), id: String(id) };
  },
  decision: (text: string): DecisionPlace => {
    const [blockNumber, id, partnerId] = partsOf(text, /^(\d{1,15}):(0x[0-9a-f]{64}):(\d{1,3})$/);
    return { blockNumber: Number(blockNumber), id: String(id), partnerId: Number(partnerId) };
  },
  version: (text: string): VersionPlace => {
    const [agreementId, version] = partsOf(text, /^(\d{1,5}):(\d{1,3})$/);
    return { agreementId: Number(agreementId), version: Number(version) };
  },
  address: (text: string): string => String(partsOf(text, /^(0x[0-9a-f]{40})$/)[0]),
  /** A time (Unix milliseconds) and an id. */
  time: (text: string): { readonly time: number; readonly id: string } => {
    const [time, id] = partsOf(text, /^(\d{1,15}):(0x[0-9a-f]{64})$/);
    return { time: Number(time), id: String(id) };
  },
  position: (text: string): number => Number(partsOf(text, /^(\d{1,9})$/)[0]),
  sequence: (text: string): number => Number(partsOf(text, /^(\d{1,15})$/)[0]),
};

function partsOf(text: string, form: RegExp): string[] {
  const found = form.exec(text);
  // What stands there instead is not said again: it may be anything.
  if (found === null) {
    throw new DomainError("invalid-cursor", "`after` is to be `next` of the page before, of the same list.");
  }
  return found.slice(1);
}
