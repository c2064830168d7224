import { z } from "zod";
import { isProblemCode } from "../domain/codes/problems.ts";
import { DomainError } from "../domain/errors.ts";
import { Failure } from "./failure.ts";

/** No answer is longer; one that is, is not read to its end. */
const ANSWER_MAX_BYTES = 256 * 1_024 * 1_024;

const problemSchema = z.looseObject({ code: z.string(), detail: z.string().optional(), title: z.string().optional() });

/** The bytes of a body as they come. Throws DomainError `gateway-unreachable` when it breaks off. */
export async function* readBody(gatewayUrl: string, response: Response): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of response.body ?? []) yield chunk as Uint8Array;
  } catch (error) {
    throw unreachable(gatewayUrl, error);
  }
}

/** The whole of a body, when it is not without end. */
export async function readText(gatewayUrl: string, response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const chunk of readBody(gatewayUrl, response)) {
    sizeBytes += chunk.length;
    if (sizeBytes > ANSWER_MAX_BYTES) {
      throw new Failure("gateway-answer-malformed", `The gateway ${gatewayUrl} answers without end.`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** What is said of an answer that is none. */
export function malformed(gatewayUrl: string, path: string, reason: string): Failure {
  const where = path.split("?")[0];
  return new Failure(
    "gateway-answer-malformed",
    `The gateway ${gatewayUrl} answers ${where} with what is no answer: ${reason}`,
  );
}

/** The problem that a gateway answers with. */
export async function readProblem(gatewayUrl: string, response: Response): Promise<Error> {
  const text = await readText(gatewayUrl, response);
  let parsed: z.output<typeof problemSchema>;
  try {
    parsed = problemSchema.parse(JSON.parse(text));
  } catch {
    const detail = `The gateway ${gatewayUrl} answers with HTTP status ${response.status} and no problem document.`;
    return new Failure("gateway-answer-malformed", detail);
  }
  const { code, detail, title, ...rest } = parsed;
  const said = detail ?? title ?? `HTTP status ${response.status}`;
  return isProblemCode(code) ? new DomainError(code, said, rest) : new Failure("gateway-refused", `${said} (${code})`);
}

/** What is said when a request got no answer. */
export function unreachable(gatewayUrl: string, error: unknown): Error {
  // A source that fails while it is uploaded has a reason of its own.
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof Failure || cause instanceof DomainError) return cause;
  }
  return new DomainError("gateway-unreachable", `The gateway ${gatewayUrl} cannot be reached: ${reasonOf(error)}.`, {
    gateway: gatewayUrl,
  });
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "no connection";
  if (error.name === "TimeoutError") return "it does not answer in time";
  const { cause } = error;
  const code = cause instanceof Error ? (cause as NodeJS.ErrnoException).code : undefined;
  return code ?? (cause instanceof Error && cause.message !== "" ? cause.message : error.message);
}
