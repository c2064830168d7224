import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fetchWanted } from "../../gateway/delivery/exchange-client.ts";
import type { Repetition } from "../../gateway/delivery/repeat.ts";
import { type Action, encodeAction, nothing } from "../../gateway/domain/actions.ts";
import { encodeDecision, proposalIdOf } from "../../gateway/domain/decisions.ts";
import { type NoticeBody, saltedNoticeBodySchema, termsOf } from "../../gateway/domain/notice-body.ts";
import { ZERO_BYTES32 } from "../../gateway/domain/scalars.ts";
import type { PackageReceipt, Submission } from "../../gateway/domain/wire/filing.ts";
import type { EvidenceInfo } from "../../gateway/domain/wire/records.ts";
import { type Description, openSchemas, operationsOf } from "../../scripts/fuzz/description.ts";
import { type ChainChild, startChain } from "../verbs/chain-child.ts";
import { type Founded, foundSmall, keyOf } from "../verbs/founded.ts";
import { type Door, exchangeOf, takeDoor, withExchange } from "../verbs/serve-gateway.ts";
import {
  act,
  bytesOf,
  digestsOf,
  keepPackage,
  manifestOf,
  openGateway,
  recordingOf,
  settled,
  signActions,
  type TestGateway,
  until,
} from "../verbs/test-gateway.ts";
import { createRecorder } from "./recorder.ts";
import { steadyFrom } from "./steady.ts";
import { appOf } from "./test-app.ts";

// Every operation once, past the usual length: the examples of the description are what it is answered.

const FILE = "parcel,declared,found\nEE100000CN,socks,sneakers\n";
const MISSING = `0x${"5a".repeat(32)}`;
const NOTHING = { status: 404, summary: "Not here" };

let chain: ChainChild;
let founded: Founded;
let doors: Readonly<Record<"CN" | "HK", Door>>;
let cn: TestGateway;
let hk: TestGateway;
let description: Description;
let fetchers: Repetition[] = [];

beforeAll(async () => {
  description = (await (await appOf().app.request("/openapi.json")).json()) as Description;
  chain = await startChain();
  doors = { CN: await takeDoor(), HK: await takeDoor() };
  founded = await foundSmall(chain.url, { CN: doors.CN.url, HK: doors.HK.url });
  [cn, hk] = await Promise.all([openGateway(founded, "CN"), openGateway(founded, "HK")]);
  for (const [gateway, door] of [
    [cn, doors.CN],
    [hk, doors.HK],
  ] as const) {
    door.open(withExchange(gateway, exchangeOf(founded, gateway)));
  }
  fetchers = [cn, hk].map((gateway) => fetchWanted(exchangeOf(founded, gateway)));
});
afterAll(async () => {
  await Promise.all(fetchers.map((fetcher) => fetcher.stop()));
  await Promise.all([cn.stop(), hk.stop(), doors.CN.close(), doors.HK.close()]);
  await chain.stop();
});

/** 2026-11-20, which has ended. */
const ANCHORED_DAY = 20_777;

const bodyOf = (evidence: string): NoticeBody => ({
  format: "concord-notice/1",
  case: { number: "JM-1", partner: "CN", office: "Jiangmen", title: "A case", basis: "ex-officio" },
  handling: { tlp: "AMBER", use: "H1" },
  agreement: "GBA",
  type: "modus-operandi",
  priority: 2,
  valid: { from: "2023-06-01", to: "2099-12-31" },
  to: [{ partner: "HK" }, { partner: "CN", office: "Guangzhou" }],
  grading: { source: "A", information: 1 },
  right: "trademark",
  channel: "post",
  action: "inspect",
  basis: [evidence],
});

/** Hong Kong proposes to suspend Malaysia and votes for it; answers the proposal's id. */
async function proposeAndVote(): Promise<string> {
  const signatory = keyOf(founded.signatories, "HK");
  const targets = [founded.deployment.contracts.registry];
  const calldatas = [encodeDecision({ name: "setPartnerState", partnerId: 12, state: 3 })];
  const id = proposalIdOf(targets, calldatas, MISSING);
  await act(hk, signatory, {
    contract: "consortium",
    name: "propose",
    args: { targets, values: ["0"], calldatas, description: MISSING },
  });
  const vote: Action = {
    contract: "consortium",
    name: "castVote",
    args: { proposalId: BigInt(id).toString(), support: 1 },
  };
  // The chain's clock may be a little behind.
  await until("the vote", () => act(hk, signatory, vote).catch(() => undefined));
  await cn.follower.catchUp();
  return id;
}

