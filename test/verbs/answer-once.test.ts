import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type NoticeBody, saltedNoticeBodySchema, termsOf } from "../../gateway/domain/notice-body.ts";
import type { Store } from "../../gateway/domain/ports.ts";
import { acceptNoticeBody } from "../../gateway/verbs/accept-document.ts";
import type { Gateway } from "../../gateway/verbs/gateway.ts";
import { dump } from "../storage/temporary-store.ts";
import { type ChainChild, startChain } from "./chain-child.ts";
import { type Founded, foundSmall, keyOf } from "./founded.ts";
import { takeDoor } from "./serve-gateway.ts";
import {
  act,
  bytesOf,
  keepPackage,
  manifestOf,
  openGateway,
  recordingOf,
  settled,
  signActions,
  type TestGateway,
} from "./test-gateway.ts";

let chain: ChainChild;
let founded: Founded;
let cn: TestGateway;

beforeAll(async () => {
  chain = await startChain();
  founded = await foundSmall(chain.url);
  cn = await openGateway(founded, "CN");
});
afterAll(async () => {
  await cn.stop();
  await chain.stop();
});

const officer = () => keyOf(founded.officers, "CN");
const noticeBody = (): NoticeBody => ({
  format: "concord-notice/1",
  case: { number: "JM-1", partner: "CN", office: "Jiangmen", title: randomUUID(), basis: "ex-officio" },
  handling: { tlp: "AMBER", use: "H1" },
  agreement: "GBA",
  type: "alert",
  priority: 2,
  valid: { from: "2023-06-01", to: "2099-12-31" },
  to: [{ partner: "HK" }, { partner: "CN", office: "Guangzhou" }],
  grading: { source: "A", information: 1 },
  right: "trademark",
  channel: "post",
  action: "inspect",
});

async function publishedNotice(): Promise<string> {
  const body = noticeBody();
  const { salts, commitment } = await acceptNoticeBody(cn, body);
  const terms = termsOf(
    saltedNoticeBodySchema.parse({ document: body, salts }),
    { agreementId: 1, version: 1 },
    (iso) => founded.directory.partners.find((partner) => partner.iso === iso)?.id ?? 0,
  );
  await act(cn, officer(), { contract: "board", name: "publish", args: { terms } });
  const [row] = await cn.store.noticesOfCommitment(commitment);
  if (row === undefined) throw new Error("the notice is not published");
  return row.noticeId;
}

/** What each POST takes, and what of its answer names the one thing that it made. */
const operations: readonly [path: string, body: () => Promise<unknown>, identify: (answer: never) => unknown][] = [
  [
    "/v1/packages",
    async () => manifestOf("CN", randomUUID(), bytesOf("a package")),
    ({ root, salts }: { root: string; salts: object }) => ({ root, salts }),
  ],
  [
    "/v1/batches",
    async () => ({ packages: [await keepPackage(cn, randomUUID()), await keepPackage(cn, randomUUID())] }),
    ({ root }: { root: string }) => root,
  ],
  [
    "/v1/notice-bodies",
    async () => noticeBody(),
    ({ commitment, salts }: { commitment: string; salts: object }) => ({ commitment, salts }),
  ],
  [
    "/v1/feedback",
    async () => ({
      format: "concord-feedback/1",
      notice: await publishedNotice(),
      partner: "CN",
      office: "Guangzhou",
      outcome: "no-hit",
    }),
    ({ commitment, salts }: { commitment: string; salts: object }) => ({ commitment, salts }),
  ],
  [
    "/v1/submissions",
    async () => ({
      requests: await signActions(cn, officer(), [recordingOf(await keepPackage(cn, randomUUID()))]),
    }),
    ({ id, requests }: { id: string; requests: { nonce: number }[] }) => ({ id, nonces: requests.map((r) => r.nonce) }),
  ],
];

async function post(gateway: Gateway, path: string, body: unknown, key: string) {
  const door = await takeDoor();
  try {
    door.open(gateway);
    const answer = await fetch(`${door.url}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", "idempotency-key": key },
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    return { status: answer.status, isReplayed: answer.headers.has("idempotency-replayed"), text };
  } finally {
    await door.close();
  }
}

const everythingMade = () => dump(cn.database, ["document", "exhibit", "batch", "submitted_nonce"]);

describe("answerOnce", () => {
  it.each(operations)("finds what %s did before the gateway was killed, and makes no second one", async (...given) => {
    const [path, makeBody, identify] = given;
    const body = await makeBody();
    const key = randomUUID();
    // What a `kill -9` between the effect and the keeping of the answer leaves: the effect and the key, without an answer.
    let kept: string | undefined;
    const dying: Store = {
      ...cn.store,
      keepAnswer: async (_key, answer) => {
        kept = answer.body;
      },
    };
    const first = await post({ ...cn, store: dying }, path, body, key);
    expect([first.status < 300, first.text]).toEqual([true, kept]);
    const before = await everythingMade();
    const again = await post(cn, path, body, key);
    expect([again.status, again.isReplayed]).toEqual([200, false]);
    expect(identify(JSON.parse(again.text) as never)).toEqual(identify(JSON.parse(first.text) as never));
    expect(await post(cn, path, body, key)).toEqual({ ...again, isReplayed: true });
    expect(await everythingMade()).toEqual(before);
  });

  it("keeps a submission's answer although it is settled meanwhile: what became of it is asked for by its id", async () => {
    const requests = await signActions(cn, officer(), [recordingOf(await keepPackage(cn, randomUUID()))]);
    const key = randomUUID();
    const first = await post(cn, "/v1/submissions", { requests }, key);
    expect(first.status).toBe(202);
    const { id } = JSON.parse(first.text) as { id: string };
    expect((await settled(cn, id)).requests[0]?.outcome?.state).toBe("recorded");
    expect(await post(cn, "/v1/submissions", { requests }, key)).toEqual({ ...first, isReplayed: true });
  });
});
