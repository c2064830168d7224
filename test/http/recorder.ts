import { expect } from "vitest";
import { type Description, openSchemas, operationsOf } from "../../scripts/fuzz/description.ts";

/** One request of an operation. */
export interface Call {
  readonly summary: string;
  readonly path?: Readonly<Record<string, string | number>>;
  readonly query?: Readonly<Record<string, string | number | boolean>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON; a text is sent as raw bytes. */
  readonly body?: unknown;
  readonly status?: number;
}

/** What was asked and answered, operation by operation. */
export type Recording = Record<
  string,
  { summary: string; parameters: object; body: unknown; status: number; answer: unknown }[]
>;

/** Calls operations by their id, holds request and answer to the description, and records both. */
export function createRecorder(description: Description) {
  const mistakesOf = openSchemas(description);
  const recording: Recording = {};
  const operations = new Map(operationsOf(description).map((each) => [each.operation.operationId, each]));

  const call = async <Answer>(baseUrl: string, operationId: string, request: Call): Promise<Answer> => {
    const found = operations.get(operationId);
    if (found === undefined) throw new Error(`there is no operation ${operationId}`);
    const { method, path } = found;
    const { status = 200, body, query = {}, path: parts = {} } = request;
    const isRaw = typeof body === "string";
    const place = ["paths", path, method];
    if (body !== undefined && !isRaw && status !== 422) {
      expect(mistakesOf([...place, "requestBody", "content", "application/json", "schema"], body)).toEqual([]);
    }
    const url = new URL(
      baseUrl + path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(parts[name]))),
    );
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
    const answer = await fetch(url, {
      method: method.toUpperCase(),
      headers: { "content-type": isRaw ? "application/octet-stream" : "application/json", ...request.headers },
      ...(body === undefined ? {} : { body: isRaw ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    expect([operationId, answer.status, answer.status === status ? "" : text]).toEqual([operationId, status, ""]);
    const type = answer.headers.get("content-type")?.split(";")[0] ?? "";
    const isJson = /json$/.test(type);
    const value = isJson ? (JSON.parse(text) as unknown) : null;
    const declared = found.operation.responses[status];
    expect([operationId, declared !== undefined]).toEqual([operationId, true]);
    if (type !== "") {
      const schema = [...place, "responses", String(status), "content", type, "schema"];
      expect(mistakesOf(schema, isJson ? value : text), `${operationId} ${status}`).toEqual([]);
    }
    recording[operationId] ??= [];
    recording[operationId].push({
      summary: request.summary,
      parameters: { ...parts, ...query },
      body: isRaw || body === undefined ? null : body,
      status,
      answer: value,
    });
    return value as Answer;
  };
  return { call, recording };
}
