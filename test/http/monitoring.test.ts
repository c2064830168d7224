import { renameSync } from "node:fs";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import type { Wallet } from "ethers";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createAdminApp } from "../../gateway/http/admin.ts";
import { findPort } from "../../scripts/faults/find-port.ts";
import { openSwitch, type SwitchableNode } from "../chain/switchable-node.ts";
import { caseOf, filesOf, type Office, openOffice } from "../cli/office.ts";
import { type ChainChild, startChain } from "../verbs/chain-child.ts";
import { type Founded, foundSmall, keyOf } from "../verbs/founded.ts";
import { type GatewayChild, prepareGateway } from "../verbs/gateway-child.ts";
import { until } from "../verbs/test-gateway.ts";

let chain: ChainChild;
let other: ChainChild;
let node: SwitchableNode;
let founded: Founded;
let gateway: GatewayChild;
let office: Office;
let admin: string;
let adminPort: number;

beforeAll(async () => {
  [chain, other] = await Promise.all([startChain(), startChain()]);
  node = await openSwitch(chain.port);
  founded = { ...(await foundSmall(chain.url)), nodeUrl: node.url };
  await foundSmall(other.url);
  adminPort = await findPort();
  admin = `http://127.0.0.1:${adminPort}`;
  gateway = await prepareGateway(founded, "CN", "", (config) => ({
    ...config,
    admin: { port: adminPort },
    node: { ...config.node, timeoutMs: 500 },
  }));
  await gateway.start();
  office = await openOffice(founded, "CN", gateway.url, { officer: keyOf(founded.officers, "CN") as Wallet });
});
afterEach(() => node.lead(chain.port));
afterAll(async () => {
  await gateway?.dispose();
  await office?.dispose();
  await node?.close();
  await Promise.all([chain?.stop(), other?.stop()]);
});

interface Readiness {
  readonly status: number;
  readonly waitsFor: readonly string[];
}

async function readiness(): Promise<Readiness> {
  const answer = await fetch(`${gateway.url}/readyz`);
  return { status: answer.status, waitsFor: ((await answer.json()) as Readiness).waitsFor };
}

const waitsFor = (...expected: string[]) =>
  until(`the gateway to wait for ${expected}`, async () =>
    JSON.stringify((await readiness()).waitsFor) === JSON.stringify(expected) ? true : undefined,
  );

