import { type Description, operationsOf } from "../../scripts/fuzz/description.ts";

const AT_ONCE = 8;
const PROBLEM = 400;
const MISSING = "5a";

/** Somebody who asks a gateway, by a token or by nothing. */
export interface Asker {
  readonly name: string;
  readonly token: string | undefined;
}

interface Attempt {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/**
 * Asks a gateway for every operation of its description with a value of a case in every place of a request that takes one, mostly where
 * it does not belong, and answers the problems.
 */
export async function provokeProblems(url: string, asker: Asker, values: readonly string[]): Promise<string[]> {
  const description = (await (await fetch(`${url}/openapi.json`)).json()) as Description;
  const attempts = operationsOf(description).flatMap(({ path, method, operation }, place) => {
    const value = values[place % values.length] ?? "";
    const query = (operation.parameters ?? []).filter((each) => each.in === "query").map(({ name }) => name);
    return attemptsOf(method.toUpperCase(), path, query, value);
  });
  const elsewhere = values.flatMap((value) => [
    { method: "GET", path: `/${encodeURIComponent(value)}` },
    { method: "GET", path: `/v1/${encodeURIComponent(value)}` },
    { method: "PATCH", path: `/v1/agreements/${encodeURIComponent(value)}` },
  ]);
  const problems: string[] = [];
  const waiting = [...attempts, ...elsewhere];
  const work = async (): Promise<void> => {
    for (let attempt = waiting.pop(); attempt !== undefined; attempt = waiting.pop()) {
      problems.push(...(await ask(url, asker, attempt)));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return problems;
}

function attemptsOf(method: string, template: string, query: readonly string[], value: string): Attempt[] {
  const encoded = encodeURIComponent(value);
  const plausible = template
    .replaceAll(/\{(root|id)\}/g, `0x${MISSING.repeat(32)}`)
    .replace("{address}", `0x${MISSING.repeat(20)}`)
    .replace("{hold}", "11111111-1111-4111-8111-111111111111")
    .replace("{iso}", "CN")
    .replace("{code}", "GBA")
    .replaceAll(/\{\w+\}/g, "1");
  const inAddress = [
    ...(template.includes("{") ? [{ method, path: template.replaceAll(/\{\w+\}/g, encoded) }] : []),
    ...["case", "name", ...query].map((name) => ({ method, path: `${plausible}?${name}=${encoded}` })),
    { method, path: `${plausible}?${encoded}=1` },
  ];
  if (method === "GET" || method === "DELETE") return inAddress;
  const type = { "content-type": "application/json" };
  const bodies = [
    value,
    JSON.stringify(value),
    JSON.stringify({ [value]: value }),
    JSON.stringify({ case: value, files: value }),
  ];
  return [
    ...inAddress.map((attempt) => ({ ...attempt, headers: type, body: "{}" })),
    ...bodies.map((body) => ({ method, path: plausible, headers: type, body })),
    { method, path: plausible, headers: { "content-type": "application/x-ndjson" }, body: `${value}\n` },
    {
      method,
      path: plausible,
      headers: { "content-type": "text/plain", "content-disposition": `attachment; filename*=UTF-8''${encoded}` },
      body: value,
    },
  ];
}

async function ask(url: string, { token }: Asker, { method, path, headers, body }: Attempt): Promise<string[]> {
  const answer = await fetch(`${url}${path}`, {
    method,
    redirect: "manual",
    headers: {
      accept: "application/json",
      ...headers,
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { body }),
  });
  const text = await answer.text();
  return answer.status >= PROBLEM ? [text] : [];
}
