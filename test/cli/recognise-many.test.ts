import type { Wallet } from "ethers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { evidenceIdOf } from "../../gateway/domain/ids.ts";
import { acceptBatch } from "../../gateway/verbs/accept-batch.ts";
import { showEvidence } from "../../gateway/verbs/show-evidence.ts";
import { type ChainChild, startChain } from "../verbs/chain-child.ts";
import { type Founded, foundSmall, keyOf } from "../verbs/founded.ts";
import { type Door, takeDoor } from "../verbs/serve-gateway.ts";
import { act, keepPackage, openGateway, recordingOf, type TestGateway } from "../verbs/test-gateway.ts";
import { type Office, openOffice } from "./office.ts";

let chain: ChainChild;
let founded: Founded;
let cn: TestGateway;
let hk: TestGateway;
let door: Door;
let office: Office;

beforeAll(async () => {
  chain = await startChain();
  founded = await foundSmall(chain.url);
  [cn, hk] = (await Promise.all(["CN", "HK"].map((iso) => openGateway(founded, iso)))) as [TestGateway, TestGateway];
  door = await takeDoor();
  door.open(hk);
  const recognisers = { "hk-recogniser": keyOf(founded.recognisers, "HK") as Wallet };
  office = await openOffice(founded, "HK", door.url, recognisers, "recogniser");
});
afterAll(async () => {
  await office.dispose();
  await door.close();
  await Promise.all([cn.stop(), hk.stop()]);
  await chain.stop();
});

const idOf = (root: string): string =>
  evidenceIdOf({
    chainId: cn.ledger.chainId,
    ledger: cn.ledger.contracts.ledger,
    partnerId: 1,
    agreementId: 1,
    version: 1,
    kind: 4,
    root,
  });

/** Packages of CN in one batch that HK has the list of: their ids. */
async function recordBatch(name: string, size: number): Promise<string[]> {
  const roots: string[] = [];
  for (let nth = 0; nth < size; nth += 1) roots.push(await keepPackage(cn, `${name} ${nth}`));
  const { root } = await acceptBatch(cn, roots);
  await act(cn, keyOf(founded.officers, "CN"), recordingOf(root, size));
  await hk.follower.catchUp();
  await hk.store.addBatch(root, roots, root.slice(2));
  return roots.map(idOf);
}

async function recordOne(name: string): Promise<string> {
  const root = await keepPackage(cn, name);
  await act(cn, keyOf(founded.officers, "CN"), recordingOf(root));
  await hk.follower.catchUp();
  return idOf(root);
}

/** What HK has decided on each. */
async function statesOf(ids: readonly string[]): Promise<(string | undefined)[]> {
  await hk.follower.catchUp();
  const shown = await Promise.all(ids.map((id) => showEvidence(hk, id)));
  return shown.map(({ evidence }) => evidence.decisions.find(({ partner }) => partner === "HK")?.state);
}

describe("evidence recognise with several ids", () => {
  it("takes those of one batch into one request and each other into its own, and every one gets its decision", async () => {
    const batch = await recordBatch("whole", 9);
    const other = await recordBatch("other", 3);
    const single = await recordOne("single");
    const chosen = [batch[0], batch[4], single, batch[7], other[1]] as string[];
    const { exitCode, output, diagnostics } = await office.run([
      ...["evidence", "recognise", ...chosen, "--grade", "reference", "--facets", "identity", "--json"],
    ]);
    expect([exitCode, diagnostics]).toEqual([0, ""]);
    const { recorded, ...said } = JSON.parse(output);
    expect(said).toEqual({ state: "recognised", grade: "reference", facets: ["identity"], reason: null });
    expect(recorded.map(({ evidence }: { evidence: string[] }) => evidence)).toEqual([
      [batch[0], batch[4], batch[7]],
      [single],
      [other[1]],
    ]);
    expect(await statesOf(chosen)).toEqual(chosen.map(() => "recognised"));
    expect(await statesOf([batch[1], batch[8], other[0]] as string[])).toEqual([undefined, undefined, undefined]);
  });

  it("shows the officer how many, which, and what is decided, before it signs", async () => {
    const [one, two, three] = (await recordBatch("shown", 4)) as [string, string, string];
    const { diagnostics, output } = await office.run([
      ...["evidence", "refuse", one, two, three, "--reason", "procedure-not-comparable"],
    ]);
    expect(diagnostics).toContain("decide on recognition of 3 packages of one batch: Refused");
    expect(diagnostics).toContain("reason Procedure not comparable");
    for (const id of [one, two, three]) {
      expect(diagnostics).toContain(id);
      expect(output).toContain(`evidence ${id}: refused, reason procedure-not-comparable`);
    }
    expect(await statesOf([one, two, three])).toEqual(["refused", "refused", "refused"]);
  });

  it("is refused as a whole when one of a batch is decided on already", async () => {
    const [one, two, three] = (await recordBatch("decided", 3)) as [string, string, string];
    await office.run(["evidence", "recognise", two, "--grade", "reference"]);
    const { exitCode, diagnostics } = await office.run([
      "evidence",
      "recognise",
      one,
      two,
      three,
      "--grade",
      "reference",
    ]);
    expect(exitCode).not.toBe(0);
    expect(diagnostics).toContain("already-decided");
    expect(await statesOf([one, two, three])).toEqual([undefined, "recognised", undefined]);
  });

  it("refuses an id that is named twice, and one that is none", async () => {
    const [one] = (await recordBatch("twice", 2)) as [string];
    expect((await office.run(["evidence", "recognise", one, one, "--grade", "reference"])).diagnostics).toContain(
      "named twice",
    );
    expect((await office.run(["evidence", "recognise", one, "0x12", "--grade", "reference"])).diagnostics).toContain(
      "0x and 64 hex digits",
    );
    expect(await statesOf([one])).toEqual([undefined]);
  });

  it("signs nothing when the gateway's paths do not lead to the batch", async () => {
    const [one, two] = (await recordBatch("bent", 5)) as [string, string];
    const { diagnostics } = await office.run(["evidence", "recognise", one, two, "--grade", "reference"], {
      fetch: async (input, init) => {
        const answer = await fetch(input, init);
        const url = typeof input === "string" ? input : "url" in input ? input.url : input.href;
        if (!url.endsWith(two)) return answer;
        const body = (await answer.json()) as { evidence: { path: string[] } };
        body.evidence.path[0] = `0x${"11".repeat(32)}`;
        return Response.json(body, { status: answer.status });
      },
    });
    expect(diagnostics).toContain("gateway-answer-untrue");
    expect(await statesOf([one, two])).toEqual([undefined, undefined]);
  });
});
