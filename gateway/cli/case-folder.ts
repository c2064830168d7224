import { closeSync, lstatSync, openSync, readdirSync, readlinkSync, readSync, realpathSync, statSync } from "node:fs";
import path from "node:path";
import type { ExhibitFacts } from "../domain/case/check-exhibits.ts";
import type { CaseContext } from "../domain/case/context.ts";
import { parseYaml } from "../domain/case/parse-yaml.ts";
import { type MistakenCase, type ReadCase, readCase } from "../domain/case/read-case.ts";
import { safeText } from "../domain/safe-text.ts";
import { Failure } from "./failure.ts";

/** More than a case file may have; its reader says so. */
const CASE_FILE_READ_BYTES = 2 * 1_048_576;
const CSV_HEAD_BYTES = 65_536;
const LINKS_MAX = 40;

/** A case folder as it was found. */
export interface CaseFolder {
  /** Absolute, links resolved. */
  readonly folder: string;
  readonly text: Uint8Array;
}

/** Opens a folder and reads its case.yaml. Throws Failure `file-unreadable`. */
export function openCaseFolder(folder: string): CaseFolder {
  let real: string;
  try {
    real = realpathSync(folder);
    if (!statSync(real).isDirectory()) throw new Failure("file-unreadable", `${safeText(folder)} is not a folder.`);
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure("file-unreadable", `There is no folder ${safeText(folder)}.`);
  }
  const facts = lookUp(real, "case.yaml");
  if (facts.leavesFolder)
    throw new Failure("file-unreadable", `${safeText(folder)}/case.yaml is a link that leaves the folder.`);
  if (!facts.isFile) throw new Failure("file-unreadable", `${safeText(folder)} has no file case.yaml.`);
  return { folder: real, text: readHead(path.join(real, "case.yaml"), CASE_FILE_READ_BYTES) };
}

/** The partner that a case names, before anything of it is checked. */
export function peekPartner({ text }: CaseFolder): string | undefined {
  const value = peek(text);
  return typeof value?.partner === "string" ? value.partner : undefined;
}

/** The partners and offices that a case names, for a check without knowing the consortium. */
export function partnersNamedIn({ text }: CaseFolder): CaseContext["partners"] {
  const value = peek(text);
  const to = (value?.notice as { to?: unknown } | undefined)?.to;
  const named = [value?.partner, ...(Array.isArray(to) ? to : [])].filter((entry) => typeof entry === "string");
  const offices = new Map<string, string[]>();
  for (const entry of named) {
    const [iso = "", office] = entry.split("/");
    offices.set(iso, [...(offices.get(iso) ?? []), ...(office === undefined ? [] : [office])]);
  }
  return [...offices].map(([iso, names]) => ({ iso, offices: names }));
}

function peek(text: Uint8Array): Record<string, unknown> | undefined {
  try {
    const { value } = parseYaml(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** Everything that is wrong with a case folder at once, in case.yaml and with its exhibits. */
export function checkCaseFolder({ folder, text }: CaseFolder, context: CaseContext): ReadCase | MistakenCase {
  return readCase(text, context, (name) => lookUp(folder, name));
}

/** The file of an exhibit with links resolved. Throws Failure `file-unreadable` when it is not inside the folder. */
export function resolveExhibit(folder: string, name: string): string {
  const facts = lookUp(folder, name);
  if (!facts.isFile || facts.leavesFolder)
    throw new Failure("file-unreadable", `${safeText(name)} is no longer in the folder.`);
  return realpathSync(path.join(folder, name));
}

function lookUp(folder: string, name: string): ExhibitFacts {
  const file = path.join(folder, name);
  const listSiblings = () => listFiles(folder, path.posix.dirname(name));
  const readColumns = () => columnsOf(file);
  const absent = { exists: false, isFile: false, leavesFolder: false, sizeBytes: 0, listSiblings, readColumns };
  try {
    const real = realpathSync(file);
    if (!isInside(folder, real)) return { ...absent, leavesFolder: true };
    const stats = statSync(real);
    return { ...absent, exists: true, isFile: stats.isFile(), sizeBytes: stats.size };
  } catch {
    return { ...absent, leavesFolder: !isInside(folder, endOfLinks(file)) };
  }
}

/** Paths of the files in a folder inside the case folder; none when it is not there or elsewhere. */
function listFiles(folder: string, name: string): string[] {
  try {
    const real = realpathSync(path.join(folder, name));
    if (!isInside(folder, real)) return [];
    return readdirSync(real, { withFileTypes: true }).flatMap((entry) =>
      entry.isFile() && entry.name !== "case.yaml" ? [path.posix.join(name, entry.name)] : [],
    );
  } catch {
    return [];
  }
}

const isInside = (folder: string, file: string): boolean => file === folder || file.startsWith(folder + path.sep);

/** Where a link that dangles points to. */
function endOfLinks(file: string): string {
  let current = file;
  for (let link = 0; link < LINKS_MAX; link += 1) {
    try {
      const parent = realpathSync(path.dirname(current));
      current = path.join(parent, path.basename(current));
      if (!lstatSync(current).isSymbolicLink()) return current;
      current = path.resolve(parent, readlinkSync(current));
    } catch {
      return current;
    }
  }
  return current;
}

function readHead(file: string, bytes: number): Uint8Array {
  let descriptor: number;
  try {
    descriptor = openSync(file, "r");
  } catch {
    throw new Failure("file-unreadable", `${safeText(file)} cannot be read.`);
  }
  try {
    const buffer = Buffer.alloc(bytes);
    let length = 0;
    for (;;) {
      const read = readSync(descriptor, buffer, length, bytes - length, null);
      if (read === 0) return buffer.subarray(0, length);
      length += read;
    }
  } finally {
    closeSync(descriptor);
  }
}

/** Column names in the first line of a CSV file (RFC 4180); undefined when it is not UTF-8. */
function columnsOf(file: string): string[] | undefined {
  let text: string;
  try {
    // `stream` leaves a character that is cut off at the end of the head for later, that is, out.
    text = new TextDecoder("utf-8", { fatal: true }).decode(readHead(file, CSV_HEAD_BYTES), { stream: true });
  } catch {
    return undefined;
  }
  const [line = ""] = text.split(/\r?\n/, 1);
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) =>
    quoted === undefined ? (plain ?? "").trim() : quoted.replaceAll('""', '"'),
  );
}
