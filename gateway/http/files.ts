import type { IncomingMessage, ServerResponse } from "node:http";
import type { Context } from "hono";
import { DomainError } from "../domain/errors.ts";
import type { FileToSend } from "./capabilities.ts";
import { checkEach, contentCheckOf } from "./content-digest.ts";
import { isNamed } from "./entity-tags.ts";
import { cutOff, isCutOff } from "./problem.ts";
import { type ByteRange, readRange } from "./ranges.ts";

/**
 * Reads a raw body of an announced length in constant memory: a chunk is gone once the next one is asked for.
 *
 * @throws DomainError `length-required`, `size-mismatch` before anything is read, `length-mismatch` when the body is cut off
 */
export async function receiveFile(
  c: Context,
  expectedSize: number,
  receive: (bytes: AsyncIterable<Uint8Array>) => Promise<void>,
): Promise<void> {
  const size = announcedSize(c, "An exhibit");
  if (size !== expectedSize) {
    throw new DomainError("size-mismatch", `The upload announces ${size} bytes; the manifest says ${expectedSize}.`, {
      expected: expectedSize,
      actual: size,
    });
  }
  await readBody(c, receive);
}

/** The Content-Length of what is uploaded. Throws DomainError `length-required`. */
export function announcedSize(c: Context, what: string): number {
  const announced = c.req.header("content-length");
  if (announced !== undefined && /^\d{1,15}$/.test(announced)) return Number(announced);
  throw new DomainError("length-required", `${what} is uploaded with its Content-Length.`);
}

/**
 * Gives the raw body to `receive`, in constant memory.
 *
 * @throws DomainError `length-mismatch` when the body ends too early, `request-timeout` when it comes too slowly, `digest-mismatch` when it is not what its Content-Digest says
 */
export async function readBody<T>(c: Context, receive: (bytes: AsyncIterable<Uint8Array>) => Promise<T>): Promise<T> {
  const check = contentCheckOf(c.req.header("content-digest"));
  try {
    return await receive(check === undefined ? bodyOf(c) : checkEach(bodyOf(c), check));
  } catch (error) {
    throw isCutOff(error) ? cutOff(c) : error;
  }
}

// The server's own request stream is several times faster than the web stream made of it.
function bodyOf(c: Context): AsyncIterable<Uint8Array> {
  const incoming = (c.env as { incoming?: IncomingMessage } | undefined)?.incoming;
  if (incoming !== undefined) return releaseEach(incoming);
  return c.req.raw.body ?? emptyBody();
}

/** Frees each chunk once it was used: at hundreds of MiB a second the garbage collector would come too late, and memory grow by as much. */
async function* releaseEach(incoming: AsyncIterable<Buffer<ArrayBuffer>>): AsyncGenerator<Uint8Array> {
  for await (const chunk of incoming) {
    yield chunk;
    if (chunk.length === chunk.buffer.byteLength) chunk.buffer.transfer(0);
  }
}

async function* emptyBody(): AsyncGenerator<Uint8Array> {}

/**
 * Answers with a file that no browser will run: bytes to be saved, under the name that its originator gave it. The entity tag is
 * the file's SHA-256, so that a download may be gone on with where it broke off (RFC 9110 §14).
 */
export async function sendFile(c: Context, file: FileToSend): Promise<Response> {
  const tag = `"${file.sha256}"`;
  const name = file.path.split("/").at(-1) ?? "exhibit";
  const headers = {
    etag: tag,
    "accept-ranges": "bytes",
    "repr-digest": `sha-256=:${Buffer.from(file.sha256, "hex").toString("base64")}:`,
  };
  if (isNamed(c.req.header("if-none-match"), tag)) return c.body(null, 304, headers);
  const ofFile = {
    ...headers,
    "content-type": "application/octet-stream",
    "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, escapeByte)}`,
  };
  // An answer to HEAD is one to GET without its body: nothing is opened for it.
  if (c.req.method === "HEAD") return c.body(null, 200, { ...ofFile, "content-length": String(file.size) });
  const range = rangeOf(c, tag, file.size);
  if (range === undefined) {
    return c.body(await streamOf(c, file.read()), 200, { ...ofFile, "content-length": String(file.size) });
  }
  const { start, end } = range;
  return c.body(await streamOf(c, file.read(range)), 206, {
    ...ofFile,
    "content-range": `bytes ${start}-${end}/${file.size}`,
    "content-length": String(end - start + 1),
  });
}

function rangeOf(c: Context, tag: string, size: number): ByteRange | undefined {
  const onlyIf = c.req.header("if-range");
  if (onlyIf !== undefined && onlyIf.trim() !== tag) return undefined;
  try {
    return readRange(c.req.header("range"), size);
  } catch (error) {
    c.header("content-range", `bytes */${size}`);
    throw error;
  }
}

/**
 * The bytes as they are read. What cannot be read at all throws here, where it can still be answered; what breaks off later ends the
 * connection, so that nothing is taken for the whole file and nobody is told why.
 */
async function streamOf(c: Context, bytes: AsyncIterable<Uint8Array>): Promise<ReadableStream<Uint8Array>> {
  const iterator = bytes[Symbol.asyncIterator]();
  let first: IteratorResult<Uint8Array> | undefined = await iterator.next();
  const rest: AsyncIterableIterator<Uint8Array> = {
    [Symbol.asyncIterator]: () => rest,
    next: async () => {
      try {
        const next = first ?? (await iterator.next());
        first = undefined;
        return next;
      } catch {
        (c.env as { outgoing?: ServerResponse } | undefined)?.outgoing?.destroy();
        return { done: true, value: undefined };
      }
    },
    // No generator of our own: one that has not begun would close nothing.
    return: async () => {
      await iterator.return?.();
      return { done: true, value: undefined };
    },
  };
  return ReadableStream.from(rest) as ReadableStream<Uint8Array>;
}

const escapeByte = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