/** The samples by name and labels. */
async function samples(): Promise<ReadonlyMap<string, number>> {
  const answer = await fetch(`${admin}/metrics`);
  expect(answer.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
  const lines = (await answer.text()).split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return new Map(lines.map((line) => [line.replace(/ \S+$/, ""), Number(line.split(" ").at(-1))]));
}

describe("/readyz", () => {
  it("answers 200 to a gateway that is level with its node, and 503 with what it waits for until it is again", async () => {
    await waitsFor();
    expect(await readiness()).toEqual({ status: 200, waitsFor: [] });
    node.lead(undefined);
    await waitsFor("node-unreachable");
    expect((await readiness()).status).toBe(503);
    expect((await fetch(`${gateway.url}/healthz`)).status).toBe(200);
    node.lead(other.port);
    await waitsFor("chain-lost");
    node.lead(chain.port);
    await waitsFor();
  });

  it("says when nothing can be written into the folder of the objects", async () => {
    const incoming = join(gateway.storeFolder, "objects/incoming");
    renameSync(incoming, `${incoming}.away`);
    await waitsFor("objects-unavailable");
    renameSync(`${incoming}.away`, incoming);
    await waitsFor();
  });

  it("is on the listener for monitoring too", async () => {
    expect((await fetch(`${admin}/readyz`)).status).toBe(200);
    expect((await fetch(`${admin}/v1/network`)).status).toBe(404);
  });
});

describe("/metrics", () => {
  it("counts submissions, outcomes, refusals, verdicts and objects, and says how far the index has come", async () => {
    const before = await samples();
    const folder = await office.writeCase("one", caseOf("M-1"), filesOf("metrics"));
    const filed = await office.run(["case", "file", folder]);
    expect(filed).toMatchObject({ exitCode: 0 });
    expect((await office.run(["verify", join(folder, "parcels.csv")])).exitCode).toBe(0);
    await gateway.ask(`${gateway.url}/v1/evidence/0x${"5a".repeat(32)}`);
    await fetch(`${gateway.url}/v1/a-name-of-somebody`);
    const after = await samples();
    const grown = (name: string) => (after.get(name) ?? 0) - (before.get(name) ?? 0);
    expect(grown('concord_submissions{state="settled"}')).toBeGreaterThan(0);
    expect(after.get('concord_submissions{state="accepted"}')).toBe(0);
    expect(after.get("concord_outbox_age_seconds")).toBe(0);
    expect(grown('concord_outcomes_total{outcome="recorded",code=""}')).toBeGreaterThan(0);
    expect(grown('concord_refusals_total{code="unknown-evidence"}')).toBe(1);
    expect(grown('concord_refusals_total{code="not-found"}')).toBe(1);
    expect(grown('concord_requests_total{method="GET",route="/v1/evidence/:id",status="404"}')).toBe(1);
    expect(grown('concord_requests_total{method="GET",route="none",status="404"}')).toBe(1);
    expect(grown('concord_verdicts_total{verdict="holds"}')).toBe(1);
    expect(grown("concord_verification_seconds_count")).toBe(1);
    expect(grown('concord_objects{state="held"}')).toBeGreaterThan(0);
    expect(after.get("concord_index_height_blocks")).toBeGreaterThan(0);
    expect(after.get("concord_index_lag_blocks")).toBeGreaterThanOrEqual(0);
    expect(after.get("concord_index_age_seconds")).toBeLessThan(5);
    expect(after.get("concord_free_bytes")).toBeGreaterThan(0);
    expect(after.get("concord_access_log_unanchored_seconds")).toBeGreaterThan(0);
    expect(after.get("concord_access_log_unanchored_seconds")).toBeLessThan(600);
    expect(after.get('concord_waiting{for="node-unreachable"}')).toBe(0);
    expect(after.get("process_resident_memory_bytes")).toBeGreaterThan(0);
  });

  it("has the age of the oldest submission that waits, and leaves out what nobody can say", async () => {
    const folder = await office.writeCase("two", caseOf("M-2", { notice: undefined }), filesOf("waiting"));
    // Block after block is refused, so that what is accepted stays.
    await chain.ask("evm_setAutomine", false);
    const filing = office.run(["case", "file", folder]);
    await until("a submission to wait", async () => {
      const now = await samples();
      return (now.get("concord_outbox_age_seconds") ?? 0) > 0.5 ? true : undefined;
    });
    node.lead(undefined);
    await waitsFor("node-unreachable");
    const away = await samples();
    expect(away.has("concord_node_height_blocks")).toBe(false);
    expect(away.has("concord_index_lag_blocks")).toBe(false);
    expect(away.get("concord_index_height_blocks")).toBeGreaterThan(0);
    expect(away.get('concord_waiting{for="node-unreachable"}')).toBe(1);
    node.lead(chain.port);
    await chain.ask("evm_setAutomine", true);
    await chain.ask("evm_mine");
    expect((await filing).exitCode).toBe(0);
  });

  it("has labels of closed sets alone, whatever is asked for", async () => {
    for (let n = 0; n < 50; n += 1) {
      await gateway.ask(`${gateway.url}/v1/packages/0x${String(n).padStart(64, "0")}?name=somebody-${n}`);
      await fetch(`${gateway.url}/somewhere-${n}`, { method: n % 2 === 0 ? "GET" : "PROPFIND" });
    }
    const names = [...(await samples()).keys()];
    expect(names.filter((name) => /somebody|somewhere|0x|127\.0\.0\.1|M-1|CN/.test(name))).toEqual([]);
    expect(names.length).toBeLessThan(400);
  });

  it("is bound to loopback and not on the listener for everybody", async () => {
    expect((await fetch(`${gateway.url}/metrics`)).status).toBe(404);
    const elsewhere = Object.values(networkInterfaces())
      .flat()
      .find((address) => address?.internal === false && address.family === "IPv4");
    if (elsewhere !== undefined) {
      await expect(fetch(`http://${elsewhere.address}:${adminPort}/metrics`)).rejects.toThrow();
    }
  });
});

it("tells the operator's own programs how each of several nodes stands, and nobody else", async () => {
  const health = { place: 1, host: "10.0.0.1:8545", standing: "behind" as const, block: 7, isInUse: false };
  const monitored = createAdminApp({
    checkReadiness: async () => [],
    nodes: () => [health],
    renderMetrics: async () => ({ type: "text/plain", text: "" }),
    report: () => undefined,
  });
  expect(await (await monitored.request("/readyz")).json()).toEqual({ status: "ready", waitsFor: [], nodes: [health] });
  expect(await (await fetch(`${gateway.url}/readyz`)).json()).not.toHaveProperty("nodes");
});
