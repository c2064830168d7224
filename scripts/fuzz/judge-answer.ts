import { type Description, openSchemas } from "./description.ts";
import type { Described, FuzzedRequest } from "./make-request.ts";
import type { Answer } from "./send.ts";

/** What may be answered before it is found out which operation is asked for, or whether its body is HTTP at all. */
const BEFORE_OPERATIONS: ReadonlySet<number> = new Set([400, 404, 405, 408, 413, 414, 429, 431]);
const TRACE = /\n\s+at .+:\d+:\d+|node_modules|\.ts:\d+/;

export interface Expectation {
  /** Whether the asker may carry out the operation. */
  readonly isPermitted: boolean;
  /** Texts that the asker is not to read. */
  readonly secrets: readonly string[];
}

/** Says what is wrong with an answer; nothing when all is well. */
export function openJudge(description: Description) {
  const mistakesOf = openSchemas(description);
  const problems = new Set(["application/problem+json"]);
  return (described: Described, request: FuzzedRequest, answer: Answer, expected: Expectation): string[] => {
    const { status, type, text } = answer;
    if (status === 0) return [`no answer: ${text}`];
    const wrong: string[] = [];
    if (status === 500) wrong.push("an error that nobody foresaw");
    if (TRACE.test(text)) wrong.push("a stack trace");
    if (!expected.isPermitted && status < 400) wrong.push("what this role may not do was done");
    const sent = `${request.target}\n${request.body?.toString("utf8") ?? ""}`;
    const leaked = expected.secrets.find((secret) => text.includes(secret) && !sent.includes(secret));
    if (leaked !== undefined) wrong.push("a text that the asker may not read");
    return [...wrong, ...undescribed(mistakesOf, problems, described, { status, type, text })];
  };
}

function undescribed(
  mistakesOf: ReturnType<typeof openSchemas>,
  problems: ReadonlySet<string>,
  { path, method, operation }: Described,
  { status, type, text }: Pick<Answer, "status" | "type" | "text">,
): string[] {
  const declared = operation.responses[status];
  if (declared === undefined) {
    if (BEFORE_OPERATIONS.has(status) && problems.has(type)) return [];
    return [`status ${status} is not described`];
  }
  if (text === "" || declared.content === undefined) return [];
  if (declared.content[type] === undefined) {
    const isFile = declared.content["application/octet-stream"] !== undefined;
    return isFile && status < 300 ? [] : [`${status} with ${type} is not described`];
  }
  if (!/[+/]json$/.test(type)) return [];
  // The address was spoilt into one of no operation.
  if (problems.has(type) && /"code":"(?:not-found|method-not-allowed)"/.test(text)) return [];
  const place = ["paths", path, method, "responses", String(status), "content", type, "schema"];
  try {
    return mistakesOf(place, JSON.parse(text))
      .slice(0, 2)
      .map((each) => `${status} is not as described: ${each}`);
  } catch {
    return [`${status} is not JSON`];
  }
}
