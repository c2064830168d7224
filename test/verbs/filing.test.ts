import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Action } from "../../gateway/domain/actions.ts";
import { buildBatch, evidenceIdOf } from "../../gateway/domain/ids.ts";
import { leavesOfManifest, packageTree } from "../../gateway/domain/package.ts";
import type { EvidenceRow } from "../../gateway/domain/ports.ts";
import { acceptBatch } from "../../gateway/verbs/accept-batch.ts";
import { acceptPackage } from "../../gateway/verbs/accept-package.ts";
import { acceptSubmission } from "../../gateway/verbs/accept-submission.ts";
import { showEvidence } from "../../gateway/verbs/show-evidence.ts";
import { showSigner } from "../../gateway/verbs/show-signer.ts";
import { showSubmission } from "../../gateway/verbs/show-submission.ts";
import { storeExhibit } from "../../gateway/verbs/store-exhibit.ts";
import { makeKey } from "../../scripts/local/make-keys.ts";
import { type ChainChild, startChain } from "./chain-child.ts";
import { type Founded, foundSmall, keyOf } from "./founded.ts";
import { memberOf } from "./members.ts";
import {
  act,
  bytesOf,
  keepPackage,
  keepTransaction,
  manifestOf,
  openGateway,
  recordingOf,
  settled,
  signActions,
  strangeId,
  streamOf,
  type TestGateway,
  until,
} from "./test-gateway.ts";

// How a case is filed and what is refused on the way, past the usual length: all of it works on one small world.

let chain: ChainChild;
let founded: Founded;
let cn: TestGateway;
let hk: TestGateway;

beforeAll(async () => {
  chain = await startChain();
  founded = await foundSmall(chain.url);
  [cn, hk] = await Promise.all([openGateway(founded, "CN"), openGateway(founded, "HK")]);
});
afterAll(async () => {
  await Promise.all([cn.stop(), hk.stop()]);
  await chain.stop();
});

const officer = (iso = "CN") => keyOf(founded.officers, iso);

const idOf = (root: string, kind = 4): string =>
  evidenceIdOf({
    chainId: cn.ledger.chainId,
    ledger: cn.ledger.contracts.ledger,
    partnerId: 1,
    agreementId: 1,
    version: 1,
    kind,
    root,
  });

const recognitionOf = (
  row: EvidenceRow,
  changes: Partial<Record<"grade" | "facets" | "reason", number>> = {},
): Action => ({
  contract: "ledger",
  name: "recognise",
  args: {
    member: memberOf(row),
    recognition: { grade: 2, facets: 0, reason: 0, conditions: 0, ...changes },
  },
});

async function evidenceAt(gateway: TestGateway, id: string): Promise<EvidenceRow> {
  return until(`evidence ${id}`, () => gateway.store.evidence(id));
}

describe("acceptPackage", () => {
  it("gives a manifest salts once: the same again is answered with the same, in whatever order its members come", async () => {
    const manifest = manifestOf("CN", "once", bytesOf("x"));
    const first = await acceptPackage(cn, manifest);
    const again = await acceptPackage(cn, Object.fromEntries(Object.entries(manifest).reverse()) as typeof manifest);
    expect(first).toMatchObject({ isNew: true, missing: [0], evidence: [] });
    expect(again).toEqual({ ...first, isNew: false });
    expect(packageTree({ document: manifest, salts: first.salts }).root).toBe(first.root);
    expect(Object.keys(first.salts)).toHaveLength(leavesOfManifest(manifest).length);
    expect(new Set(Object.values(first.salts)).size).toBe(Object.keys(first.salts).length);
  });

  it("gives two that race one answer", async () => {
    const manifest = manifestOf("CN", "race", bytesOf("x"));
    const [one, two] = await Promise.all([acceptPackage(cn, manifest), acceptPackage(cn, manifest)]);
    expect(one.root).toBe(two.root);
    expect(one.salts).toEqual(two.salts);
    expect([one.isNew, two.isNew].filter(Boolean)).toHaveLength(1);
  });

  it("refuses another partner's case", async () => {
    await expect(acceptPackage(cn, manifestOf("HK", "theirs", bytesOf("x")))).rejects.toMatchObject({
      code: "not-recorder",
    });
  });
});

