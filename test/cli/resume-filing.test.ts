import { randomUUID } from "node:crypto";
import { createServer, request as forward, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setImmediate } from "node:timers/promises";
import type { Wallet } from "ethers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Filed } from "../../gateway/cli/render/filed.ts";
import { listEvidence } from "../../gateway/verbs/list-evidence.ts";
import { type ChainChild, startChain } from "../verbs/chain-child.ts";
import { type Founded, foundSmall, keyOf } from "../verbs/founded.ts";
import { type Door, takeDoor } from "../verbs/serve-gateway.ts";
import { openGateway, type TestGateway } from "../verbs/test-gateway.ts";
import { caseOf, filesOf, type Office, openOffice, urlOf } from "./office.ts";

let chain: ChainChild;
let founded: Founded;
let cn: TestGateway;
let door: Door;
let office: Office;

const officers = () => ({ officer: keyOf(founded.officers, "CN") as Wallet });

beforeAll(async () => {
  chain = await startChain();
  founded = await foundSmall(chain.url);
  cn = await openGateway(founded, "CN");
  door = await takeDoor();
  door.open(cn);
  office = await openOffice(founded, "CN", door.url, officers());
});
afterAll(async () => {
  await office.dispose();
  await door.close();
  await cn.stop();
  await chain.stop();
});

const killed = (): Error => new Error("killed");

/**
 * What a filing was told of its packages' roots before it was interrupted. Asking the same again, as one does that waits, is no further
 * call: how often that is depends on how busy the machine is.
 */
async function interrupt(folder: string, after: number, isAnswerLost: boolean) {
  let calls = 0;
  let last = "";
  let isDead = false;
  const roots: string[] = [];
  const ended = await office.run(["case", "file", folder, "--json"], {
    fetch: async (input, init) => {
      if (isDead) throw killed();
      const method = input instanceof Request ? input.method : (init?.method ?? "GET");
      const call = `${method} ${urlOf(input)}`;
      if (call !== last || method !== "GET") calls += 1;
      last = call;
      isDead = calls > after;
      if (isDead && !isAnswerLost) throw killed();
      const answer = await fetch(input, init);
      if (urlOf(input).endsWith("/v1/packages")) {
        roots.push(((await answer.clone().json()) as { root: string }).root);
      }
      if (isDead) throw killed();
      return answer;
    },
    sleep: async () => {
      if (isDead) throw killed();
      await setImmediate();
    },
  });
  return { ...ended, roots, calls };
}

const noticesPublished = async () => (await cn.store.listNotices({ limit: 500, viewerId: 1, now: 0 })).length;

/** Files what an interrupted filing left, and holds it to one record of each package, and one notice. */
async function requireResumed(number: string, folder: string, roots: readonly string[], noticesBefore: number) {
  const { exitCode, output, diagnostics } = await office.run(["case", "file", folder, "--json"]);
  expect([exitCode, diagnostics]).toEqual([0, expect.any(String)]);
  const filed = JSON.parse(output) as Filed;
  await cn.follower.catchUp();
  const { evidence } = await listEvidence(cn, { limit: 50, case: number });
  expect(evidence.map(({ id }) => id).toSorted()).toEqual(filed.evidence.map(({ id }) => id).toSorted());
  expect(evidence).toHaveLength(3);
  for (const root of roots) expect(evidence.map((entry) => entry.root)).toContain(root);
  expect(await noticesPublished()).toBe(noticesBefore + 1);
  expect((await cn.store.notice(filed.notice?.id ?? ""))?.noticeId).toBe(filed.notice?.id);
}

describe("a filing that is interrupted", () => {
  it("at any of its requests, whether the answer was lost or the request, goes on to the same ids and one record of each", async () => {
    const whole = await office.writeCase("whole", caseOf("whole"), filesOf("whole"));
    const { calls, exitCode, roots: rootsOfWhole } = await interrupt(whole, Number.POSITIVE_INFINITY, false);
    expect(exitCode).toBe(0);
    expect(rootsOfWhole).toHaveLength(3);
    expect(calls).toBeGreaterThan(12);
    for (let after = 0; after < calls; after += 1) {
      for (const isAnswerLost of [false, true]) {
        const number = `interrupted after ${after}${isAnswerLost ? ", its answer lost" : ""}`;
        const folder = await office.writeCase(number, caseOf(number), filesOf(number));
        const noticesBefore = await noticesPublished();
        const { roots } = await interrupt(folder, after, isAnswerLost);
        await requireResumed(number, folder, roots, noticesBefore);
      }
    }
    expect(cn.reported).toEqual([]);
  }, 240_000);

  it.each([
    ["while it sends manifests", /^POST .*\/packages$/],
    ["while it has the filing simulated", /^POST .*\/simulations$/],
    ["while it uploads", /^PUT /],
    ["once its requests are accepted", /^POST .*\/submissions$/],
    ["while it waits for what becomes of them", /^GET .*\/submissions\//],
  ])("by the end of its process, %s, goes on all the same", async (_when, call) => {
    const number = randomUUID();
    const folder = await office.writeCase(number, caseOf(number), filesOf(number));
    const noticesBefore = await noticesPublished();
    const { url, close } = await listenBefore(door.url, (line) => {
      if (call.test(line)) running.kill();
    });
    const running = office.start(["case", "file", folder, "--json", "--gateway", url]);
    const { output } = await running.ended;
    await close();
    expect(output).toBe("");
    await requireResumed(number, folder, [], noticesBefore);
  });
});

/** Passes requests on; `onRequest` is told of each when its answer is there and not yet given. */
async function listenBefore(target: string, onRequest: (line: string) => void) {
  const server: Server = createServer((message, response) => {
    const { method, url, headers } = message;
    const passed = forward(new URL(url ?? "/", target), { method, headers }, (answer) => {
      onRequest(`${method} ${url}`);
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    });
    passed.on("error", () => response.destroy());
    message.pipe(passed);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
