import { InvalidArgumentError } from "commander";
import { type CodeIn, type CodeList, isCode } from "../domain/codes/code-list.ts";
import { EVENT_ID } from "../domain/feed.ts";
import { day, instant, machineName } from "../domain/scalars.ts";

/** An id: 0x and 64 hex digits, in either case. */
export function parseId(text: string): string {
  if (/^0x[0-9a-f]{64}$/i.test(text)) return text.toLowerCase();
  throw new InvalidArgumentError("An id is 0x and 64 hex digits.");
}

/** The id of a submission. */
export function parseSubmissionId(text: string): string {
  if (/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) return text.toLowerCase();
  throw new InvalidArgumentError("A submission's id is a UUID, such as 8f14e45f-ceea-467f-9c3a-2b1a0e6f2c11.");
}

/** Ids with commas between them; the option may be repeated. */
export function parseIds(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, ...text.split(",").map((part) => parseId(part.trim()))];
}

/** A text of an option that may be repeated. */
export function collect(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text];
}

/** A code of a list. Its error says which there are. */
export function parseCode<L extends CodeList>(list: L): (text: string) => CodeIn<L> {
  return (text) => {
    if (isCode(list, text)) return text;
    throw new InvalidArgumentError(`Allowed are ${list.map(({ code }) => code).join(", ")}.`);
  };
}

/** One of a few words. Its error says which there are. */
export function parseWord<W extends string>(...words: readonly W[]): (text: string) => W {
  return (text) => {
    const word = words.find((candidate) => candidate === text);
    if (word !== undefined) return word;
    throw new InvalidArgumentError(`Allowed are ${words.join(", ")}.`);
  };
}

/** Codes of a list with commas between them. */
export function parseCodes<L extends CodeList>(list: L): (text: string) => CodeIn<L>[] {
  return (text) => text.split(",").map((part) => parseCode(list)(part.trim()));
}

/** A whole number in a range, ends included. */
export function parseCount(least: number, most: number): (text: string) => number {
  return (text) => {
    const count = Number(text);
    if (/^\d+$/.test(text) && count >= least && count <= most) return count;
    throw new InvalidArgumentError(`It is a whole number from ${least} to ${most}.`);
  };
}

/** Positions up to one, an option that may be repeated; `none` is none at all. */
export function parsePositions(most: number): (text: string, before?: readonly number[]) => readonly number[] {
  return (text, before = []) => (text === "none" ? before : [...before, parseCount(0, most)(text)]);
}

const SECONDS_OF: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400 };

/** How long something takes: a whole number of seconds, minutes, hours or days; answers seconds. */
export function parseAge(text: string): number {
  const [, count, unit] = /^(\d{1,6})([smhd])$/.exec(text) ?? [];
  const seconds = Number(count) * (SECONDS_OF[unit ?? ""] ?? Number.NaN);
  if (!Number.isNaN(seconds)) return seconds;
  throw new InvalidArgumentError("It is a number and s, m, h or d, such as 30d.");
}

/** An amount of money: number and ISO 4217 currency. */
export function parseMoney(text: string): { amount: number; currency: string } {
  const [, amount, currency] = /^(\d+(?:\.\d+)?) ?([A-Z]{3})$/.exec(text.trim()) ?? [];
  if (amount !== undefined && currency !== undefined) return { amount: Number(amount), currency };
  throw new InvalidArgumentError('It is an amount and a currency, such as "1200 CNY".');
}

/** A partner's code, in either case. */
export function parsePartner(text: string): string {
  if (/^[a-z]{2}$/i.test(text)) return text.toUpperCase();
  throw new InvalidArgumentError("A partner is two letters, such as CN.");
}

/** The name of a machine. */
export function parseMachineName(text: string): string {
  if (machineName.safeParse(text).success) return text;
  throw new InvalidArgumentError("A machine's name is lower-case letters, digits and hyphens, 64 at most.");
}

/** The id of an event, or `latest`. */
export function parseEventId(text: string): string {
  if (text === "latest" || EVENT_ID.test(text)) return text;
  throw new InvalidArgumentError("An event's id is 16 hex digits, a hyphen and a number; or latest.");
}

/** An account or a contract: 0x and 40 hex digits. */
export function parseAddress(text: string): string {
  if (/^0x[0-9a-f]{40}$/i.test(text)) return text.toLowerCase();
  throw new InvalidArgumentError("An address is 0x and 40 hex digits.");
}

/** The same of an option that may be repeated. */
export function parseAddresses(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, parseAddress(text)];
}

/** A time with its offset (RFC 3339), as Unix seconds. */
export function parseTime(text: string): number {
  const seconds = instant.safeParse(text).success ? Math.floor(Date.parse(text) / 1_000) : Number.NaN;
  if (!Number.isNaN(seconds)) return seconds;
  throw new InvalidArgumentError("It is a time with its offset, such as 2027-01-01T00:00:00+08:00.");
}

/** A day (RFC 3339 full-date). */
export function parseDay(text: string): string {
  if (day.safeParse(text).success) return text;
  throw new InvalidArgumentError("It is a day, such as 2034-01-01.");
}

/** A block's number, or a day (RFC 3339 full-date) as it is. */
export function parseBlock(text: string): number | string {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  if (day.safeParse(text).success) return text;
  throw new InvalidArgumentError("It is a block's number or a day, such as 1200 or 2034-01-01.");
}

/** The id of something that only one gateway has (RFC 9562). */
export function parseUuid(text: string): string {
  if (/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) return text.toLowerCase();
  throw new InvalidArgumentError("It is 36 characters, as the gateway gave it.");
}

/** A time with its offset (RFC 3339), as it is. */
export function parseInstant(text: string): string {
  parseTime(text);
  return text;
}

/** The address of a gateway. */
export function parseGatewayUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url !== undefined && ["http:", "https:"].includes(url.protocol)) return text;
  throw new InvalidArgumentError("It is an address such as http://127.0.0.1:8081.");
}
