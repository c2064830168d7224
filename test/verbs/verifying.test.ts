import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { factsOfPackage } from "../../gateway/domain/document-rows.ts";
import { saltedManifestSchema } from "../../gateway/domain/package.ts";
import type { EvidenceRow } from "../../gateway/domain/ports.ts";
import type { FileClaim, VerifiedFile } from "../../gateway/domain/wire/verification.ts";
import { acceptPackage } from "../../gateway/verbs/accept-package.ts";
import { serveDocument } from "../../gateway/verbs/serve-exchange.ts";
import { verifyFiles } from "../../gateway/verbs/verify-files.ts";
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
  type TestGateway,
  until,
} from "./test-gateway.ts";

let chain: ChainChild;
let founded: Founded;
let cn: TestGateway;
let hk: TestGateway;
let my: TestGateway;

beforeAll(async () => {
  chain = await startChain();
  founded = await foundSmall(chain.url);
  [cn, hk, my] = (await Promise.all(["CN", "HK", "MY"].map((iso) => openGateway(founded, iso)))) as [
    TestGateway,
    TestGateway,
    TestGateway,
  ];
});
afterAll(async () => {
  await Promise.all([cn.stop(), hk.stop(), my.stop()]);
  await chain.stop();
});

const claimOf = (ref: string, text = `content of ${ref}`): FileClaim => ({
  name: `${ref}.csv`,
  ...digestsOf(bytesOf(text)),
});

async function verify(gateway: TestGateway, claim: FileClaim): Promise<VerifiedFile> {
  await gateway.follower.catchUp();
  return verifyNow(gateway, claim);
}

async function verifyNow(gateway: TestGateway, claim: FileClaim): Promise<VerifiedFile> {
  const { files } = await verifyFiles(gateway, [claim]);
  if (files[0] === undefined) throw new Error("there is no answer for the file");
  return files[0];
}

const codes = ({ findings }: Pick<VerifiedFile, "findings">): Record<string, string> =>
  Object.fromEntries(findings.map(({ fragment, verdict, code }) => [fragment, `${verdict} ${code}`]));

/** CN records a package, and HK gets its document as a party does. */
async function record(ref: string): Promise<EvidenceRow> {
  const root = await keepPackage(cn, ref);
  await act(cn, keyOf(founded.officers, "CN"), recordingOf(root));
  const bytes = await serveDocument(cn, hk.partner.id, root);
  const facts = factsOfPackage(saltedManifestSchema.parse(JSON.parse(new TextDecoder().decode(bytes))));
  const stored = await hk.objects.putDocument(bytes);
  await hk.store.addDocument({ ...facts, keyedHash: undefined, objectSha256: stored.sha256 });
  const [row] = await cn.store.evidenceOfRoots([root]);
  if (row === undefined) throw new Error(`${ref} is not recorded`);
  return row;
}

