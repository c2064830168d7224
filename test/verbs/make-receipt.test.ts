import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readAnchorFacts } from "../../gateway/chain/read-anchor.ts";
import type { Manifest } from "../../gateway/domain/package.ts";
import { saltedManifestSchema } from "../../gateway/domain/package.ts";
import type { EvidenceRow, Ledger } from "../../gateway/domain/ports.ts";
import { receiptQuerySchema } from "../../gateway/domain/wire/queries.ts";
import type { Receipt } from "../../gateway/receipts/receipt-format.ts";
import { verifyReceipt } from "../../gateway/receipts/verify-receipt.ts";
import { writeReceipt } from "../../gateway/receipts/write-receipt.ts";
import { acceptBatch } from "../../gateway/verbs/accept-batch.ts";
import { acceptPackage } from "../../gateway/verbs/accept-package.ts";
import { makeReceipt } from "../../gateway/verbs/make-receipt.ts";
import { findDocument } from "../../gateway/verbs/read-document.ts";
import { storeExhibit } from "../../gateway/verbs/store-exhibit.ts";
import { type ChainChild, startChain } from "./chain-child.ts";
import { type Founded, foundSmall, keyOf } from "./founded.ts";
import { decisionOn, memberOf } from "./members.ts";
import {
  act,
  bytesOf,
  digestsOf,
  keepPackage,
  manifestOf,
  openGateway,
  recordingOf,
  strangeId,
  streamOf,
  type TestGateway,
} from "./test-gateway.ts";

// One ledger, past the usual length: every state of evidence is proven from it.

let chain: ChainChild;
let founded: Founded;
let cn: TestGateway;
let hk: TestGateway;

beforeAll(async () => {
  chain = await startChain();
  founded = await foundSmall(chain.url);
  [cn, hk] = (await Promise.all(["CN", "HK"].map((iso) => openGateway(founded, iso)))) as [TestGateway, TestGateway];
});
afterAll(async () => {
  await Promise.all([cn.stop(), hk.stop()]);
  await chain.stop();
});

const officer = () => keyOf(founded.officers, "CN");
const query = (given: Record<string, unknown> = {}) => receiptQuerySchema.parse(given);
const claimOf = (ref: string, text = `content of ${ref}`) => ({ name: `${ref}.csv`, ...digestsOf(bytesOf(text)) });

async function rowOf(root: string): Promise<EvidenceRow> {
  await cn.follower.catchUp();
  const [row] = await cn.store.evidenceOfRoots([root]);
  if (row === undefined) throw new Error("it is not recorded");
  return row;
}

async function record(ref: string): Promise<EvidenceRow> {
  const root = await keepPackage(cn, ref);
  await act(cn, officer(), recordingOf(root));
  return rowOf(root);
}

/** The anchor of a receipt's block, as the node tells. */
async function anchorOf(nodeUrl = chain.url, deployment = founded.deployment) {
  const { blockNumber } = (await cn.store.head()) ?? { blockNumber: 0 };
  const facts = await readAnchorFacts(nodeUrl, deployment, { block: blockNumber, epochLength: 30_000 });
  return JSON.stringify({ format: "concord-anchor/1", ...facts, valid: { from: "2026-01-01", until: "2126-01-01" } });
}

const now = () => Math.floor(Date.now() / 1_000);

async function verify(receipt: Receipt, files: ReturnType<typeof claimOf>[], asker?: string) {
  const found = verifyReceipt({
    receipt: writeReceipt(receipt),
    anchor: await anchorOf(),
    files,
    now: now(),
    ...(asker === undefined ? {} : { asker }),
  });
  return found.files.map(({ findings }) =>
    Object.fromEntries(findings.map(({ fragment, verdict, code }) => [fragment, `${verdict} ${code}`])),
  );
}

