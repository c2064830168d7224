import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type CommandLine, prepareCommandLine, wallet } from "./command-line.ts";
import { deploymentId, type FakeGateway, ok, startFakeGateway } from "./fake-gateway.ts";

let gateway: FakeGateway;
let line: CommandLine;
let file: string;
let digests: Record<string, unknown>;

beforeEach(async () => {
  gateway = await startFakeGateway(wallet.address.toLowerCase());
  line = await prepareCommandLine(gateway.url);
  file = path.join(line.folder, "parcels.csv");
  await writeFile(file, "a,b\n");
  const hash = (algorithm: string) => createHash(algorithm).update("a,b\n").digest("hex");
  digests = { name: "parcels.csv", size: 4, sha256: hash("sha256"), sm3: hash("sm3") };
});
afterEach(async () => {
  await line.dispose();
  await gateway.close();
});

const held = ["integrity", "recorded", "issuer", "status"].map((fragment) => ({
  fragment,
  verdict: "holds",
  code: "a-code",
  detail: `${fragment} is fine`,
}));
const unknown = [{ fragment: "integrity", verdict: "unknown", code: "not-found", detail: "No record is known here." }];
const failing = [{ fragment: "integrity", verdict: "fails", code: "digest-differs", detail: "It differs." }];
const asOf = {
  block: 12,
  hash: `0x${"b1".repeat(32)}`,
  time: "2026-11-23T08:00:00.000Z",
  checkedAt: "2026-11-23T08:00:05.000Z",
  ageMs: 1_200,
};

const answerWith = (files: unknown[], rest: Record<string, unknown> = {}) => {
  gateway.lie = (call, reply) =>
    call.includes("verifications")
      ? ok({ asOf, partner: "HK", deploymentId, chainId: "31337", files, ...rest })
      : reply;
};
const entry = (verdict: string, findings: unknown[]) => ({ ...digests, verdict, findings, matches: [] });

describe("verify", () => {
  it("ends with 0 when all hold, and says first as of which block, how old that is, and whose gateway answered", async () => {
    answerWith([entry("holds", held)]);
    const { exitCode, output } = await line.run("verify", file);
    expect(exitCode).toBe(0);
    expect(output).toMatch(
      /^as of block 12 \(2026-11-23T08:00:00.000Z, a time the validators claim\), checked 1\.2 s ago, answered by the gateway of HK\n/,
    );
    expect(output).toContain("✓ Holds    parcels.csv\n");
    expect(output).toContain("    ✓ Holds    Integrity         integrity is fine [a-code]\n");
  });

  it("ends with 1 when one fails, also beside one that is unknown", async () => {
    answerWith([entry("unknown", unknown), entry("fails", failing)]);
    const { exitCode, output } = await line.run("verify", file, file);
    expect(exitCode).toBe(1);
    expect(output).toContain("✗ Fails    parcels.csv");
    expect(output).toContain("? Unknown  parcels.csv");
  });

  it("ends with 2 when nothing could be concluded, and never marks unknown as holding", async () => {
    answerWith([entry("unknown", unknown)]);
    const { exitCode, output } = await line.run("verify", file);
    expect(exitCode).toBe(2);
    expect(output).not.toContain("✓");
  });

  it("shows verdicts and sentences in the language asked for", async () => {
    answerWith([entry("unknown", unknown)]);
    const { output } = await line.run("verify", file, "--lang", "zh-Hant");
    expect(output).toContain("? 無法判斷  完整性  本閘道沒有與此檔案相符的記錄。 [not-found]");
  });

  it("prints the gateway's answer as JSON", async () => {
    answerWith([entry("holds", held)]);
    const { output } = await line.run("verify", file, "--json");
    expect(JSON.parse(output)).toMatchObject({ partner: "HK", asOf: { block: 12 }, files: [{ verdict: "holds" }] });
  });

  it("verifies the others when a file is not there, and ends with 2", async () => {
    answerWith([entry("holds", held)]);
    const { exitCode, output } = await line.run("verify", file, path.join(line.folder, "none.csv"));
    expect(exitCode).toBe(2);
    expect(output).toContain("✓ Holds    parcels.csv");
    expect(output).toMatch(/\? Unknown {2}\S+none\.csv\n.*there is no such file/);
  });

  it("ends with 2 when the gateway does not answer", async () => {
    const { exitCode, diagnostics } = await line.run("verify", file, "--gateway", "http://127.0.0.1:9");
    expect(exitCode).toBe(2);
    expect(diagnostics).toContain("[gateway-unreachable]");
  });

  it.each<[string, () => void, string]>([
    [
      "answers for another file",
      () => answerWith([{ ...entry("holds", held), sha256: "00".repeat(32) }]),
      "gateway-answer-untrue",
    ],
    ["answers for fewer files", () => answerWith([]), "gateway-answer-untrue"],
    [
      "calls holding what its findings do not hold",
      () => answerWith([entry("holds", held.slice(1))]),
      "gateway-answer-untrue",
    ],
    ["answers for another deployment", () => answerWith([entry("holds", held)], { chainId: "1" }), "wrong-chain"],
    ["has a verdict of its own", () => answerWith([entry("perhaps", held)]), "gateway-answer-malformed"],
  ])("does not believe a gateway that %s", async (_title, lie, code) => {
    lie();
    const { exitCode, output, diagnostics } = await line.run("verify", file);
    expect([exitCode, output]).toEqual([2, ""]);
    expect(diagnostics).toContain(`[${code}]`);
  });
});