describe("verifyFiles", () => {
  it("says that a file holds, to its recorder and to another party", async () => {
    const row = await record("standing");
    const own = await verify(cn, claimOf("standing"));
    expect(own.verdict).toBe("holds");
    expect(codes(own)).toEqual({
      integrity: "holds digests-match",
      recorded: "holds recorded",
      issuer: "holds authorised",
      status: "holds standing",
      recognition: "holds own-evidence",
      custody: "unknown no-custody-events",
      finality: "unknown no-seals",
    });
    expect(own.matches[0]?.evidence?.id).toBe(row.evidenceId);
    const other = await verify(hk, claimOf("standing"));
    expect(other.verdict).toBe("holds");
    expect(codes(other)).toMatchObject({ recorded: "holds recorded", recognition: "unknown no-decision" });
  });

  it("names the block that the present states hold as of", async () => {
    await cn.follower.catchUp();
    const head = await cn.store.head();
    expect(await verifyFiles(cn, [claimOf("standing")])).toMatchObject({
      asOf: { block: head?.blockNumber, hash: head?.blockHash, checkedAt: expect.any(String) },
      partner: "CN",
      chainId: "31337",
      deploymentId: founded.deployment.deploymentId,
    });
  });

  it.each([
    ["an exhibit's salt", "exhibit", "salt", `0x${"5a".repeat(32)}`, "integrity", "fails not-bound"],
    ["an exhibit's path", "exhibit", "siblings", "[]", "integrity", "fails not-bound"],
    ["the kind of a record", "record", "kind", 5, "recorded", "fails path-mismatch"],
    ["the recorder", "record", "partner_id", 2, "recorded", "fails path-mismatch"],
  ] as const)(
    "does not believe an index in which %s was altered",
    async (_what, table, column, value, fragment, code) => {
      await cn.follower.catchUp();
      await record(`altered ${column}`);
      const [row] = await cn.store.evidenceOfRoots([
        (await cn.store.exhibitsOfName(`altered ${column}.csv`, 1))[0]?.root ?? "",
      ]);
      const database = new DatabaseSync(join(cn.folder, "gateway.sqlite"));
      try {
        database.prepare(`update ${table} set ${column} = ? where root = ?`).run(value, row?.root ?? "");
      } finally {
        database.close();
      }
      const file = await verifyNow(cn, claimOf(`altered ${column}`));
      expect([file.verdict, codes(file)[fragment]]).toEqual(["fails", code]);
    },
  );

  it("says that a file fails of which a byte changed, by the name that it bears", async () => {
    const changed = await verify(cn, claimOf("standing", "Content of standing"));
    expect(changed.verdict).toBe("fails");
    expect(codes(changed)).toMatchObject({ integrity: "fails digest-differs", recorded: "unknown not-checked" });
  });

  it("does not take a file for another that has its SHA-256 and not its SM3", async () => {
    const forged = await verify(cn, { ...claimOf("standing"), sm3: "00".repeat(32) });
    expect(codes(forged)).toMatchObject({ integrity: "fails digest-differs" });
  });

  it("knows nothing of a file that it has never seen; the same size is a resemblance, not a failure", async () => {
    const strange = await verify(cn, claimOf("strange", "a text of a length that no other has, surely"));
    expect([strange.verdict, codes(strange).integrity, strange.matches]).toEqual(["unknown", "unknown not-found", []]);
    const alike = await verify(cn, claimOf("elsewhere", "CONTENT OF STANDING"));
    expect([alike.verdict, codes(alike).integrity]).toEqual(["unknown", "unknown resembles"]);
  });

  it("knows nothing at a gateway whose partner is no party to the agreement", async () => {
    const file = await verify(my, claimOf("standing"));
    expect([file.verdict, codes(file).recorded]).toEqual(["unknown", "unknown not-found"]);
  });

  it("says that a package was kept and not recorded", async () => {
    await keepPackage(cn, "kept only");
    const file = await verify(cn, claimOf("kept only"));
    expect([file.verdict, codes(file).recorded]).toEqual(["fails", "fails not-recorded"]);
  });

  it("does not hold a name alone against a file when its package was never recorded", async () => {
    await acceptPackage(cn, manifestOf("CN", "draft", bytesOf("draft")));
    const file = await verify(cn, claimOf("draft", "something else of another length altogether"));
    expect(file.verdict).toBe("unknown");
  });

  it("looks at the evidence that the file is said to belong to", async () => {
    const [one, two] = [await record("claimed one"), await record("claimed two")];
    const claim = claimOf("claimed one");
    expect(await verify(cn, { ...claim, evidence: one.evidenceId })).toMatchObject({ verdict: "holds" });
    expect(await verify(cn, { ...claim, evidence: two.evidenceId })).toMatchObject({ verdict: "fails" });
    expect(await verify(cn, { ...claim, evidence: strangeId() })).toMatchObject({ verdict: "unknown" });
  });

  it("says that evidence was withdrawn, at every party", async () => {
    const row = await record("withdrawn");
    const done = await act(cn, keyOf(founded.officers, "CN"), {
      contract: "ledger",
      name: "withdraw",
      args: { member: memberOf(row), reason: 32 },
    });
    expect(done.requests[0]?.outcome?.state).toBe("recorded");
    for (const gateway of [cn, hk]) {
      const file = await verify(gateway, claimOf("withdrawn"));
      expect([file.verdict, codes(file).status]).toEqual(["fails", "fails withdrawn"]);
      expect(file.matches[0]?.evidence?.status).toMatchObject({ state: "withdrawn", reason: "recorded-in-error" });
    }
  });

  it("says by what evidence was superseded", async () => {
    const [row, successor] = [await record("superseded"), await record("successor")];
    await act(cn, keyOf(founded.officers, "CN"), {
      contract: "ledger",
      name: "supersede",
      args: { member: memberOf(row), successor: memberOf(successor), reason: 64 },
    });
    const file = await verify(hk, claimOf("superseded"));
    expect([file.verdict, codes(file).status]).toEqual(["fails", "fails superseded"]);
    expect(file.findings.find(({ fragment }) => fragment === "status")?.detail).toContain(successor.evidenceId);
    expect((await verify(hk, claimOf("successor"))).verdict).toBe("holds");
  });

  it("says what this partner decided: recognised, refused, taken back", async () => {
    const recogniser = keyOf(founded.recognisers, "HK");
    const [good, bad] = [await record("recognised"), await record("refused")];
    await hk.follower.catchUp();
    await act(hk, recogniser, decisionOn(good, 2, 0), decisionOn(bad, 0, 5));
    expect(codes(await verify(hk, claimOf("recognised"))).recognition).toBe("holds recognised");
    expect(codes(await verify(hk, claimOf("refused"))).recognition).toBe("fails refused");
    await act(hk, recogniser, {
      contract: "ledger",
      name: "revokeRecognition",
      args: { member: memberOf(good), reason: 128 },
    });
    expect(codes(await verify(hk, claimOf("recognised"))).recognition).toBe("fails revoked");
    // To the recorder it stands as before.
    expect((await verify(cn, claimOf("recognised"))).verdict).toBe("holds");
  });

  it("answers unknown from an index older than the configured age, says how old it is, and holds again when it is level", async () => {
    const stale = await openGateway(founded, "CN");
    try {
      const root = await keepPackage(stale, "stale", "content of stale");
      await act(stale, keyOf(founded.officers, "CN"), recordingOf(root));
      expect((await verify(stale, claimOf("stale"))).verdict).toBe("holds");
      await stale.follower.stop();
      stale.clock.ahead = stale.staleAfterMs + 5_000;
      const { asOf, files } = await verifyFiles(stale, [claimOf("stale")]);
      expect(asOf?.ageMs).toBeGreaterThan(stale.staleAfterMs);
      expect(Date.parse(asOf?.checkedAt ?? "") + (asOf?.ageMs ?? 0)).toBeLessThanOrEqual(stale.now());
      const [file] = files;
      if (file === undefined) throw new Error("there is no answer for the file");
      expect([file.verdict, codes(file).recorded, codes(file).status]).toEqual([
        "unknown",
        "unknown index-stale",
        "unknown not-checked",
      ]);
      expect((await verify(stale, claimOf("stale"))).verdict).toBe("holds");
    } finally {
      await stale.stop();
    }
  });

  it("answers unknown as soon as the loss of the node is noticed, and till then nothing that rests on a later check", async () => {
    expect((await verify(cn, claimOf("standing"))).verdict).toBe("holds");
    await chain.stop();
    const goneAt = cn.now();
    const file = await until("the loss of the node to be noticed", async () => {
      const { asOf, files } = await verifyFiles(cn, [claimOf("standing")]);
      expect(Date.parse(asOf?.checkedAt ?? "")).toBeLessThanOrEqual(goneAt);
      return files.find(({ verdict }) => verdict !== "holds");
    });
    expect([file.verdict, codes(file).integrity, codes(file).recorded]).toEqual([
      "unknown",
      "holds digests-match",
      "unknown node-unreachable",
    ]);
    await expect(cn.follower.catchUp()).rejects.toMatchObject({ code: "node-unreachable" });
    expect((await cn.store.nodeStatus()).node).toBe("unreachable");
    expect((await verifyNow(cn, claimOf("standing", "Content of standing"))).verdict).toBe("fails");
    expect([...cn.reported, ...hk.reported]).toEqual([]);
  });
});
