import type { IncomingMessage } from "node:http";
import type { Context } from "hono";
import { DomainError } from "../domain/errors.ts";
import type { FileToSend } from "./capabilities.ts";

/**
 * Reads a raw body of an announced length in constant memory.
 *
 * @throws DomainError `length-required`, `size-mismatch` before anything is read, `length-mismatch` when the body is cut off
 */
export async function receiveFile(
  c: Context,
  expectedSize: number,
  receive: (bytes: AsyncIterable<Uint8Array>) => Promise<void>,
): Promise<void> {
  const announced = c.req.header("content-length");
  if (announced === undefined || !/^\d{1,15}$/.test(announced)) {
    throw new DomainError("length-required", "An exhibit is uploaded with its Content-Length.");
  }
  const size = Number(announced);
  if (size !== expectedSize) {
    throw new DomainError("size-mismatch", `The upload announces ${size} bytes; the manifest says ${expectedSize}.`, {
      expected: expectedSize,
      actual: size,
    });
  }
  try {
    await receive(bodyOf(c));
  } catch (error) {
    if (isCutOff(error)) throw new DomainError("length-mismatch", "The upload ended before its announced length.");
    throw error;
  }
}

// The server's own request stream is several times faster than the web stream made of it.
function bodyOf(c: Context): AsyncIterable<Uint8Array> {
  const incoming = (c.env as { incoming?: IncomingMessage } | undefined)?.incoming;
  if (incoming !== undefined) return incoming;
  return c.req.raw.body ?? emptyBody();
}

async function* emptyBody(): AsyncGenerator<Uint8Array> {}

function isCutOff(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code;
  return code === "ECONNRESET" || code === "ERR_STREAM_PREMATURE_CLOSE";
}

/** Answers with a file that no browser will run: bytes to be saved, under the name that its originator gave it. */
export function sendFile(c: Context, file: FileToSend): Response {
  const name = file.path.split("/").at(-1) ?? "exhibit";
  return c.body(ReadableStream.from(file.bytes) as ReadableStream<Uint8Array>, 200, {
    "content-type": "application/octet-stream",
    "content-length": String(file.size),
    "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, escapeByte)}`,
    etag: `"${file.sha256}"`,
  });
}

const escapeByte = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
