import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { defaultLimits } from "../../gateway/http/connections/limits.ts";
import type { Receipt } from "../../gateway/receipts/receipt-format.ts";
import { type ChainChild, startChain } from "../verbs/chain-child.ts";
import { type Founded, foundSmall, keyOf } from "../verbs/founded.ts";
import { type Door, takeDoor } from "../verbs/serve-gateway.ts";
import { act, keepPackage, openGateway, recordingOf, strangeId, type TestGateway } from "../verbs/test-gateway.ts";
import { appOf } from "./test-app.ts";

let chain: ChainChild;
let founded: Founded;
let cn: TestGateway;
let door: Door;
let id: string;

beforeAll(async () => {
  chain = await startChain();
  founded = await foundSmall(chain.url);
  cn = await openGateway(founded, "CN");
  door = await takeDoor();
  door.open(cn);
  const root = await keepPackage(cn, "parcels");
  await act(cn, keyOf(founded.officers, "CN"), recordingOf(root));
  id = (await cn.store.evidenceOfRoots([root]))[0]?.evidenceId ?? "";
});
afterAll(async () => {
  await door.close();
  await cn.stop();
  await chain.stop();
});

const ask = (query = "", evidence = id) => fetch(`${door.url}/v1/evidence/${evidence}/receipt${query}`);
const answerOf = async (query: string) => (await ask(query)).json() as Promise<Receipt & { code: string }>;

describe("GET /v1/evidence/{id}/receipt", () => {
  it("answers the same bytes as of the same block, with a tag that a client can come back with", async () => {
    const [one, other] = [await ask(), await ask()];
    expect([one.status, await one.text()]).toEqual([200, await other.text()]);
    const tag = one.headers.get("etag") ?? "";
    const again = await fetch(`${door.url}/v1/evidence/${id}/receipt`, { headers: { "if-none-match": tag } });
    expect([tag !== "", again.status]).toEqual([true, 304]);
  });

  it("tells what its query names, once or several times", async () => {
    expect((await answerOf("")).exhibits).toHaveLength(1);
    const { exhibits, fields } = await answerOf("?exhibit=none&field=/ref&field=%2Fcase%2Fnumber");
    expect([exhibits, fields.map(({ pointer }) => pointer)]).toEqual([[], ["/case/number", "/ref"]]);
    expect((await answerOf("?exhibit=0&exhibit=0&since=3&epoch=10")).exhibits).toHaveLength(1);
  });

  it.each([
    ["?exhibit=1", 404, "unknown-exhibit"],
    ["?field=/none", 404, "unknown-field"],
    ["?exhibit=first", 422, "invalid-request"],
    ["?exhibit=-1", 422, "invalid-request"],
    ["?since=-1", 422, "invalid-request"],
    ["?since=1e3", 422, "invalid-request"],
    ["?epoch=0", 422, "invalid-request"],
  ])("refuses %s", async (query, status, code) => {
    expect([(await ask(query)).status, (await answerOf(query)).code]).toEqual([status, code]);
  });

  it("refuses evidence that is not known", async () => {
    expect((await ask("", strangeId())).status).toBe(404);
  });

  it("is an entry of the access log that names the evidence", async () => {
    await ask();
    expect(await lastAccess()).toMatchObject({ operation: "makeReceipt", status: 200, named: [id] });
  });

  it("says so where the node has no proof of the block, and where it is silent", async () => {
    const { prove } = cn.ledger;
    const mute = { ...cn, ledger: { ...cn.ledger, prove: () => prove(id.slice(0, 42), [id], 999_999) } };
    door.open(mute);
    expect([(await ask()).status, (await answerOf("")).code]).toEqual([503, "proof-unavailable"]);
    door.open(cn);
    await chain.stop();
    expect([(await ask()).status, (await answerOf("")).code]).toEqual([503, "node-unreachable"]);
  });
});

describe("a receipt", () => {
  it("counts as a look-up", async () => {
    const { app } = appOf({ makeReceipt: async () => ({}) as never }, { isHeld: false });
    const statuses = new Set<number>();
    for (let nth = 0; nth < 2 * defaultLimits.lookUpsPerIdentity && !statuses.has(429); nth += 1) {
      statuses.add((await app.request(`/v1/evidence/${id}/receipt`)).status);
    }
    expect([...statuses]).toEqual([200, 429]);
  });
});

async function lastAccess(): Promise<unknown> {
  const rows = await cn.store.accessEntries(0, 500);
  return JSON.parse(rows.at(-1)?.body ?? "null");
}