describe("storeExhibit", () => {
  it.each([
    ["other content of the same size", "y", "digest-mismatch"],
    ["more bytes", "xx", "size-mismatch"],
    ["fewer bytes", "", "size-mismatch"],
  ])("refuses %s, and keeps nothing", async (what, sent, code) => {
    const { root } = await acceptPackage(cn, manifestOf("CN", `refused ${what}`, bytesOf(`x`)));
    await expect(storeExhibit(cn, root, 0, streamOf(bytesOf(sent)))).rejects.toMatchObject({ code });
    const again = await acceptPackage(cn, manifestOf("CN", `refused ${what}`, bytesOf("x")));
    expect(again.missing).toEqual([0]);
  });

  it("refuses a position and a package that are not here", async () => {
    const { root } = await acceptPackage(cn, manifestOf("CN", "positions", bytesOf("x")));
    await expect(storeExhibit(cn, root, 1, streamOf(bytesOf("x")))).rejects.toMatchObject({ code: "unknown-package" });
    await expect(storeExhibit(cn, strangeId(), 0, streamOf(bytesOf("x")))).rejects.toMatchObject({
      code: "unknown-package",
    });
  });
});

describe("acceptSubmission", () => {
  it("takes a signed record to the ledger, where its evidence is to be seen", async () => {
    const root = await keepPackage(cn, "recorded");
    const requests = await signActions(cn, officer(), [recordingOf(root)]);
    const { submission, isNew } = await acceptSubmission(cn, requests);
    expect(isNew).toBe(true);
    expect(submission).toMatchObject({ state: "accepted", transactionHash: null });
    const done = await settled(cn, submission.id);
    expect(done.requests).toMatchObject([
      { action: "ledger.record", signer: officer().address.toLowerCase(), outcome: { state: "recorded" } },
    ]);
    const { evidence, manifest, exhibits } = await showEvidence(cn, idOf(root));
    expect(evidence).toMatchObject({
      partner: "CN",
      kind: "declaration",
      root,
      path: [],
      case: "JM-1",
      ref: "recorded",
      agreement: { code: "GBA", version: 1 },
      status: { state: "standing" },
      decisions: [],
      transactionHash: done.transactionHash,
    });
    expect(manifest?.ref).toBe("recorded");
    expect(exhibits).toMatchObject([{ position: 0, isHeld: true }]);
    const { evidence: recordedAs } = await acceptPackage(
      cn,
      manifestOf("CN", "recorded", bytesOf("content of recorded")),
    );
    expect(recordedAs).toEqual([{ id: idOf(root), agreementId: 1, version: 1 }]);

    const again = await acceptSubmission(cn, requests);
    expect(again).toEqual({ submission: done, isNew: false });
  });

  it("carries many requests of one officer in one transaction, in order", async () => {
    const roots = [await keepPackage(cn, "first of two"), await keepPackage(cn, "second of two")];
    const done = await act(cn, officer(), ...roots.map((root) => recordingOf(root)));
    expect(done.requests.map(({ outcome }) => outcome)).toEqual(
      roots.map(() => expect.objectContaining({ state: "recorded", transactionHash: done.transactionHash })),
    );
    for (const root of roots) expect((await showEvidence(cn, idOf(root))).evidence.root).toBe(root);
  });

  it("carries submissions that wait in the order in which they were accepted", async () => {
    const roots = [];
    for (let n = 0; n < 3; n += 1) roots.push(await keepPackage(cn, `waiting ${n}`));
    const ids: string[] = [];
    for (const root of roots) {
      const { submission } = await acceptSubmission(cn, await signActions(cn, officer(), [recordingOf(root)]));
      ids.push(submission.id);
    }
    const done = await Promise.all(ids.map((id) => settled(cn, id)));
    expect(done.map(({ requests }) => requests[0]?.outcome?.state)).toEqual(["recorded", "recorded", "recorded"]);
  });

  const refusals: [what: string, code: string, sign: () => Promise<Parameters<typeof acceptSubmission>[1]>][] = [
    [
      "a nonce that is not the next",
      "wrong-nonce",
      async () => signActions(cn, officer(), [recordingOf(await keepPackage(cn, "n1"))], { nonce: 99 }),
    ],
    [
      "a nonce that was used",
      "wrong-nonce",
      async () => signActions(cn, officer(), [recordingOf(await keepPackage(cn, "n2"))], { nonce: 0 }),
    ],
    [
      "a gap between the requests",
      "wrong-nonce",
      async () => {
        const root = await keepPackage(cn, "n3");
        const [one] = await signActions(cn, officer(), [recordingOf(root)]);
        const [two] = await signActions(cn, officer(), [recordingOf(root)], { nonce: (one?.nonce ?? 0) + 2 });
        return [one, two].filter((request) => request !== undefined);
      },
    ],
    [
      "two officers in one submission",
      "wrong-nonce",
      async () => {
        const root = await keepPackage(cn, "n4");
        const [one] = await signActions(cn, officer(), [recordingOf(root)]);
        const [two] = await signActions(cn, keyOf(founded.deputies, "CN"), [recordingOf(root)], {
          nonce: (one?.nonce ?? 0) + 1,
        });
        return [one, two].filter((request) => request !== undefined);
      },
    ],
    [
      "a signature for another chain",
      "wrong-signature",
      async () => signActions(cn, officer(), [recordingOf(await keepPackage(cn, "s1"))], { chainId: 1n }),
    ],
    [
      "a signature by somebody else",
      "wrong-signature",
      async () => {
        const requests = await signActions(cn, officer(), [recordingOf(await keepPackage(cn, "s2"))]);
        return requests.map((request) => ({ ...request, from: keyOf(founded.deputies, "CN").address.toLowerCase() }));
      },
    ],
    [
      "a deadline that has passed",
      "deadline-passed",
      async () =>
        signActions(cn, officer(), [recordingOf(await keepPackage(cn, "d1"))], {
          deadline: Math.floor(Date.now() / 1_000) - 1,
        }),
    ],
    [
      "a deadline more than a day ahead",
      "deadline-too-far",
      async () =>
        signActions(cn, officer(), [recordingOf(await keepPackage(cn, "d2"))], {
          deadline: Math.floor(Date.now() / 1_000) + 86_500,
        }),
    ],
    [
      "an officer of another partner",
      "not-entitled",
      async () => signActions(cn, officer("HK"), [recordingOf(await keepPackage(cn, "o1"))]),
    ],
    [
      "somebody whom no partner knows",
      "signer-unknown",
      async () => signActions(cn, makeKey(), [recordingOf(await keepPackage(cn, "o2"))]),
    ],
    [
      "an officer without the role",
      "signer-role",
      async () => signActions(cn, keyOf(founded.recognisers, "CN"), [recordingOf(await keepPackage(cn, "o3"))]),
    ],
    [
      "a contract that is none of these",
      "wrong-target",
      async () => signActions(cn, officer(), [recordingOf(strangeId())], { to: cn.ledger.contracts.forwarder }),
    ],
    [
      "a call that is no action",
      "wrong-target",
      async () => signActions(cn, officer(), [recordingOf(strangeId())], { data: "0xdeadbeef" }),
    ],
    [
      "a package that is not here",
      "unknown-package",
      async () => signActions(cn, officer(), [recordingOf(strangeId())]),
    ],
    [
      "a batch whose list is not here",
      "unknown-package",
      async () => signActions(cn, officer(), [recordingOf(strangeId(), 2)]),
    ],
    [
      "a package whose exhibit is not here",
      "unknown-object",
      async () => {
        const { root } = await acceptPackage(cn, manifestOf("CN", "missing", bytesOf("nowhere to be found")));
        return signActions(cn, officer(), [recordingOf(root)]);
      },
    ],
    [
      "another kind than the package's",
      "evidence-kind",
      async () => signActions(cn, officer(), [recordingOf(await keepPackage(cn, "k1"), 1, { kind: 1 })]),
    ],
    [
      "an agreement that there is not",
      "agreement-unknown",
      async () => signActions(cn, officer(), [recordingOf(await keepPackage(cn, "a1"), 1, { agreementId: 9 })]),
    ],
    [
      "a batch of another size than its list",
      "invalid-size",
      async () => {
        const roots = [await keepPackage(cn, "b1"), await keepPackage(cn, "b2")];
        const { root } = await acceptBatch(cn, roots);
        return signActions(cn, officer(), [recordingOf(root, 3)]);
      },
    ],
    [
      "a package that is on the ledger already",
      "already-recorded",
      async () => {
        const root = await keepPackage(cn, "twice");
        await act(cn, officer(), recordingOf(root));
        return signActions(cn, officer(), [recordingOf(root)]);
      },
    ],
    [
      "a package twice in one submission",
      "already-recorded",
      async () => {
        const root = await keepPackage(cn, "same twice in one");
        return signActions(cn, officer(), [recordingOf(root), recordingOf(root)]);
      },
    ],
    [
      "so little gas that the call cannot be made",
      "simulation-refused",
      async () => signActions(cn, officer(), [recordingOf(await keepPackage(cn, "g1"))], { gas: 21_000 }),
    ],
  ];

  it.each(refusals)("refuses %s as %s, and keeps nothing", async (_what, code, sign) => {
    const requests = await sign();
    const from = requests[0]?.from ?? "";
    const before = await showSigner(cn, from);
    await expect(acceptSubmission(cn, requests)).rejects.toMatchObject({ code });
    expect(await cn.store.waitingSubmissions(1)).toEqual([]);
    expect((await showSigner(cn, from)).nonce).toBe(before.nonce);
  });

  it("refuses arguments that the contract's decoder does not read, as a refusal and not as a silent node", async () => {
    const root = await keepPackage(cn, "enum");
    await act(cn, officer(), recordingOf(root));
    await hk.follower.catchUp();
    const row = await evidenceAt(hk, idOf(root));
    const requests = await signActions(hk, keyOf(founded.recognisers, "HK"), [recognitionOf(row, { grade: 99 })]);
    await expect(acceptSubmission(hk, requests)).rejects.toMatchObject({ code: "simulation-refused" });
  });

  it("has no submission under an id that it never gave", async () => {
    await expect(showSubmission(cn, "11111111-1111-4111-8111-111111111111")).rejects.toMatchObject({
      code: "unknown-submission",
    });
  });
});

