import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import process from "node:process";
import { encryptKeystoreJsonSync } from "ethers";
import { z } from "zod";
import { canonicalBytes } from "../../gateway/domain/canonical.ts";
import type { CaseContext } from "../../gateway/domain/case/context.ts";
import { readCase } from "../../gateway/domain/case/read-case.ts";
import { DomainError } from "../../gateway/domain/errors.ts";
import { readKeptObject } from "../../gateway/domain/kept-objects.ts";
import { leavesOfManifest, manifestSchema, packageTree, saltedManifestSchema } from "../../gateway/domain/package.ts";
import { saltLeaves } from "../../gateway/domain/salted-tree.ts";
import { openKeystore } from "../../gateway/keys/keystore.ts";
import { readConsortium } from "../local/consortium.ts";
import { makeKey } from "../local/make-keys.ts";
import { exampleManifest } from "./example-manifest.ts";
import { ledgerParsers } from "./ledger-parsers.ts";
import { networkParsers } from "./network-parsers.ts";
import { openNodeParser } from "./node-parsers.ts";
import type { Parser } from "./parser.ts";
import type { Random } from "./random.ts";
import { receiptParsers } from "./receipt-parsers.ts";
import { deepen, hostileWholes, spoil, spoilBytes, spoilDigits } from "./spoil.ts";

const CASES = resolve(import.meta.dirname, "../local/cases");
const TOO_LONG_MS = 5_000;
/** More than any of them needs for what it refuses. */
const TOO_MUCH_BYTES = 1024 * 1024 * 1024;
const KEY = makeKey();
const { partners } = readConsortium();
const context: CaseContext = {
  partners: partners.map(({ iso, offices }) => ({ iso, offices })),
  now: new Date("2026-06-01T00:00:00Z"),
};

/** What a parser did with spoilt input: how often it read it, refused it, and what it should not have done. */
export interface ParserResult {
  readonly name: string;
  readonly read: number;
  readonly refused: number;
  readonly wrong: readonly string[];
}

const parse = (bytes: Uint8Array): unknown => JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));

function parsers(folder: string): Parser[] {
  const salts = saltLeaves(leavesOfManifest(exampleManifest), () => `0x${"5a".repeat(32)}`);
  const salted = canonicalBytes({ document: exampleManifest, salts });
  const caseFile = (name: string): Parser => ({
    name: `case.yaml of ${name}`,
    sound: readFileSync(join(CASES, name, "case.yaml")),
    read: (bytes) => refusing(readCase(bytes, context)),
  });
  return [
    caseFile("ant-moving/jiangmen"),
    caseFile("misdeclared-dolls"),
    { name: "manifest", sound: canonicalBytes(exampleManifest), read: (bytes) => manifestSchema.parse(parse(bytes)) },
    {
      name: "salted manifest",
      sound: salted,
      read: (bytes) => packageTree(saltedManifestSchema.parse(parse(bytes))).root,
    },
    { name: "kept object", sound: salted, read: readKeptObject },
    ...keystores(folder),
    ...receiptParsers(),
    ...networkParsers(folder),
    ...ledgerParsers(),
  ];
}

/** Opened with its passphrase, by whatever parameters it states. */
function keystores(folder: string): Parser[] {
  const file = join(folder, "key.json");
  const account = { address: KEY.address, privateKey: KEY.privateKey };
  return [
    {
      name: "keystore",
      sound: Buffer.from(encryptKeystoreJsonSync(account, "secret", { scrypt: { N: 2, r: 1, p: 1 } })),
      read: async (bytes) => {
        writeFileSync(file, bytes);
        return openKeystore(file, "secret");
      },
    },
  ];
}

class Refused extends Error {}

/** A reader that answers its mistakes as one that throws them. */
function refusing(result: { readonly ok: boolean }): unknown {
  if (result.ok) return result;
  throw new Refused("it has mistakes");
}

const isRefusal = (error: unknown): boolean =>
  error instanceof Refused ||
  error instanceof z.ZodError ||
  error instanceof DomainError ||
  error instanceof SyntaxError ||
  // `TextDecoder` says so of bytes that are no UTF-8.
  (error instanceof TypeError && (error as NodeJS.ErrnoException).code === "ERR_ENCODING_INVALID_ENCODED_DATA");

/** Gives each parser of files from outside spoilt input, and counts what came of it. */
export async function fuzzParsers(times: number, random: Random): Promise<ParserResult[]> {
  const results: ParserResult[] = [];
  const folder = mkdtempSync(join(tmpdir(), "concord-fuzz-keys-"));
  const node = await openNodeParser();
  try {
    for (const parser of [...parsers(folder), node.parser]) results.push(await fuzzParser(parser, times, random));
  } finally {
    node.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return results;
}

async function fuzzParser(parser: Parser, times: number, random: Random): Promise<ParserResult> {
  const { name, sound, read } = parser;
  let [sounded, refused] = [0, 0];
  const wrong: string[] = [];
  await read(sound);
  const before = process.memoryUsage.rss();
  // Of what a person writes for himself there is no reason to be hostile as a whole.
  const wholes = parser.isRefusal === undefined || times === 0 ? [] : hostileWholes();
  for (let n = 0; n < Math.ceil(times * (parser.share ?? 1)) + wholes.length; n += 1) {
    const input = wholes[n] ?? spoilt(sound, random);
    const startedAt = performance.now();
    try {
      await read(input);
      sounded += 1;
    } catch (error) {
      if ((parser.isRefusal ?? isRefusal)(error)) refused += 1;
      else wrong.push(`${(error as Error).name}: ${(error as Error).message.slice(0, 200)}`);
    }
    if (performance.now() - startedAt > TOO_LONG_MS) wrong.push(`it took more than ${TOO_LONG_MS} ms`);
    if (process.memoryUsage.rss() - before > TOO_MUCH_BYTES) wrong.push(`it took more than ${TOO_MUCH_BYTES} bytes`);
  }
  return { name, read: sounded, refused, wrong };
}

function spoilt(sound: Uint8Array, random: Random): Uint8Array {
  const way = random.below(10);
  if (way < 4) return spoilBytes(sound, random);
  return way < 6 ? spoilDigits(sound, random) : spoiltJson(sound, random);
}

/** JSON with places of it spoilt; other text as bytes. */
function spoiltJson(sound: Uint8Array, random: Random): Uint8Array {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(sound).toString("utf8"));
  } catch {
    return spoilBytes(sound, random);
  }
  return Buffer.from(random.chance(0.05) ? deepen(value, random) : (JSON.stringify(spoil(value, random)) ?? "null"));
}