describe("makeReceipt", () => {
  it("proves a package recorded by itself", async () => {
    const row = await record("single");
    const receipt = await makeReceipt(cn, row.evidenceId, query());
    expect(receipt.batch).toBeNull();
    expect(await verify(receipt, [claimOf("single")])).toMatchObject([
      {
        integrity: "holds digests-match",
        recorded: "holds recorded",
        issuer: "holds authorised",
        status: "holds standing",
        finality: "unknown no-seals",
      },
    ]);
  });

  it("proves a package of a batch", async () => {
    const roots = [await keepPackage(cn, "one"), await keepPackage(cn, "two"), await keepPackage(cn, "three")];
    const { root } = await acceptBatch(cn, roots);
    await act(cn, officer(), recordingOf(root, 3));
    const row = await rowOf(roots[1] as string);
    const receipt = await makeReceipt(cn, row.evidenceId, query());
    expect(receipt.batch?.path).toEqual(row.path);
    expect(await verify(receipt, [claimOf("two")])).toMatchObject([{ recorded: "holds recorded" }]);
    expect(await verify(receipt, [claimOf("one")])).toMatchObject([{ integrity: expect.not.stringMatching(/^holds/) }]);
  });

  it("proves what others decided on it", async () => {
    const [good, bad] = [await record("good"), await record("bad")];
    await act(hk, keyOf(founded.recognisers, "HK"), decisionOn(good, 2, 0), decisionOn(bad, 0, 5));
    await cn.follower.catchUp();
    const receipt = await makeReceipt(cn, good.evidenceId, query());
    expect(receipt.decisions).toEqual([hk.partner.id]);
    expect(await verify(receipt, [claimOf("good")])).toMatchObject([{ recognition: "holds recognised" }]);
    const refused = await makeReceipt(cn, bad.evidenceId, query());
    expect(await verify(refused, [claimOf("bad")])).toMatchObject([{ recognition: "fails refused" }]);
  });

  it("proves at another partner's gateway that this partner has not decided", async () => {
    const row = await record("undecided");
    expect((await makeReceipt(cn, row.evidenceId, query())).decisions).toEqual([]);
    const receipt = await makeReceipt({ ...cn, partner: hk.partner }, row.evidenceId, query());
    expect(receipt.decisions).toEqual([hk.partner.id]);
    expect(await verify(receipt, [claimOf("undecided")], "HK")).toMatchObject([{ recognition: "unknown no-decision" }]);
  });

  it("proves that it was withdrawn, or superseded and by what", async () => {
    const [gone, old, fresh] = [await record("gone"), await record("old"), await record("fresh")];
    await act(cn, officer(), { contract: "ledger", name: "withdraw", args: { member: memberOf(gone), reason: 32 } });
    await act(cn, officer(), {
      contract: "ledger",
      name: "supersede",
      args: { member: memberOf(old), successor: memberOf(fresh), reason: 64 },
    });
    await cn.follower.catchUp();
    const withdrawn = await makeReceipt(cn, gone.evidenceId, query());
    expect(await verify(withdrawn, [claimOf("gone")])).toMatchObject([{ status: "fails withdrawn" }]);
    const superseded = await makeReceipt(cn, old.evidenceId, query());
    expect(await verify(superseded, [claimOf("old")])).toMatchObject([{ status: "fails superseded" }]);
  });

  it("says that a changed byte of the file fails", async () => {
    const row = await record("changed");
    const receipt = await makeReceipt(cn, row.evidenceId, query());
    const [found] = await verify(receipt, [claimOf("changed", "Content of changed")]);
    expect(found?.integrity).toBe("fails digest-differs");
  });

  it("gives the same bytes for the same choice as of the same block", async () => {
    const row = await record("alike");
    const [one, other] = await Promise.all([
      makeReceipt(cn, row.evidenceId, query({ field: ["/ref", "/case/number"] })),
      makeReceipt(cn, row.evidenceId, query({ field: ["/case/number", "/ref", "/ref"] })),
    ]);
    expect(writeReceipt(one)).toBe(writeReceipt(other));
  });

  it("is refused by another deployment's anchor", async () => {
    const row = await record("elsewhere");
    const receipt = writeReceipt(await makeReceipt(cn, row.evidenceId, query()));
    const other = await foundSmall(chain.url);
    await cn.follower.catchUp();
    const anchor = await anchorOf(chain.url, other.deployment);
    expect(() => verifyReceipt({ receipt, anchor, files: [], now: now() })).toThrow(
      expect.objectContaining({ code: "wrong-ledger" }),
    );
  });
});

