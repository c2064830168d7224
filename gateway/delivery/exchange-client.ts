import { z } from "zod";
import { canonicalBytes } from "../domain/canonical.ts";
import type { Directory } from "../domain/directory.ts";
import { type DocumentFacts, factsOfFeedback, factsOfNotice, factsOfPackage } from "../domain/document-rows.ts";
import { DomainError } from "../domain/errors.ts";
import { buildBatch } from "../domain/ids.ts";
import { batchObjectOf } from "../domain/kept-objects.ts";
import { saltedFeedbackSchema, saltedNoticeBodySchema } from "../domain/notice-body.ts";
import { saltedManifestSchema } from "../domain/package.ts";
import type { DocumentType, Objects, Store, Wanted } from "../domain/ports.ts";
import { bytes32 } from "../domain/scalars.ts";
import { MOST_MEMBERS } from "../domain/wire/filing.ts";
import { type Repetition, repeat } from "./repeat.ts";

const LARGEST_DOCUMENT_BYTES = 64 * 1024 * 1024;
const WANTED_AT_ONCE = 50;
const LONGEST_PAUSE_MS = 5 * 60_000;
const NO_GATEWAY_PAUSE_MS = 60 * 60_000;

const batchListSchema = z.strictObject({ packages: z.array(bytes32).min(2).max(MOST_MEMBERS) });

export interface ExchangeOptions {
  readonly store: Store;
  readonly objects: Objects;
  readonly directory: Directory;
  /** Headers that prove this partner's gateway to another. */
  readonly sign: (request: { method: string; url: string }) => Promise<Record<string, string>>;
  readonly now: () => number;
  readonly timeoutMs: number;
  readonly idleMs: number;
  readonly report: (error: unknown) => void;
  /** Raised when what is under way is to be given up. */
  readonly isOver?: AbortSignal;
}

/**
 * Fetches what this partner is entitled to from the gateways that hold it. The other gateway is not trusted: whatever it answers
 * counts only when it leads to the root that is on the ledger.
 */
export function fetchWanted(options: ExchangeOptions): Repetition {
  const { store, now } = options;
  return repeat(
    async () => {
      const due = await store.dueWanted(now(), WANTED_AT_ONCE);
      // Peers side by side, so that one that hangs holds up nobody else's.
      const ofPeers = Map.groupBy(due, ({ partnerId }) => partnerId);
      await Promise.all([...ofPeers.values()].map((ofPeer) => fetchFromPeer(options, ofPeer)));
      return due.length === WANTED_AT_ONCE ? 0 : options.idleMs;
    },
    options.report,
    options.idleMs,
  );
}

/** A gateway that does not answer is not asked again in this round. */
async function fetchFromPeer(options: ExchangeOptions, wanted: readonly Wanted[]): Promise<void> {
  let isSilent = false;
  for (const each of wanted) {
    if (options.isOver?.aborted === true) return;
    if (isSilent) await postpone(options, each, new Error("its gateway was silent just now"));
    else isSilent = (await fetchOne(options, each)) === "silent";
  }
}

async function postpone(options: ExchangeOptions, wanted: Wanted, error: unknown): Promise<void> {
  const { store, directory, now } = options;
  const iso = directory.partners.find(({ id }) => id === wanted.partnerId)?.iso ?? "its partner";
  const pause = Math.min(250 * 2 ** Math.min(wanted.attempts, 12), LONGEST_PAUSE_MS);
  await store.postponeWanted(wanted, now() + pause, `${iso}: ${problemOf(error)}`);
}

async function fetchOne(options: ExchangeOptions, wanted: Wanted): Promise<"done" | "silent"> {
  const { store, directory, now } = options;
  const peer = directory.partners.find(({ id }) => id === wanted.partnerId);
  if (peer?.gatewayUrl === undefined) {
    await store.postponeWanted(wanted, now() + NO_GATEWAY_PAUSE_MS, "its originator has no gateway");
    return "done";
  }
  try {
    const path = wanted.type === "batch" ? "batches" : "documents";
    const bytes = await fetchBounded(options, `${peer.gatewayUrl}/v1/exchange/${path}/${wanted.key}`);
    await keepFetched(options, wanted, readJson(bytes));
    return "done";
  } catch (error) {
    if (options.isOver?.aborted === true) return "silent";
    if (!isAnswered(error) && !isSilence(error)) options.report(error);
    await postpone(options, wanted, error);
    return isSilence(error) ? "silent" : "done";
  }
}

function readJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new SyntaxError("its answer is not JSON in UTF-8");
  }
}

/** Whether the other gateway answered, though not as agreed. */
function isAnswered(error: unknown): boolean {
  return error instanceof DomainError || error instanceof z.ZodError || error instanceof SyntaxError;
}

/** Whether nothing, or not everything, came: `fetch` gives a TypeError with its cause, a timeout a DOMException. */
function isSilence(error: unknown): boolean {
  return (error instanceof TypeError && error.cause instanceof Error) || error instanceof DOMException;
}

function problemOf(error: unknown): string {
  if (error instanceof DomainError) return error.message;
  return isAnswered(error) ? "its answer is not of the form agreed" : "its gateway does not answer";
}

async function keepFetched(options: ExchangeOptions, wanted: Wanted, content: unknown): Promise<void> {
  const { store, objects } = options;
  if (wanted.type === "batch") {
    const { packages } = batchListSchema.parse(content);
    requireRoot(wanted.key, new Set(packages).size === packages.length ? buildBatch(packages).root : "");
    const list = await objects.putDocument(canonicalBytes(batchObjectOf(packages)));
    await store.addBatch(wanted.key, packages, list.sha256);
    return;
  }
  const facts = readFetched(wanted.type, content);
  requireRoot(wanted.key, facts.root);
  const stored = await objects.putDocument(canonicalBytes(content));
  await store.addDocument({ ...facts, keyedHash: undefined, objectSha256: stored.sha256 });
}

function requireRoot(expected: string, actual: string): void {
  if (actual !== expected)
    throw new DomainError("digest-mismatch", "what it sent does not lead to the root on the ledger");
}

function readFetched(type: DocumentType, content: unknown): DocumentFacts {
  switch (type) {
    case "package":
      return factsOfPackage(saltedManifestSchema.parse(content));
    case "notice":
      return factsOfNotice(saltedNoticeBodySchema.parse(content));
    case "feedback":
      return factsOfFeedback(saltedFeedbackSchema.parse(content));
  }
}

async function* readBody(response: Response, largest: number): AsyncGenerator<Uint8Array> {
  if (response.body === null) return;
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.length;
    if (size > largest) throw new DomainError("body-too-large", `it sent more than ${largest} bytes`);
    yield chunk;
  }
}

async function request(options: ExchangeOptions, url: string): Promise<Response> {
  const headers = await options.sign({ method: "GET", url });
  const ends = [AbortSignal.timeout(options.timeoutMs), options.isOver].filter((signal) => signal !== undefined);
  const response = await fetch(url, { headers, redirect: "error", signal: AbortSignal.any(ends) });
  if (response.ok) return response;
  await response.body?.cancel();
  throw new DomainError("object-not-here", `its gateway answers ${response.status}`);
}

async function fetchBounded(options: ExchangeOptions, url: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of readBody(await request(options, url), LARGEST_DOCUMENT_BYTES)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/**
 * The file of an exhibit as its originator's gateway streams it. The receiver checks size and digests.
 *
 * @throws DomainError `object-not-here` when it cannot be had
 */
export async function fetchExhibitFile(
  options: ExchangeOptions,
  partnerId: number,
  root: string,
  position: number,
  size: number,
): Promise<AsyncIterable<Uint8Array>> {
  const peer = options.directory.partners.find(({ id }) => id === partnerId);
  const iso = peer?.iso ?? "its partner";
  if (peer?.gatewayUrl === undefined) {
    throw new DomainError(
      "object-not-here",
      `The file is with ${iso}, which has no gateway that it could be fetched from.`,
    );
  }
  const url = `${peer.gatewayUrl}/v1/exchange/packages/${root}/exhibits/${position}`;
  const notFetched = (error: unknown): DomainError =>
    new DomainError("object-not-here", `The file is with ${iso} and cannot be fetched: ${problemOf(error)}.`);
  try {
    return readOrThrow(readBody(await request(options, url), size), notFetched);
  } catch (error) {
    throw notFetched(error);
  }
}

async function* readOrThrow(
  bytes: AsyncIterable<Uint8Array>,
  wrap: (error: unknown) => DomainError,
): AsyncGenerator<Uint8Array> {
  try {
    yield* bytes;
  } catch (error) {
    throw wrap(error);
  }
}
