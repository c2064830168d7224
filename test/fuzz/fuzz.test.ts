import { execFile } from "node:child_process";
import { join } from "node:path";
import process from "node:process";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { projectFolder } from "../../scripts/check-tools.ts";
import type { Description } from "../../scripts/fuzz/description.ts";
import { openJudge } from "../../scripts/fuzz/judge-answer.ts";
import { randomFrom } from "../../scripts/fuzz/random.ts";
import { spoil, spoilBytes } from "../../scripts/fuzz/spoil.ts";
import { appOf } from "../http/test-app.ts";

describe("npm run fuzz", () => {
  it("finds nothing wrong with a bounded number of requests in every role, nor with any parser", async () => {
    const script = join(projectFolder, "scripts/fuzz.ts");
    const words = [script, "--count", "600", "--parsers", "300", "--seed", "20260"];
    const { stdout } = await promisify(execFile)(process.execPath, words, { maxBuffer: 1e8 }).catch(
      (error: { stdout: string; stderr: string }) => ({ stdout: `${error.stdout}${error.stderr}` }),
    );
    expect(stdout).toMatch(/\nnothing wrong\n$/);
    expect(stdout).toContain("600 requests");
    for (const role of ["officer", "recogniser", "auditor", "platform", "operator", "nobody"]) {
      expect(stdout).toMatch(new RegExp(`by role: .*\\b${role} \\d{2,}`));
    }
  }, 240_000);

  it("makes the same requests again from the same seed", () => {
    const made = () => {
      const random = randomFrom(7);
      return [spoil({ a: [1, "two", { three: null }] }, random), spoilBytes(Buffer.from("some bytes"), random)];
    };
    expect(made()).toEqual(made());
  });

  it("would say so of an error, a trace, a leak, what a role may not do, and an answer that is not described", async () => {
    const description = (await (await appOf().app.request("/openapi.json")).json()) as Description;
    const judge = openJudge(description);
    const path = "/v1/partners";
    const operation = description.paths[path]?.get;
    if (operation === undefined) throw new Error(`${path} is not described`);
    const request = { intent: "valid", method: "GET", target: path, headers: {}, body: undefined } as const;
    const foundIn = (answer: { status: number; type?: string; text?: string }, isPermitted = true) =>
      judge(
        { path, method: "get", operation },
        request,
        { type: "application/json", text: "", milliseconds: 1, ...answer },
        { isPermitted, secrets: ["a secret title"] },
      ).join("; ");
    expect(foundIn({ status: 0, text: "no answer in time" })).toBe("no answer: no answer in time");
    expect(foundIn({ status: 500, type: "application/problem+json", text: "{}" })).toContain("nobody foresaw");
    expect(foundIn({ status: 200, text: "Error: x\n    at f (/a/b.ts:1:2)" })).toContain("a stack trace");
    expect(foundIn({ status: 200, text: '{"partners":["a secret title"]}' })).toContain(
      "a text that the asker may not read",
    );
    expect(foundIn({ status: 200, text: '{"partners":[]}' }, false)).toContain("what this role may not do was done");
    expect(foundIn({ status: 418 })).toContain("status 418 is not described");
    expect(foundIn({ status: 200, text: '{"partners":1}' })).toContain("200 is not as described");
    expect(foundIn({ status: 200, type: "text/html", text: "<p>" })).toContain("text/html is not described");
  });
});
