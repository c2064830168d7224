import { cp, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { decodeAction } from "../../gateway/domain/actions.ts";
import { type CommandLine, prepareCommandLine, wallet } from "./command-line.ts";
import { contracts, type FakeGateway, ok, problem, type Reply, startFakeGateway } from "./fake-gateway.ts";

const cases = path.resolve(import.meta.dirname, "../../scripts/local/cases/ant-moving");
const jiangmen = path.join(cases, "jiangmen");

let gateway: FakeGateway;
let line: CommandLine;

beforeEach(async () => {
  gateway = await startFakeGateway(wallet.address.toLowerCase());
  line = await prepareCommandLine(gateway.url);
});

afterEach(async () => {
  await line.dispose();
  await gateway.close();
});

const actionNames = () => gateway.requests.map(({ to, data }) => decodeAction(to, data, contracts)?.name);
const change = (members: Record<string, unknown>, reply: Reply) => ok({ ...(reply.body as object), ...members });

describe("case file", () => {
  it("records every package and publishes the notice in one submission, signed in order", async () => {
    const { exitCode, output, diagnostics } = await line.run("case", "file", jiangmen, "--json");
    expect(diagnostics).toBe("concord: the parties in notice.parties stay in the folder; they are not sent\n");
    expect(exitCode).toBe(0);
    const filed = JSON.parse(output);
    expect(filed).toMatchObject({ case: "JM-2023-0174", partner: "CN", agreement: { code: "GBA", version: 1 } });
    expect(filed.evidence.map(({ ref, kind, state }: Record<string, string>) => [ref, kind, state])).toEqual([
      ["parcels", "declaration", "recorded"],
      ["xray", "x-ray", "recorded"],
      ["marks", "photo", "recorded"],
      ["statement", "officer-statement", "recorded"],
    ]);
    expect(filed.notice.state).toBe("published");
    expect(filed.submissions).toHaveLength(1);
    expect(actionNames()).toEqual(["record", "record", "record", "record", "publish"]);
    expect(gateway.requests.map(({ nonce }) => nonce)).toEqual([0, 1, 2, 3, 4]);
  });

  it("uploads each exhibit's bytes as they are", async () => {
    const { output } = await line.run("case", "file", jiangmen, "--json");
    const { createHash } = await import("node:crypto");
    const file = await readFile(path.join(jiangmen, "parcels.csv"));
    const { root } = JSON.parse(output).evidence[0];
    expect(gateway.uploads.get(`${root}/0`)).toBe(createHash("sha256").update(file).digest("hex"));
    expect(gateway.uploads.size).toBe(5);
  });

  it("ends with the same ids and signs nothing when everything is on the ledger", async () => {
    const first = JSON.parse((await line.run("case", "file", jiangmen, "--json")).output);
    const second = await line.run("case", "file", jiangmen, "--json");
    expect(second.exitCode).toBe(0);
    const again = JSON.parse(second.output);
    expect(again.evidence.map(({ id }: { id: string }) => id)).toEqual(
      first.evidence.map(({ id }: { id: string }) => id),
    );
    expect(again.notice).toEqual({ id: first.notice.id, state: "already-published" });
    expect(again.submissions).toEqual([]);
    expect(gateway.requests).toHaveLength(5);
  });

  it("puts packages of one kind and right under one root in one recording", async () => {
    const folder = path.join(line.folder, "case");
    await cp(path.join(cases, "guangzhou"), folder, { recursive: true });
    const yaml = await readFile(path.join(folder, "case.yaml"), "utf8");
    const [photos = ""] = / {2}- ref: photos[\s\S]*?language: zh-Hans\n/.exec(yaml) ?? [];
    await writeFile(
      path.join(folder, "case.yaml"),
      `${yaml.trimEnd()}\n${photos.replace("ref: photos", "ref: photos-again")}`,
    );
    const { exitCode, output } = await line.run("case", "file", folder, "--json");
    expect(exitCode).toBe(0);
    expect(JSON.parse(output).evidence).toHaveLength(3);
    const sizes = gateway.requests.map(({ to, data }) => {
      const action = decodeAction(to, data, contracts);
      return action?.name === "record" ? action.args.recording.size : undefined;
    });
    expect(sizes).toEqual([1, 2]);
  });

  it("records a case without an agreement for its own partner alone", async () => {
    const folder = path.join(line.folder, "case");
    await cp(path.join(cases, "guangzhou"), folder, { recursive: true });
    const yaml = await readFile(path.join(folder, "case.yaml"), "utf8");
    await writeFile(path.join(folder, "case.yaml"), yaml.replace(/^agreement:.*\n/m, ""));
    const { exitCode, output } = await line.run("case", "file", folder, "--json");
    expect([exitCode, JSON.parse(output).agreement]).toEqual([0, null]);
    const scopes = gateway.requests.map(({ to, data }) => {
      const action = decodeAction(to, data, contracts);
      return action?.name === "record" ? [action.args.recording.agreementId, action.args.recording.version] : undefined;
    });
    expect(scopes).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });

  it("shows the officer what is in the calls themselves", async () => {
    const { diagnostics } = await line.run("case", "file", jiangmen);
    expect(diagnostics).toContain(
      `signing as cn-jiangmen (${wallet.address.toLowerCase()}); on chain 31337, through the forwarder 0xf0`,
    );
    expect(diagnostics).toMatch(
      / {2}record: Customs declaration, agreement GBA \(1\) version 1, rights Trade mark, root 0x[0-9a-f]{64}, packages: 1 → evidence ledger 0x1e/,
    );
    expect(diagnostics).toMatch(
      / {2}publish: notice 0x[0-9a-f]{64} of CN \(1\): .*to CN \(1\), HK \(2\), MO \(3\), 1 of the own offices/,
    );
  });

  it("asks for the nonce again and signs again when it was taken meanwhile", async () => {
    let refusals = 0;
    gateway.lie = (call, reply) => {
      if (!call.startsWith("GET /v1/signers") || refusals >= 2) return reply;
      refusals += 1;
      return change({ nonce: 41 }, reply);
    };
    const { exitCode } = await line.run("case", "file", jiangmen, "--json");
    expect(exitCode).toBe(0);
    expect(refusals).toBe(2);
    expect(gateway.requests).toHaveLength(5);
  });

  it("bears an Idempotency-Key in every POST, the same when signed requests are sent again, and another otherwise", async () => {
    let isInUse = false;
    gateway.lie = (call, reply) => {
      if (call !== "POST /v1/submissions" || isInUse) return reply;
      isInUse = true;
      gateway.requests.length = 0;
      return problem(409, "idempotency-key-in-use");
    };
    expect((await line.run("case", "file", jiangmen, "--json")).exitCode).toBe(0);
    const keys = gateway.posts.map(({ key }) => key);
    expect(keys.every((key) => key !== undefined && key.length >= 36)).toBe(true);
    const sent = gateway.posts.filter(({ call }) => call === "POST /v1/submissions");
    expect(sent).toHaveLength(2);
    expect(sent[0]?.key).toBe(sent[1]?.key);
    expect(new Set(keys).size).toBe(keys.length - 1);
  });

  it("finishes what an earlier filing had under way", async () => {
    let isOvertaken = false;
    gateway.lie = (call, reply) => {
      if (call !== "POST /v1/submissions" || isOvertaken) return reply;
      isOvertaken = true;
      return problem(409, "already-recorded");
    };
    const { exitCode, output } = await line.run("case", "file", jiangmen, "--json");
    expect(exitCode).toBe(0);
    expect(JSON.parse(output).notice.state).toBe("published");
    expect(gateway.requests).toHaveLength(5);
  });

  it("reports what was refused after acceptance with its code", async () => {
    gateway.lie = (call, reply) => {
      if (!call.startsWith("GET /v1/submissions/")) return reply;
      const { requests, ...rest } = reply.body as { requests: Record<string, unknown>[] };
      const outcome = {
        state: "refused",
        code: "agreement-suspended",
        detail: "GBA is suspended.",
        transactionHash: null,
      };
      return ok({ ...rest, requests: requests.map((request) => ({ ...request, outcome })) });
    };
    const { exitCode, output, diagnostics } = await line.run("case", "file", jiangmen, "--json");
    expect([exitCode, output]).toEqual([1, ""]);
    expect(diagnostics).toContain("concord: GBA is suspended. [agreement-suspended]");
  });

  it("signs and uploads nothing when one of its actions would be refused, and tells each that would", async () => {
    gateway.lie = (call, reply) => {
      if (!call.endsWith("/simulations")) return reply;
      const { calls } = reply.body as { calls: object[] };
      const refusal = { code: "channel", detail: "The clause “channel” stands against it." };
      return change(
        { calls: calls.map((each, position) => (position === 1 || position === 4 ? { ...each, refusal } : each)) },
        reply,
      );
    };
    const { exitCode, output, diagnostics } = await line.run("case", "file", jiangmen);
    expect([exitCode, output]).toEqual([1, ""]);
    expect(diagnostics).toMatch(/^refused: record: X-ray.*\[channel\]$/m);
    expect(diagnostics).toMatch(/^refused: publish: notice.*\[channel\]$/m);
    expect(diagnostics).toMatch(/^concord: The clause.*Nothing was signed\. \[channel\]$/m);
    expect(gateway.requests).toEqual([]);
    expect(gateway.uploads.size).toBe(0);
  });

  it.each([
    ["revoked", { validTo: "2026-11-23T08:00:00.000Z" }, "signer-expired"],
    ["not yet valid", { validFrom: "2026-11-23T08:00:01.000Z" }, "signer-not-yet-valid"],
    ["without the role", { roles: ["recogniser"] }, "signer-role"],
    ["of nobody", { partner: null, roles: [], validFrom: null }, "signer-unknown"],
  ])("sends nothing of a case that is to be signed by an officer who is %s", async (_who, members, code) => {
    const calls: string[] = [];
    gateway.lie = (call, reply) => {
      calls.push(call);
      return call.startsWith("GET /v1/signers") ? change(members, reply) : reply;
    };
    const { exitCode, diagnostics } = await line.run("case", "file", jiangmen);
    expect(exitCode).toBe(1);
    expect(diagnostics).toContain(`[${code}]`);
    expect(calls.filter((call) => !call.startsWith("GET"))).toEqual([]);
  });

  it("refuses a case of another partner than the gateway's", async () => {
    const other = await startFakeGateway(wallet.address.toLowerCase(), "HK");
    try {
      const { exitCode, diagnostics } = await line.run("case", "file", jiangmen, "--gateway", other.url);
      expect(exitCode).toBe(1);
      expect(diagnostics).toContain("is the gateway of HK. [other-partner]");
    } finally {
      await other.close();
    }
  });

  it("shows every mistake and sends nothing of a case that has some", async () => {
    const folder = path.join(line.folder, "case");
    await cp(jiangmen, folder, { recursive: true });
    await rename(path.join(folder, "officer-statement.pdf"), path.join(folder, "elsewhere.pdf"));
    const { exitCode, diagnostics } = await line.run("case", "file", folder);
    expect(exitCode).toBe(1);
    expect(diagnostics).toMatch(
      /^case\.yaml:\d+:\d+: there is no such exhibit in the folder: officer-statement\.pdf \(expected a file in the case folder\) \[exhibit-missing\]$/m,
    );
    expect(diagnostics).toContain("[case-invalid]");
    expect(gateway.uploads.size).toBe(0);
  });
});

describe("a gateway that lies", () => {
  const other = `0x${"99".repeat(32)}`;
  const lies: readonly [title: string, call: RegExp, lie: (reply: Reply) => Reply | string, code: string][] = [
    [
      "names another ledger",
      /network/,
      (reply) => change({ contracts: { ...contracts, ledger: `0x${"99".repeat(20)}` } }, reply),
      "wrong-chain",
    ],
    [
      "names another forwarder",
      /network/,
      (reply) => change({ contracts: { ...contracts, forwarder: `0x${"99".repeat(20)}` } }, reply),
      "wrong-chain",
    ],
    ["follows another chain", /network/, (reply) => change({ chainId: "1" }, reply), "wrong-chain"],
    ["follows another deployment", /network/, (reply) => change({ deploymentId: other }, reply), "wrong-chain"],
    ["follows a chain of another genesis", /network/, (reply) => change({ genesisHash: other }, reply), "wrong-chain"],
    [
      "gives the agreement another number",
      /agreements/,
      (reply) =>
        change(
          { agreements: (reply.body as { agreements: object[] }).agreements.map((entry) => ({ ...entry, id: 2 })) },
          reply,
        ),
      "wrong-chain",
    ],
    ["gives a package another root", /packages$/, (reply) => change({ root: other }, reply), "gateway-answer-untrue"],
    [
      "gives a package other salts",
      /packages$/,
      (reply) => change({ salts: { "/ref": other } }, reply),
      "gateway-answer-untrue",
    ],
    [
      "gives a package's fields other salts of the right number",
      /packages$/,
      (reply) => change({ salts: { ...(reply.body as { salts: object }).salts, "/ref": other } }, reply),
      "gateway-answer-untrue",
    ],
    [
      "says that a package is recorded under another id",
      /packages$/,
      (reply) => change({ evidence: [{ id: other, agreementId: 1, version: 1 }] }, reply),
      "gateway-answer-untrue",
    ],
    [
      "asks for an exhibit that is not there",
      /packages$/,
      (reply) => change({ missing: [99] }, reply),
      "gateway-answer-untrue",
    ],
    [
      "gives the notice another commitment",
      /notice-bodies/,
      (reply) => change({ commitment: other }, reply),
      "gateway-answer-untrue",
    ],
    ["gives the notice other salts", /notice-bodies/, (reply) => change({ salts: {} }, reply), "gateway-answer-untrue"],
    ["answers what is not JSON", /packages$/, () => "<html>", "gateway-answer-malformed"],
    ["leaves members out", /network/, () => ok({ partner: {} }), "gateway-answer-malformed"],
    [
      "refuses without a problem document",
      /packages$/,
      () => ({ status: 500, body: "oops" }),
      "gateway-answer-malformed",
    ],
    [
      "simulates fewer actions than it was given",
      /simulations/,
      (reply) => change({ calls: [] }, reply),
      "gateway-answer-untrue",
    ],
    ["has an officer of another partner", /signers/, (reply) => change({ partner: "HK" }, reply), "not-entitled"],
  ];

  it.each(lies)("that %s gets no signature", async (_title, call, lie, code) => {
    gateway.lie = (made, reply) => (call.test(made) ? lie(reply) : reply);
    const { exitCode, output, diagnostics } = await line.run("case", "file", jiangmen, "--json");
    expect(exitCode).toBe(1);
    expect(output).toBe("");
    expect(diagnostics).toContain(`[${code}]`);
    expect(gateway.requests).toEqual([]);
  });

  it("that shows another submission's outcome is not believed", async () => {
    gateway.lie = (call, reply) => (call.startsWith("GET /v1/submissions/") ? change({ requests: [] }, reply) : reply);
    const { exitCode, diagnostics } = await line.run("case", "file", jiangmen, "--json");
    expect(exitCode).toBe(1);
    expect(diagnostics).toContain("[gateway-answer-untrue]");
  });

  it("cannot move the cursor with what it says", async () => {
    gateway.lie = (call, reply) =>
      call.includes("packages")
        ? { status: 422, body: { code: "invalid-request", detail: "\u001b[2Jgone \u202eback" } }
        : reply;
    const { diagnostics } = await line.run("case", "file", jiangmen);
    expect(diagnostics).toContain("\\u{1b}[2Jgone \\u{202e}back [invalid-request]");
    expect(diagnostics).not.toContain("\u001b");
  });
});

describe("case check", () => {
  it("answers with no mistakes for a sound folder", async () => {
    const { exitCode, output } = await line.run("case", "check", jiangmen, "--json");
    expect([exitCode, JSON.parse(output)]).toEqual([0, { ok: true, mistakes: [], isScopeChecked: true }]);
  });

  it("is inconclusive when no gateway says what the agreement allows", async () => {
    await gateway.close();
    const { exitCode, output, diagnostics } = await line.run("case", "check", jiangmen, "--json");
    expect([exitCode, JSON.parse(output)]).toEqual([2, { ok: true, mistakes: [], isScopeChecked: false }]);
    expect(diagnostics).toContain("[gateway-unreachable]");
    gateway = await startFakeGateway(wallet.address);
  });

  it("names the clause by which the agreement excludes something", async () => {
    const folder = path.join(line.folder, "case");
    await cp(jiangmen, folder, { recursive: true });
    const yaml = await readFile(path.join(folder, "case.yaml"), "utf8");
    await writeFile(path.join(folder, "case.yaml"), yaml.replace("channel: post", "channel: passenger"));
    const { exitCode, output } = await line.run("case", "check", folder);
    expect(exitCode).toBe(1);
    expect(output).toMatch(/^case\.yaml:\d+:\d+: .* \[outside-agreement: channel\]\n$/);
  });

  it("says that there is no folder", async () => {
    const folder = path.join(line.folder, "none");
    const { exitCode, diagnostics } = await line.run("case", "check", folder);
    expect(exitCode).toBe(1);
    expect(diagnostics).toContain("[file-unreadable]");
    await mkdir(folder);
    expect((await line.run("case", "check", folder)).diagnostics).toContain("has no file case.yaml. [file-unreadable]");
  });
});