describe("a batch", () => {
  it("of fifty is one transaction, and one member is recognised by another partner, alone", async () => {
    const roots: string[] = [];
    for (let n = 0; n < 50; n += 1) roots.push(await keepPackage(cn, `member ${n}`));
    const { root, size } = await acceptBatch(cn, roots);
    expect(size).toBe(50);
    const done = await act(cn, officer(), recordingOf(root, 50));
    expect(done.requests[0]?.outcome?.state).toBe("recorded");
    const path = buildBatch(roots).pathOf(roots[17] ?? "");
    const recordId = idOf(root);
    expect((await showEvidence(cn, idOf(roots[17] ?? ""))).evidence).toMatchObject({
      recordId,
      path,
      ref: "member 17",
    });

    // HK has the list, as a party to the agreement does.
    await hk.follower.catchUp();
    expect(await hk.store.evidence(idOf(roots[17] ?? ""))).toBeUndefined();
    await hk.store.addBatch(root, roots, root.slice(2));
    const row = await evidenceAt(hk, idOf(roots[17] ?? ""));
    const recognition = await act(hk, keyOf(founded.recognisers, "HK"), recognitionOf(row));
    expect(recognition.requests[0]?.outcome?.state).toBe("recorded");

    await cn.follower.catchUp();
    const decisions = async (n: number) => (await showEvidence(cn, idOf(roots[n] ?? ""))).evidence.decisions;
    expect(await decisions(17)).toMatchObject([{ partner: "HK", state: "recognised", grade: "reference" }]);
    expect(await decisions(16)).toEqual([]);
  });

  it("that names a package twice is refused", async () => {
    const root = await keepPackage(cn, "double");
    await expect(acceptBatch(cn, [root, root])).rejects.toMatchObject({ code: "invalid-request" });
  });
});

