import { createHash } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type CommandLine, prepareCommandLine, wallet } from "./command-line.ts";
import { type FakeGateway, ok, startFakeGateway } from "./fake-gateway.ts";

const id = `0x${"ab".repeat(32)}`;
const content = "a,b\n1,2\n";
const hash = (algorithm: string) => createHash(algorithm).update(content).digest("hex");
const exhibit = {
  path: "../../escape/parcels.csv",
  mediaType: "text/csv",
  size: content.length,
  sha256: hash("sha256"),
  sm3: hash("sm3"),
};
const time = "2026-11-23T08:00:00.000Z";
const status = { state: "standing", reason: null, since: null, successor: null };
const evidence = {
  id,
  recordId: id,
  partner: "CN",
  agreement: { code: "GBA", id: 1, version: 1 },
  kind: "declaration",
  root: id,
  path: [],
  signer: wallet.address,
  recordedAt: time,
  block: 7,
  transactionHash: id,
  case: "A-1",
  ref: "parcels",
  title: "t",
  status,
  decisions: [],
};
const manifest = {
  format: "concord-package/1",
  case: { number: "A-1", partner: "CN", office: "Jiangmen", title: "t", basis: "ex-officio" },
  ref: "parcels",
  kind: "declaration",
  handling: { tlp: "AMBER", use: "H1" },
  acquired: { at: time, by: "officer-7" },
  language: "en",
  exhibits: [exhibit],
};

let gateway: FakeGateway;
let line: CommandLine;
let target: string;

const serve = (bytes: string, isHeld = true) => {
  gateway.lie = (call, reply) => {
    if (call.includes("/exhibits/")) return { status: 200, body: Buffer.from(bytes) };
    if (!call.includes("/evidence/")) return reply;
    const held = isHeld
      ? { manifest, manifestProblem: null, erasedAt: null }
      : { manifest: null, manifestProblem: "not fetched yet", erasedAt: null };
    const asOf = { block: 7, hash: id, time, checkedAt: time, ageMs: 20 };
    return ok({ asOf, evidence, ...held, exhibits: isHeld ? [{ position: 0, exhibit, isHeld: true }] : [] });
  };
};

beforeEach(async () => {
  gateway = await startFakeGateway(wallet.address.toLowerCase());
  line = await prepareCommandLine(gateway.url);
  target = path.join(line.folder, "saved");
});
afterEach(async () => {
  await line.dispose();
  await gateway.close();
});

describe("evidence show --save", () => {
  it("saves an exhibit inside the folder whatever its path says, and is done when it is there", async () => {
    serve(content);
    const { exitCode, output } = await line.run("evidence", "show", id, "--save", target, "--json");
    expect(exitCode).toBe(0);
    expect(JSON.parse(output).saved).toEqual([path.join(target, "01-parcels.csv")]);
    expect(await readFile(path.join(target, "01-parcels.csv"), "utf8")).toBe(content);
    expect((await line.run("evidence", "show", id, "--save", target)).exitCode).toBe(0);
    expect(await readdir(target)).toEqual(["01-parcels.csv"]);
  });

  it.each(["a,b\n1,3\n", "a,b\n", `${content}more`])(
    "keeps nothing of bytes that are not the exhibit's: %j",
    async (bytes) => {
      serve(bytes);
      const { exitCode, diagnostics } = await line.run("evidence", "show", id, "--save", target);
      expect(exitCode).toBe(1);
      expect(diagnostics).toContain("[gateway-answer-untrue]");
      expect(await readdir(target)).toEqual([]);
    },
  );

  it("never overwrites a file", async () => {
    serve(content);
    await line.run("evidence", "show", id, "--save", target);
    await writeFile(path.join(target, "01-parcels.csv"), "mine");
    const { exitCode, diagnostics } = await line.run("evidence", "show", id, "--save", target);
    expect(exitCode).toBe(1);
    expect(diagnostics).toContain("[file-exists]");
    expect(await readFile(path.join(target, "01-parcels.csv"), "utf8")).toBe("mine");
  });

  it("says that there is nothing to save when the manifest is not here", async () => {
    serve(content, false);
    const { exitCode, diagnostics } = await line.run("evidence", "show", id, "--save", target);
    expect(exitCode).toBe(1);
    expect(diagnostics).toContain("(not fetched yet). [object-not-here]");
  });

  it("refuses other evidence than was asked for", async () => {
    serve(content);
    const { exitCode, diagnostics } = await line.run("evidence", "show", `0x${"cd".repeat(32)}`);
    expect(exitCode).toBe(1);
    expect(diagnostics).toContain("[gateway-answer-untrue]");
  });

  it("signs nothing about evidence whose id does not bind what the gateway says of it", async () => {
    serve(content);
    const { exitCode, diagnostics } = await line.run("evidence", "withdraw", id, "--reason", "duplicate");
    expect(exitCode).toBe(1);
    expect(diagnostics).toContain("[gateway-answer-untrue]");
    expect(gateway.requests).toEqual([]);
  });
});
