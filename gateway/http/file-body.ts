import { parse } from "content-disposition";
import type { Context } from "hono";
import { z } from "zod";
import { DomainError } from "../domain/errors.ts";
import { bytes32 } from "../domain/scalars.ts";
import { type FileClaim, verificationRequestSchema } from "../domain/wire/verification.ts";
import type { Capabilities } from "./capabilities.ts";
import { announcedSize, readBody } from "./files.ts";

/** The largest file that is digested here; larger ones are digested where they are. */
export const MOST_FILE_BYTES = 16 * 1024 ** 3;

const TAKES_FILES: ReadonlySet<string> = new Set(["/v1/verifications"]);
const JSON_TYPE = /^application\/json(;|$)/i;
const FORM_TYPE = /^(multipart\/|application\/x-www-form-urlencoded)/i;
const TAKES_LINES: ReadonlySet<string> = new Set(["/v1/packages"]);
const LINES_TYPE = /^application\/x-ndjson(;|$)/i;
const CLAIM = "fileClaim";

const name = verificationRequestSchema.shape.files.element.shape.name;

/** What says of a file in the body which exhibit it claims to be. Its name is of the case, and in no address. */
export const fileQuery = z.strictObject({
  evidence: bytes32.optional().describe("of a file in the body: the evidence that it is said to belong to"),
});

/** Whether a POST bears JSON, or where that is taken many lines of it, or a file as it is. */
export function kindOfBody(c: Context): "json" | "lines" | "file" {
  const type = c.req.header("content-type") ?? "";
  if (JSON_TYPE.test(type)) return "json";
  if (TAKES_LINES.has(c.req.path)) {
    if (LINES_TYPE.test(type)) return "lines";
    throw new DomainError("unsupported-media-type", "The body is to be application/json or application/x-ndjson.");
  }
  if (!TAKES_FILES.has(c.req.path)) {
    throw new DomainError("unsupported-media-type", "The body is to be application/json.");
  }
  const encoding = c.req.header("content-encoding") ?? "identity";
  if (type === "" || FORM_TYPE.test(type) || encoding.toLowerCase() !== "identity") {
    throw new DomainError(
      "unsupported-media-type",
      "The body is to be application/json, or a file as it is, such as application/octet-stream: no form, and not encoded.",
    );
  }
  return "file";
}

/**
 * The file in the body, digested in constant memory and kept nowhere. Asked again for the same request it answers the same.
 *
 * @throws DomainError `invalid-request`, `length-required`, `body-too-large` before anything is read, `length-mismatch` when the
 * body is cut off
 */
export function digestFileBody(c: Context, deps: Pick<Capabilities, "digestFile">): Promise<FileClaim> {
  const known = c.get(CLAIM) as Promise<FileClaim> | undefined;
  if (known !== undefined) return known;
  const claim = digest(c, deps);
  c.set(CLAIM, claim);
  return claim;
}

async function digest(c: Context, { digestFile }: Pick<Capabilities, "digestFile">): Promise<FileClaim> {
  const { name, evidence } = readQuery(c);
  const size = announcedSize(c, "A file");
  if (size > MOST_FILE_BYTES) {
    throw new DomainError("body-too-large", `A file that is verified here has at most ${MOST_FILE_BYTES} bytes.`, {
      most: MOST_FILE_BYTES,
    });
  }
  const digests = await readBody(c, digestFile);
  return { name, ...digests, ...(evidence === undefined ? {} : { evidence }) };
}

function readQuery(c: Context): { name: string; evidence: string | undefined } {
  const query = fileQuery.safeParse(c.req.query());
  const named = name.safeParse(nameInDisposition(c));
  if (query.success && named.success) return { name: named.data, evidence: query.data.evidence };
  const issues = [
    ...(query.error?.issues ?? []),
    ...(named.error?.issues ?? []).map((issue) => ({ ...issue, path: ["name"] })),
  ];
  const mistakes = issues.map(({ path, message }) => ({ pointer: `/${path.join("/")}`, message }));
  throw new DomainError(
    "invalid-request",
    `A file is named by the filename of Content-Disposition; what belongs to it is 32 bytes: ${mistakes[0]?.pointer} ${mistakes[0]?.message}.`,
    { mistakes },
  );
}

/** The file's own name (RFC 6266 §4.3: a path before it is nothing to go by). */
function nameInDisposition(c: Context): string | undefined {
  const { filename } = parse(c.req.header("content-disposition") ?? "").parameters;
  return filename?.split(/[/\\]/).at(-1);
}
