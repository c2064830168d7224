import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dayOf, endOfDay } from "../../gateway/domain/access-log.ts";
import { forwardRequestMessage, forwardRequestTypes } from "../../gateway/domain/submission.ts";
import { type AnchorSigner, anchorAccessLog } from "../../gateway/verbs/anchor-access-log.ts";
import { entry } from "../storage/access-entry.ts";
import { type ChainChild, startChain } from "./chain-child.ts";
import { type Founded, foundSmall, keyOf } from "./founded.ts";
import { openGateway, settled, type TestGateway } from "./test-gateway.ts";

const DAY_MS = 86_400_000;

describe("the access log's head", () => {
  let chain: ChainChild;
  let founded: Founded;
  let cn: TestGateway;
  beforeAll(async () => {
    chain = await startChain();
    founded = await foundSmall(chain.url);
    cn = await openGateway(founded, "CN");
  });
  afterAll(async () => {
    expect(cn.reported).toEqual([]);
    await cn.stop();
    await chain.stop();
  });

  const signerOf = (iso: string): AnchorSigner => {
    const key = keyOf(founded.gatewayKeys, iso);
    return {
      address: key.address,
      signRequest: (request, domain) => key.signTypedData(domain, forwardRequestTypes, forwardRequestMessage(request)),
    };
  };
  const pass = async (days: number): Promise<void> => {
    await chain.ask("evm_increaseTime", days * 86_400);
    await chain.ask("evm_mine");
    cn.clock.ahead += days * DAY_MS;
    await cn.follower.catchUp();
  };
  const anchor = async (): Promise<string | undefined> => {
    const id = await anchorAccessLog(cn, signerOf("CN"), 0);
    if (id === undefined) return undefined;
    const [request] = (await settled(cn, id)).requests;
    expect(request?.outcome).toMatchObject({ state: "recorded" });
    await cn.follower.catchUp();
    return id;
  };
  const yesterday = (): number => dayOf(cn.now()) - 1;

  it("is anchored once for a day that is over, with all that the day had", async () => {
    expect(await anchorAccessLog(cn, signerOf("CN"), 0)).toBeUndefined();
    for (let n = 0; n < 3; n += 1) await cn.store.appendAccess(entry);
    expect(await anchorAccessLog(cn, signerOf("CN"), 0)).toBeUndefined();
    await pass(1);
    expect(await anchor()).toBeDefined();
    const [anchored] = await cn.store.accessAnchors(cn.partner.id, 0, 10);
    const head = await cn.store.accessHeadBefore(endOfDay(yesterday()));
    expect(anchored).toMatchObject({ day: yesterday(), count: 3, head: head?.hash });
    expect(await anchorAccessLog(cn, signerOf("CN"), 0)).toBeUndefined();
  });

  it("is anchored after days without a process for the last of them, and goes on growing", async () => {
    await cn.store.appendAccess(entry);
    await pass(3);
    await anchor();
    const anchors = await cn.store.accessAnchors(cn.partner.id, 0, 10);
    expect(anchors.map(({ day }) => yesterday() - day)).toEqual([3, 0]);
    expect(anchors[1]?.count).toBeGreaterThan(anchors[0]?.count ?? 0);
  });

  it("is anchored once though two ask at the same time, and not while one is under way", async () => {
    await pass(1);
    const asked = await Promise.allSettled([1, 2, 3].map(() => anchorAccessLog(cn, signerOf("CN"), 0)));
    const ids = new Set(
      asked.flatMap((each) => (each.status === "fulfilled" && each.value !== undefined ? [each.value] : [])),
    );
    expect(ids.size).toBe(1);
    for (const id of ids) await settled(cn, id);
    await cn.follower.catchUp();
    expect((await cn.store.accessAnchors(cn.partner.id, 0, 10)).length).toBe(3);
  });

  it("is not anchored by a key that is no gateway's, nor by another partner's", async () => {
    await pass(1);
    const before = await cn.store.accessAnchors(cn.partner.id, 0, 10);
    const officer = keyOf(founded.officers, "CN");
    const asOfficer: AnchorSigner = {
      address: officer.address,
      signRequest: (request, domain) =>
        officer.signTypedData(domain, forwardRequestTypes, forwardRequestMessage(request)),
    };
    await expect(anchorAccessLog(cn, asOfficer, 0)).rejects.toMatchObject({ name: "DomainError" });
    await expect(anchorAccessLog(cn, signerOf("HK"), 0)).rejects.toMatchObject({ name: "DomainError" });
    expect(await cn.store.accessAnchors(cn.partner.id, 0, 10)).toEqual(before);
    expect(await anchor()).toBeDefined();
  });
});
