import { z } from "zod";
import { isProblemCode } from "../domain/codes/problems.ts";
import { DomainError } from "../domain/errors.ts";
import type { Feedback, NoticeBody } from "../domain/notice-body.ts";
import type { Manifest } from "../domain/package.ts";
import type { SubmittedRequest } from "../domain/submission.ts";
import {
  batchReceiptSchema,
  documentReceiptSchema,
  type NewSimulation,
  packageReceiptSchema,
  simulationSchema,
  submissionSchema,
} from "../domain/wire/filing.ts";
import { agreementPageSchema, networkSchema, partnersSchema, signerSchema } from "../domain/wire/network.ts";
import {
  evidenceDetailSchema,
  evidencePageSchema,
  noticeDetailSchema,
  noticePageSchema,
} from "../domain/wire/records.ts";
import { type FileClaim, verificationSchema } from "../domain/wire/verification.ts";
import { Failure } from "./failure.ts";
import { idempotencyKeyOf } from "./idempotency-key.ts";

/** No answer is longer; one that is, is not read to its end. */
const ANSWER_MAX_BYTES = 256 * 1_024 * 1_024;
const ANSWER_TIMEOUT_MILLISECONDS = 120_000;

const problemSchema = z.looseObject({ code: z.string(), detail: z.string().optional(), title: z.string().optional() });

type Query = Readonly<Record<string, string | number | undefined>>;

/** The calls of a gateway's API. Every answer is parsed: a gateway is not trusted to be well-formed. */
export type ApiClient = ReturnType<typeof createApiClient>;

/**
 * A client of one gateway. Every call throws DomainError with the problem that the gateway answers, or
 * `gateway-unreachable`; and Failure `gateway-answer-malformed`.
 */
export function createApiClient(gatewayUrl: string, fetchAnswer: typeof fetch) {
  const base = gatewayUrl.endsWith("/") ? gatewayUrl : `${gatewayUrl}/`;

  const request = async (path: string, init: RequestInit): Promise<Response> => {
    let response: Response;
    try {
      response = await fetchAnswer(new URL(`v1/${path}`, base), { redirect: "error", ...init });
    } catch (error) {
      throw unreachable(gatewayUrl, error);
    }
    if (response.ok) return response;
    throw await readProblem(gatewayUrl, response);
  };

  const ask = async <S extends z.ZodType>(schema: S, path: string, body?: unknown): Promise<z.output<S>> => {
    const signal = AbortSignal.timeout(ANSWER_TIMEOUT_MILLISECONDS);
    const headers = { accept: "application/json", "content-type": "application/json" };
    const init =
      body === undefined ? { headers: { accept: headers.accept }, signal } : post(path, body, headers, signal);
    const response = await request(path, init);
    const answer = schema.safeParse(parseJson(gatewayUrl, path, await readText(gatewayUrl, response)));
    if (answer.success) return answer.data;
    const [issue] = answer.error.issues;
    throw malformed(gatewayUrl, path, issue === undefined ? "" : `${issue.path.join(".")}: ${issue.message}`);
  };

  return {
    gatewayUrl,
    readNetwork: () => ask(networkSchema, "network"),
    listPartners: async () => (await ask(partnersSchema, "partners")).partners,
    listAgreements: async () => (await ask(agreementPageSchema, "agreements?limit=500")).agreements,
    readSigner: (address: string) => ask(signerSchema, `signers/${address}`),
    sendManifest: (manifest: Manifest) => ask(packageReceiptSchema, "packages", manifest),
    sendBatch: (packages: readonly string[]) => ask(batchReceiptSchema, "batches", { packages }),
    sendNoticeBody: (body: NoticeBody) => ask(documentReceiptSchema, "notice-bodies", body),
    sendFeedback: (feedback: Feedback) => ask(documentReceiptSchema, "feedback", feedback),
    simulate: (simulation: NewSimulation) => ask(simulationSchema, "simulations", simulation),
    submit: (requests: readonly SubmittedRequest[]) => ask(submissionSchema, "submissions", { requests }),
    readSubmission: (id: string) => ask(submissionSchema, `submissions/${encodeURIComponent(id)}`),
    listEvidence: (query: Query) => ask(evidencePageSchema, `evidence${queryText(query)}`),
    readEvidence: (id: string) => ask(evidenceDetailSchema, `evidence/${id}`),
    listNotices: (query: Query) => ask(noticePageSchema, `notices${queryText(query)}`),
    readNotice: (id: string) => ask(noticeDetailSchema, `notices/${id}`),
    verify: (files: readonly FileClaim[]) => ask(verificationSchema, "verifications", { files }),

    /** Uploads an exhibit as it is read. `source` must give exactly `sizeBytes`. */
    async sendExhibit(root: string, position: number, sizeBytes: number, source: ReadableStream<Uint8Array>) {
      const headers = { "content-type": "application/octet-stream", "content-length": String(sizeBytes) };
      const init = { method: "PUT", headers, body: source, duplex: "half" };
      await request(`packages/${root}/exhibits/${position}`, init as RequestInit);
    },

    /** An exhibit's bytes as they come. Nothing is said of them: check size and digests. */
    async streamExhibit(evidenceId: string, position: number): Promise<AsyncIterable<Uint8Array>> {
      const response = await request(`evidence/${evidenceId}/exhibits/${position}`, {});
      return readBody(gatewayUrl, response);
    },
  };
}

function post(path: string, content: unknown, headers: Record<string, string>, signal: AbortSignal): RequestInit {
  const body = JSON.stringify(content);
  return { method: "POST", headers: { ...headers, "idempotency-key": idempotencyKeyOf(path, body) }, body, signal };
}

function queryText(query: Query): string {
  const parameters = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) if (value !== undefined) parameters.append(key, String(value));
  return parameters.size === 0 ? "" : `?${parameters}`;
}

async function* readBody(gatewayUrl: string, response: Response): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of response.body ?? []) yield chunk as Uint8Array;
  } catch (error) {
    throw unreachable(gatewayUrl, error);
  }
}

async function readText(gatewayUrl: string, response: Response): Promise<string> {
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

function parseJson(gatewayUrl: string, path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw malformed(gatewayUrl, path, "it is not JSON");
  }
}

function malformed(gatewayUrl: string, path: string, reason: string): Failure {
  const where = path.split("?")[0];
  return new Failure(
    "gateway-answer-malformed",
    `The gateway ${gatewayUrl} answers ${where} with what is no answer: ${reason}`,
  );
}

async function readProblem(gatewayUrl: string, response: Response): Promise<Error> {
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

function unreachable(gatewayUrl: string, error: unknown): Error {
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
