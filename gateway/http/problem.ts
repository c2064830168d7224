import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import { z } from "zod";
import { chooseLanguage } from "../domain/codes/choose-language.ts";
import { describeProblem, type ProblemCode } from "../domain/codes/problems.ts";
import { DomainError, type ProblemParams, storageTroubleOf } from "../domain/errors.ts";
import { wasTooSlow } from "./connections/too-slow.ts";
import { identityOf } from "./identity-of.ts";

/** RFC 9457 problem details; members beside these are the offending values. */
export const problemSchema = z
  .looseObject({
    type: z.string().describe("`urn:concord:problem:` and the code"),
    title: z.string().describe("what kind of problem it is, in the language asked for"),
    status: z.int(),
    detail: z.string().describe("what was wrong, where, and what to do"),
    instance: z.string().describe("the request's id, as in the `X-Request-Id` of the answer and in the log"),
    code: z.string().describe("a closed set: the problem codes"),
    action: z.string().nullable().describe("what the reader can do, where the title does not say it"),
  })
  .meta({ id: "Problem", description: "Problem details (RFC 9457)" });

const NAMES_OF_PROBLEMS = new Set(["type", "title", "status", "detail", "instance", "code", "action"]);
const CODE_OF_STATUS: Readonly<Record<number, ProblemCode>> = {
  400: "invalid-body",
  404: "not-found",
  405: "method-not-allowed",
  406: "not-acceptable",
  411: "length-required",
  413: "body-too-large",
  415: "unsupported-media-type",
};

const TROUBLES = {
  "storage-full": "This gateway's disk is full; send the request again when there is room.",
  "storage-busy": "This gateway's database does not answer; send the request again.",
} as const;

const PROBLEM = "problemCode";
const CHALLENGE = "challenge";

/** Says where whoever is answered 401 finds how to sign in (RFC 9728 §5.1). */
export function challengeBy(c: Context, metadataUrl: string): void {
  c.set(CHALLENGE, metadataUrl);
}

/** The code of the problem that a request was answered with; undefined for any other answer. */
export function problemOf(c: Context): ProblemCode | undefined {
  return c.get(PROBLEM) as ProblemCode | undefined;
}

/** Answers with a problem. */
export function answerProblem(c: Context, code: ProblemCode, detail: string, params: ProblemParams = {}): Response {
  c.set(PROBLEM, code);
  const { status, title, action } = describeProblem(code, chooseLanguage(c.req.header("accept-language") ?? ""));
  const members = Object.entries(params).filter(([name]) => !NAMES_OF_PROBLEMS.has(name));
  const problem = {
    type: `urn:concord:problem:${code}`,
    title,
    status,
    detail,
    instance: `urn:uuid:${c.get("requestId")}`,
    code,
    action: action ?? null,
    ...Object.fromEntries(members),
  };
  return c.body(JSON.stringify(problem), status as 400, {
    "content-type": "application/problem+json",
    vary: "Accept-Language",
    ...(status === 401 ? { "www-authenticate": challengeOf(c, code) } : {}),
  });
}

/** The challenge of RFC 6750 §3; what is no fault of the token names none. */
function challengeOf(c: Context, code: ProblemCode): string {
  const metadata = c.get(CHALLENGE) as string | undefined;
  const parameters = [
    'realm="concord"',
    ...(code === "token-invalid" ? ['error="invalid_token"'] : []),
    ...(metadata === undefined ? [] : [`resource_metadata="${metadata}"`]),
  ];
  return `Bearer ${parameters.join(", ")}`;
}

/** Whether a body ended before its announced length, or its connection did. */
export function isCutOff(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === "ECONNRESET" || code === "ERR_STREAM_PREMATURE_CLOSE";
}

/** What a body that was cut off is refused for: its pace, or its client that ended it. */
export function cutOff(c: Context): DomainError {
  if (wasTooSlow(c)) return new DomainError("request-timeout", "The body came too slowly and was cut off.");
  return new DomainError("length-mismatch", "The body ended before its announced length.");
}

/** Turns what was thrown into a problem. What nobody foresaw is reported and answered with a fixed text. */
export function answerError(c: Context, error: unknown, report: (error: unknown, requestId: string) => void): Response {
  if (error instanceof DomainError) return answerProblem(c, error.code, error.message, error.params);
  if (isCutOff(error)) return answerError(c, cutOff(c), report);
  if (error instanceof HTTPException) {
    const code = CODE_OF_STATUS[error.status];
    if (code !== undefined) return answerProblem(c, code, error.message || "The request cannot be read.");
  }
  // It may have been carried out before its answer could be kept: that it was not is nowhere said.
  const trouble = storageTroubleOf(error);
  if (trouble !== undefined) return answerProblem(c, trouble, TROUBLES[trouble]);
  report(error, c.get("requestId"));
  return answerProblem(
    c,
    "internal",
    "The gateway met an error that it did not foresee; it is in its log under the request's id.",
  );
}

/** The mistakes that a schema found, as a problem's members. What else is there than should be is named to the own partner's people alone. */
export function answerInvalid(c: Context, error: z.ZodError, ownPartner: string): Response {
  const isOwn = identityOf(c)?.partner === ownPartner;
  const mistakes = error.issues.slice(0, 100).map((issue) => ({
    pointer: `/${issue.path.map((part) => String(part).replaceAll("~", "~0").replaceAll("/", "~1")).join("/")}`,
    message: issue.code === "unrecognized_keys" && !isOwn ? "has a member that there is not" : issue.message,
  }));
  const [first] = mistakes;
  return answerProblem(
    c,
    "invalid-request",
    `The request is not of the form described: ${first?.pointer} ${first?.message}.`,
    { mistakes },
  );
}