describe("partial disclosure", () => {
  const FILES = ["first", "second", "third"];
  const manifest: Manifest = {
    ...manifestOf("CN", "many", bytesOf("first")),
    exhibits: FILES.map((text) => ({ path: `${text}-name.csv`, mediaType: "text/csv", ...digestsOf(bytesOf(text)) })),
  };
  let row: EvidenceRow;
  let salts: Readonly<Record<string, string>>;

  beforeAll(async () => {
    const { root } = await acceptPackage(cn, manifest);
    for (const [position, text] of FILES.entries()) await storeExhibit(cn, root, position, streamOf(bytesOf(text)));
    await act(cn, officer(), recordingOf(root));
    row = await rowOf(root);
    salts = (await findDocument(cn, root, saltedManifestSchema))?.salts ?? {};
  });

  it("tells the exhibits and fields that were chosen, and of the others neither name, digest, value nor salt", async () => {
    const receipt = await makeReceipt(cn, row.evidenceId, query({ exhibit: "1", field: "/acquired/at" }));
    expect(receipt.exhibits.map(({ path }) => path)).toEqual(["second-name.csv"]);
    expect(receipt.fields.map(({ pointer, value }) => [pointer, value])).toEqual([
      ["/acquired/at", '"2023-06-30T17:00:00+08:00"'],
    ]);
    const text = writeReceipt(receipt);
    const told = new Set(["/exhibits/1", "/acquired/at"]);
    for (const [pointer, salt] of Object.entries(salts)) {
      expect([pointer, text.includes(salt.slice(2))]).toEqual([pointer, told.has(pointer)]);
    }
    for (const { path, sha256, sm3 } of [manifest.exhibits[0], manifest.exhibits[2]].flatMap((each) => each ?? [])) {
      for (const secret of [path, sha256, sm3]) expect(text).not.toContain(secret);
    }
    for (const secret of ["JM-1", "Jiangmen", "officer-7", "1317"]) expect(text).not.toContain(secret);
    expect(await verify(receipt, [{ name: "a.csv", ...digestsOf(bytesOf("second")) }])).toMatchObject([
      { integrity: "holds digests-match", recorded: "holds recorded" },
    ]);
  });

  it("tells every exhibit where none is chosen, and none where none is asked for", async () => {
    expect((await makeReceipt(cn, row.evidenceId, query())).exhibits).toHaveLength(3);
    const { exhibits, fields } = await makeReceipt(cn, row.evidenceId, query({ exhibit: "none", field: "/ref" }));
    expect([exhibits, fields.map(({ value }) => value)]).toEqual([[], ['"many"']]);
  });

  it.each([
    ["an exhibit", { exhibit: "3" }, "unknown-exhibit"],
    ["a field", { field: "/case/nothing" }, "unknown-field"],
    ["an object instead of its members", { field: "/case" }, "unknown-field"],
    ["an exhibit by a pointer", { field: "/exhibits/0" }, "unknown-field"],
  ])("refuses %s that is not there", async (_what, given, code) => {
    await expect(makeReceipt(cn, row.evidenceId, query(given))).rejects.toMatchObject({ code });
  });
});

describe("what is refused", () => {
  let row: EvidenceRow;
  beforeAll(async () => {
    row = await record("refused");
  });

  const withLedger = (changes: Partial<Ledger>): TestGateway => ({ ...cn, ledger: { ...cn.ledger, ...changes } });
  const refusal = (gateway: TestGateway) =>
    makeReceipt(gateway, row.evidenceId, query()).then(
      () => "given",
      (error: { code?: string }) => error.code,
    );

  it("evidence that is not known here, and a package that is not", async () => {
    await expect(makeReceipt(cn, strangeId(), query())).rejects.toMatchObject({ code: "unknown-evidence" });
    await hk.follower.catchUp();
    await expect(makeReceipt(hk, row.evidenceId, query())).rejects.toMatchObject({ code: "unknown-package" });
  });

  it("proofs of another block, without a node, with another value, or of a header that is not the block's", async () => {
    const { prove, header } = cn.ledger;
    const { blockNumber } = (await cn.store.head()) ?? { blockNumber: 0 };
    expect(await refusal(withLedger({}))).toBe("given");
    const lies: Partial<Ledger>[] = [
      { prove: (contract, slots, block) => prove(contract, slots, block - 2) },
      {
        prove: async (...given) => {
          const proof = await prove(...given);
          return { ...proof, account: proof.account.slice(0, -1) };
        },
      },
      { header: () => header(blockNumber - 1) },
      { header: async () => undefined },
    ];
    for (const lie of lies) expect(await refusal(withLedger(lie))).toBe("proof-unavailable");
  });
});
