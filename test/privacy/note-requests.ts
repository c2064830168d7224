import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";

/** What processes asked for, and the problems that they were answered with. */
export interface NotedRequests {
  readonly urls: readonly string[];
  readonly problems: readonly string[];
}

/** Has every process that is started from now on note what it asks with `fetch`, until `stop`. */
export function noteRequests(folder: string): { stop(): void; read(): NotedRequests } {
  const noted = join(folder, "requests");
  writeFileSync(noted, "");
  const spy = join(folder, "spy.mjs");
  writeFileSync(
    spy,
    `import { appendFileSync } from "node:fs";
const fetchAnswer = globalThis.fetch;
const note = (line) => appendFileSync(${JSON.stringify(noted)}, \`\${JSON.stringify(line)}\\n\`);
globalThis.fetch = async (input, ...rest) => {
  note({ url: input instanceof Request ? input.url : String(input) });
  const answer = await fetchAnswer(input, ...rest);
  if (answer.status >= 400) note({ problem: await answer.clone().text() });
  return answer;
};
`,
  );
  const before = process.env.NODE_OPTIONS;
  process.env.NODE_OPTIONS = `${before ?? ""} --import ${pathToFileURL(spy).href}`;
  return {
    stop: () => {
      if (before === undefined) delete process.env.NODE_OPTIONS;
      else process.env.NODE_OPTIONS = before;
    },
    read: () => {
      const lines = readFileSync(noted, "utf8").split("\n").filter(Boolean);
      const read = lines.map((line) => JSON.parse(line) as { url?: string; problem?: string });
      return {
        urls: read.flatMap(({ url }) => url ?? []),
        problems: read.flatMap(({ problem }) => problem ?? []),
      };
    },
  };
}