describe("every operation", () => {
  it("answers as the description says, and as its committed examples do (npm run examples)", async () => {
    const { call, recording } = createRecorder(description);
    const foundedBlock = (await cn.store.head())?.blockNumber ?? 0;
    const steady = steadyFrom(Date.now(), foundedBlock);
    const at = doors.CN.url;
    const officer = keyOf(founded.officers, "CN");
    const both = () => Promise.all([cn.follower.catchUp(), hk.follower.catchUp()]);

    await call(at, "showIdentity", { summary: "Somebody with every role" });
    await call(at, "showNetwork", { summary: "The gateway of Mainland China" });
    await call(at, "listPartners", { summary: "All of them" });
    await call(at, "showPartner", { summary: "Hong Kong", path: { iso: "HK" } });
    await call(at, "showPartner", { ...NOTHING, path: { iso: "XX" } });
    const { signers } = await call<{ signers: { roles: string[]; address: string }[] }>(at, "listSigners", {
      summary: "Of Hong Kong",
      path: { iso: "HK" },
    });
    // Addresses differ from run to run, and with them the order: by role, and of two with one role the one that acts below goes last.
    const actsBelow = keyOf(founded.officers, "HK").address.toLowerCase();
    const rankOf = ({ roles, address }: { roles: string[]; address: string }) =>
      `${roles.join()} ${address === actsBelow ? 1 : 0}`;
    signers.sort((a, b) => rankOf(a).localeCompare(rankOf(b)));
    await call(at, "showSigner", { summary: "An officer", path: { address: officer.address.toLowerCase() } });
    await call(at, "listAgreements", { summary: "In force and with Hong Kong", query: { party: "HK", inForce: true } });
    await call(at, "listAgreements", { summary: "One a page", query: { limit: 1 } });
    await call(at, "showAgreement", { summary: "GBA", path: { code: "GBA" } });
    await call(at, "showAgreementVersion", { summary: "The first of GBA", path: { code: "GBA", version: 1 } });
    await call(at, "showAgreementVersion", { ...NOTHING, path: { code: "GBA", version: 9 } });

    const manifest = manifestOf("CN", "parcels", bytesOf(FILE));
    const { root } = await call<PackageReceipt>(at, "acceptPackage", {
      summary: "A list of parcels",
      body: manifest,
      status: 201,
    });
    await call(at, "acceptPackage", {
      summary: "Of another partner's case",
      body: manifestOf("HK", "theirs", bytesOf(FILE)),
      status: 403,
    });
    const exhibit = { root, position: 0 };
    await call(at, "readHeldExhibit", { summary: "Not uploaded yet", path: exhibit, status: 404 });
    await call(at, "storeExhibit", { summary: "Another file", path: exhibit, body: FILE.toUpperCase(), status: 422 });
    await call(at, "storeExhibit", { summary: "The file", path: exhibit, body: FILE, status: 204 });
    await call(at, "showPackage", { summary: "Ready to be recorded", path: { root } });
    await call(at, "readHeldExhibit", { summary: "The file", path: exhibit });
    await call(at, "readHeldExhibit", {
      summary: "The rest of it",
      path: exhibit,
      headers: { range: "bytes=8-" },
      status: 206,
    });

    const lastDay = "2099-12-31";
    const { root: bounded } = await call<PackageReceipt>(at, "acceptPackage", {
      summary: "Kept until a day",
      body: { ...manifestOf("CN", "bounded", bytesOf(FILE)), retention: { until: lastDay } },
      status: 201,
    });
    const reference = "Guangzhou Intellectual Property Court, case 123";
    const { id: hold } = await call<{ id: string }>(at, "placeHold", {
      summary: "Because of a case in court",
      path: { root: bounded },
      body: { reference },
      status: 201,
    });
    await call(at, "placeHold", { ...NOTHING, path: { root: MISSING }, body: { reference } });
    await call(at, "listRetention", { summary: "Erased next", query: { before: "2100-01-31" } });
    await call(at, "releaseHold", { summary: "The case is over", path: { root: bounded, hold } });
    await call(at, "listHolds", { summary: "Released", path: { root: bounded } });

    const second = await keepPackage(cn, "second");
    const batch = { packages: [second, await keepPackage(cn, "third")] };
    const { root: batchRoot } = await call<{ root: string }>(at, "acceptBatch", {
      summary: "Two packages",
      body: batch,
    });

    const recordingAction = recordingOf(root);
    const calls = [encodeAction(recordingAction, cn.ledger.contracts)];
    const signer = officer.address.toLowerCase();
    await call(at, "simulateActions", { summary: "To record it", body: { signer, calls } });
    const requests = await signActions(cn, officer, [recordingAction]);
    const { id } = await call<Submission>(at, "acceptSubmission", {
      summary: "Recorded by an officer",
      body: { requests },
      status: 202,
    });
    await settled(cn, id);
    await call(at, "showSubmission", { summary: "Settled", path: { id } });
    await call(at, "listSubmissions", { summary: "Of one officer", query: { signer, state: "settled" } });
    await call(at, "acceptSubmission", {
      summary: "Instead of one that has its outcome",
      body: { requests: await signActions(cn, officer, [nothing], { nonce: 0 }), supersedes: id },
      status: 409,
    });
    await call(at, "acceptSubmission", {
      summary: "A nonce that was used",
      body: {
        requests: await signActions(cn, officer, [recordingAction], {
          nonce: 0,
          deadline: requests[0]?.deadline ?? 0,
          gas: 300_000,
        }),
      },
      status: 409,
    });
    await both();
    const conditions = { state: "standing", recordedFrom: "2020-01-01T00:00:00+08:00", limit: 50 };
    await call(at, "listEvidence", { summary: "Standing", query: conditions });
    const { evidence } = await call<{ evidence: EvidenceInfo[] }>(at, "searchEvidence", {
      summary: "Standing, of one case",
      body: { case: "JM-1", ...conditions },
    });
    const recorded = evidence.at(-1);
    if (recorded === undefined) throw new Error("nothing is recorded");
    await call(at, "listEvidence", { summary: "A cursor that is none", query: { after: "1" }, status: 422 });
    await call(at, "showEvidence", { summary: "A list of parcels", path: { id: recorded.id } });
    await call(at, "showEvidence", { ...NOTHING, path: { id: MISSING } });
    await call(at, "showInclusion", { summary: "Of the list", path: { id: recorded.id, position: 0 } });
    await call(doors.HK.url, "readExhibit", {
      summary: "The file, from the gateway that recorded it",
      path: { id: await fetchedByHk(recorded), position: 0 },
    });

    const { agreement, path } = recorded;
    const member = { partnerId: 1, agreementId: agreement.id, version: agreement.version, kind: 4, root, path };
    await act(hk, keyOf(founded.recognisers, "HK"), {
      contract: "ledger",
      name: "recognise",
      args: { member, recognition: { grade: 2, facets: 6, reason: 0, conditions: 0 } },
    });
    await both();
    await call(at, "showRecognitions", { summary: "Recognised by Hong Kong", path: { id: recorded.id } });
    await call(at, "listRecognitions", { summary: "For reference", query: { partner: "HK", grade: "reference" } });
    await call(at, "verifyFiles", {
      summary: "A file that holds, and one that nobody knows",
      body: {
        files: [
          { name: "parcels.csv", ...digestsOf(bytesOf(FILE)) },
          { name: "unknown.bin", ...digestsOf(bytesOf("nobody knows this")) },
        ],
      },
    });

    const notice = await publish(call, recorded.id);
    await both();
    await until("HK to have the body", async () => hk.store.document(notice.terms.commitment));
    await act(hk, keyOf(founded.officers, "HK"), {
      contract: "board",
      name: "acknowledge",
      args: { noticeId: notice.id, recipients: notice.terms.recipients, office: ZERO_BYTES32 },
    });
    const feedback = {
      format: "concord-feedback/1",
      notice: notice.id,
      partner: "HK",
      outcome: "no-hit",
      checkedAt: "2026-11-24T09:30:00+08:00",
      found: "nothing",
    };
    const { commitment } = await call<{ commitment: string }>(doors.HK.url, "acceptFeedback", {
      summary: "Nothing was found",
      body: feedback,
      status: 201,
    });
    await call(at, "acceptFeedback", { summary: "Of another partner", body: feedback, status: 403 });
    await act(hk, keyOf(founded.officers, "HK"), {
      contract: "board",
      name: "answer",
      args: {
        noticeId: notice.id,
        recipients: notice.terms.recipients,
        office: ZERO_BYTES32,
        outcome: 2,
        commitment,
      },
    });
    await both();
    await until("CN to have the answer", async () => cn.store.document(commitment));
    await call(at, "listNotices", {
      summary: "Sent, current, not overdue",
      query: { direction: "sent", state: "published", overdue: false },
    });
    await call(at, "showNotice", { summary: "Answered by Hong Kong", path: { id: notice.id } });
    await call(at, "showNotice", { ...NOTHING, path: { id: MISSING } });
    await call(at, "showAcknowledgements", { summary: "One of two", path: { id: notice.id } });
    await call(at, "showFeedback", { summary: "No hit", path: { id: notice.id } });
    // The packages of a batch stand in one block, ordered by ids that differ from run to run: lists are asked for before.
    await act(cn, officer, recordingOf(batchRoot, 2));
    await call(at, "showBatch", { summary: "Recorded", path: { root: batchRoot } });
    await call(at, "showBatch", { summary: "One a page", path: { root: batchRoot }, query: { limit: 1 } });
    await call(at, "showBatch", { ...NOTHING, path: { root: MISSING } });
    await call(at, "streamEvents", {
      summary: "A page of it",
      query: { types: "evidence.recorded", limit: 2 },
      headers: { accept: "application/json" },
    });

    const asPeer = async (pathOf: string) =>
      exchangeOf(founded, hk).sign({ method: "GET", url: `${at}/v1/exchange/${pathOf}` });
    await call(at, "serveDocument", {
      summary: "A manifest",
      path: { root },
      headers: await asPeer(`documents/${root}`),
    });
    await call(at, "serveDocument", { summary: "Not signed", path: { root }, status: 401 });
    await call(at, "serveBatch", {
      summary: "A list",
      path: { root: batchRoot },
      headers: await asPeer(`batches/${batchRoot}`),
    });
    await call(at, "serveExhibit", {
      summary: "A file",
      path: exhibit,
      headers: await asPeer(`packages/${root}/exhibits/0`),
    });

    await call(at, "listAccessLog", { summary: "The first two entries", query: { limit: 2 } });
    const anchor = { head: MISSING, count: 12, day: ANCHORED_DAY };
    await act(cn, keyOf(founded.gatewayKeys, "CN"), { contract: "anchors", name: "anchor", args: anchor });
    await call(at, "listAnchors", { summary: "The first of this gateway", query: { limit: 1 } });

    const proposal = await proposeAndVote();
    await call(at, "listProposals", { summary: "The newest", query: { limit: 1 } });
    await call(at, "showProposal", { summary: "To suspend Malaysia", path: { id: proposal } });
    await call(at, "showProposal", { ...NOTHING, path: { id: MISSING } });

    await call(at, "makeReceipt", {
      summary: "Of a list of parcels",
      path: { id: recorded.id },
    });
    await call(at, "makeReceipt", { ...NOTHING, path: { id: MISSING } });

    await call(at, "tellBlocks", { summary: "In which the consortium was founded", query: { from: 2, to: 2 } });
    const ofRegistry = { contract: "registry", block: foundedBlock };
    await call(at, "proveState", { summary: "The account of the registry", query: ofRegistry });

    const called = Object.keys(recording).toSorted();
    const all = operationsOf(description).map(({ operation }) => operation.operationId);
    expect(called).toEqual(all.toSorted());
    await expect(`${JSON.stringify(steady(recording), null, 2)}\n`).toMatchFileSnapshot(
      "../../gateway/http/examples.json",
    );
  });

  it("has examples in the description that are what its schemas say", () => {
    const mistakesOf = openSchemas(description);
    for (const { path, method, operation } of operationsOf(description)) {
      const bodies = [
        ["requestBody", operation.requestBody] as const,
        ...Object.entries(operation.responses).map(([status, each]) => [`responses ${status}`, each] as const),
      ];
      let count = 0;
      for (const [place, body] of bodies) {
        for (const [type, { examples = {} }] of Object.entries(body?.content ?? {})) {
          for (const { value } of Object.values(examples)) {
            const schema = ["paths", path, method, ...place.split(" "), "content", type, "schema"];
            expect([operation.operationId, place, mistakesOf(schema, value)]).toEqual([
              operation.operationId,
              place,
              [],
            ]);
            count += 1;
          }
        }
      }
      const isOfBytes = Object.values(operation.responses).every(
        ({ content }) => content?.["application/json"] === undefined,
      );
      expect([operation.operationId, isOfBytes || count > 0]).toEqual([operation.operationId, true]);
    }
  });
});

async function fetchedByHk({ id, root }: EvidenceInfo): Promise<string> {
  await until("HK to have the manifest", async () => hk.store.document(root));
  return id;
}

/** Publishes a notice to HK and to an office of CN's own. */
async function publish(call: ReturnType<typeof createRecorder>["call"], evidence: string) {
  const body = bodyOf(evidence);
  const { salts, commitment } = await call<{ salts: Record<string, string>; commitment: string }>(
    doors.CN.url,
    "acceptNoticeBody",
    { summary: "Parcels that move like ants", body, status: 201 },
  );
  const terms = termsOf(
    saltedNoticeBodySchema.parse({ document: body, salts }),
    { agreementId: 1, version: 1 },
    (iso) => founded.directory.partners.find((partner) => partner.iso === iso)?.id ?? 0,
  );
  const action: Action = { contract: "board", name: "publish", args: { terms } };
  await act(cn, keyOf(founded.officers, "CN"), action);
  const [row] = await cn.store.noticesOfCommitment(commitment);
  if (row === undefined) throw new Error("the notice is not published");
  return { id: row.noticeId, terms };
}