describe("what was accepted", () => {
  it("and fails only when it is carried out is refused with what the contract says; what stood beside it is recorded", async () => {
    const held = await openGateway(founded, "CN", { isHeld: true });
    const quick = await openGateway(founded, "CN");
    try {
      const roots = [await keepPackage(held, "overtaken"), await keepPackage(held, "beside it")] as const;
      const requests = await signActions(
        held,
        officer(),
        roots.map((root) => recordingOf(root)),
      );
      const { submission } = await acceptSubmission(held, requests);
      // Its transaction is signed and kept; before it is sent, another officer's record of the first package gets there.
      const relayNonce = await held.ledger.relayNonce();
      const { hash } = await keepTransaction(held, submission.id, requests, relayNonce);
      const others = await signActions(quick, keyOf(founded.deputies, "CN"), [recordingOf(roots[0])]);
      await quick.ledger.sendTransaction((await quick.ledger.signTransaction(others, 0, 0n)).raw);
      held.carry();
      expect((await settled(held, submission.id)).requests.map(({ outcome }) => outcome)).toEqual([
        expect.objectContaining({ state: "refused", code: "already-recorded", transactionHash: hash }),
        expect.objectContaining({ state: "recorded", transactionHash: hash }),
      ]);
      expect((await showEvidence(held, idOf(roots[1]))).evidence.root).toBe(roots[1]);
    } finally {
      await quick.stop();
      await held.stop();
    }
  });

  it("and whose signer was revoked meanwhile ends as refused, with the clause, for ever", async () => {
    const held = await openGateway(founded, "CN", { isHeld: true });
    try {
      const deputy = keyOf(founded.deputies, "CN");
      const root = await keepPackage(held, "revoked meanwhile");
      const requests = await signActions(held, deputy, [recordingOf(root)]);
      const { submission } = await acceptSubmission(held, requests);
      const revocation: Action = {
        contract: "registry",
        name: "revokeSigner",
        args: { signer: deputy.address.toLowerCase(), validTo: 0 },
      };
      const done = await act(cn, keyOf(founded.signatories, "CN"), revocation);
      expect(done.requests[0]?.outcome?.state).toBe("recorded");
      held.carry();
      const refused = await settled(held, submission.id);
      expect(refused.requests).toMatchObject([{ outcome: { state: "refused", code: "signer-expired" } }]);
      expect(await acceptSubmission(held, requests)).toEqual({ submission: refused, isNew: false });
      expect(await held.store.evidence(idOf(root))).toBeUndefined();
    } finally {
      await held.stop();
    }
  });

  it("and whose deadline passed meanwhile ends as refused, and its nonce is free again", async () => {
    const held = await openGateway(founded, "HK", { isHeld: true });
    try {
      const root = await keepPackage(held, "late");
      const key = officer("HK");
      const { nonce } = await showSigner(held, key.address.toLowerCase());
      const deadline = Math.floor(Date.now() / 1_000) + 5;
      const requests = await signActions(held, key, [recordingOf(root)], { deadline });
      const { submission } = await acceptSubmission(held, requests);
      expect((await showSigner(held, key.address.toLowerCase())).nonce).toBe(nonce + 1);
      await chain.ask("evm_increaseTime", "0x14");
      held.carry();
      const refused = await settled(held, submission.id);
      expect(refused).toMatchObject({
        transactionHash: null,
        requests: [{ outcome: { state: "refused", code: "deadline-passed", transactionHash: null } }],
      });
      expect((await showSigner(held, key.address.toLowerCase())).nonce).toBe(nonce);
    } finally {
      await held.stop();
    }
  });

  it("and was carried out by somebody else meanwhile ends as recorded, in the transaction that did it", async () => {
    const held = await openGateway(founded, "HK", { isHeld: true });
    const quick = await openGateway(founded, "HK");
    try {
      const root = await keepPackage(held, "carried by another");
      const key = officer("HK");
      const requests = await signActions(held, key, [recordingOf(root)]);
      const { submission } = await acceptSubmission(held, requests);
      const nonce = await quick.ledger.relayNonce();
      const { raw, hash } = await quick.ledger.signTransaction(requests, nonce, 0n);
      await quick.ledger.sendTransaction(raw);
      held.carry();
      expect((await settled(held, submission.id)).requests[0]?.outcome).toMatchObject({
        state: "recorded",
        transactionHash: hash,
      });
      expect((await held.store.evidenceOfRoots([root])).map(({ partnerId }) => partnerId)).toEqual([2]);
    } finally {
      await quick.stop();
      await held.stop();
    }
  });
});

describe("nothing unforeseen", () => {
  it("was met on the way", () => {
    expect([...cn.reported, ...hk.reported]).toEqual([]);
  });
});
