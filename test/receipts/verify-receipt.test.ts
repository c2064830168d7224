import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { buildSaltedTree } from "../../gateway/domain/salted-tree.ts";
import { toBytes } from "../../gateway/receipts/bytes.ts";
import { readHeader } from "../../gateway/receipts/header.ts";
import {
  agreementSlot,
  decisionSlot,
  isoSlot,
  recordSlot,
  type Slot,
  signerSlot,
  standingCountSlot,
  standingSlot,
  successorSlot,
} from "../../gateway/receipts/slots.ts";
import { type VerifiedReceipt, verifyReceipt } from "../../gateway/receipts/verify-receipt.ts";
import {
  files,
  type Ids,
  idsIn,
  makeReceipt,
  NOW,
  PARTY,
  packDecision,
  packRecord,
  packScope,
  RECOGNISER,
  RECORDED_AT,
  RECORDER,
  SIGNER,
  type World,
} from "./receipt-kit.ts";

// Every verdict, a little past the usual length: each is one change to one sound receipt.

type Pair = ReturnType<typeof makeReceipt>;
const verify = ({ receipt, anchor }: Pair, more: object = {}): VerifiedReceipt =>
  verifyReceipt({ receipt: JSON.stringify(receipt), anchor: JSON.stringify(anchor), files: [], now: NOW, ...more });
const findingsOf = ({ findings }: Pick<VerifiedReceipt, "findings">): string[] =>
  findings.map(({ fragment, verdict, code }) => `${fragment} ${verdict} ${code}`);
const verdictsOf = (world: World, more: object = {}): string[] => findingsOf(verify(makeReceipt(world), more));

const SOUND = [
  "recorded holds recorded",
  "issuer holds authorised",
  "status holds standing",
  "recognition holds recognised",
  "custody unknown no-custody-events",
  "finality holds final",
];
const withFinding = (finding: string): string[] =>
  SOUND.map((each) => (each.split(" ")[0] === finding.split(" ")[0] ? finding : each));
const recogniserSlots = (): Slot[] => [signerSlot(RECOGNISER), standingCountSlot(PARTY), standingSlot(PARTY, 1n)];
const undecided = ({ evidenceId }: Ids) => [[decisionSlot(evidenceId, PARTY), undefined]] as const;
const ownEntry = ({ evidenceId }: Ids, state: number): readonly [Slot, bigint] => [
  decisionSlot(evidenceId, RECORDER),
  packDecision({ signer: SIGNER, decidedAt: RECORDED_AT + 70, state, reason: 32 }),
];

describe("verifyReceipt", () => {
  it("says of a sound receipt that its record is on the ledger, stands and is final", () => {
    const verified = verify(makeReceipt());
    expect(findingsOf(verified)).toEqual(SOUND);
    expect(verified).toMatchObject({
      ...idsIn({}),
      asOf: { blockNumber: 41_234, blockTime: NOW - 3_600 },
      partner: "CN",
      record: { signer: SIGNER, recordedAt: RECORDED_AT, wasAuthorised: true },
      decisions: [{ partner: "HK", partnerId: PARTY, state: 1, grade: 3, wasAuthorised: true }],
      fields: [
        { pointer: "/acquired/by", value: '"officer 7"' },
        { pointer: "/kind", value: '"photo"' },
      ],
    });
  });

  it("says the same of a package that was recorded by itself, and of one under no agreement", () => {
    expect(verdictsOf({ isSingle: true })).toEqual(SOUND);
    const alone: World = { agreement: { agreementId: 0, version: 0 }, words: undecided, unproven: recogniserSlots };
    const verified = verify(makeReceipt(alone));
    expect(findingsOf(verified)).toEqual(withFinding("recognition unknown no-decision"));
    expect(verified.findings[0]?.detail).toContain("no agreement");
  });

  it("says that a package is not on the ledger when its record's slot is proven to be empty", () => {
    const world: World = {
      words: (ids) => [[recordSlot(ids.recordId), undefined], ...undecided(ids)],
      unproven: () => [
        signerSlot(SIGNER),
        standingCountSlot(RECORDER),
        standingSlot(RECORDER, 1n),
        ...recogniserSlots(),
      ],
    };
    const verified = verify(makeReceipt(world), { files: files.slice(0, 1) });
    expect(findingsOf(verified)).toEqual([
      "recorded fails not-recorded",
      ...["issuer", "status", "recognition", "custody"].map((fragment) => `${fragment} unknown not-checked`),
      "finality holds final",
    ]);
    expect(verified.record).toBeNull();
    expect(verified.files[0]?.verdict).toBe("fails");
  });

  it("takes no batch's record for a package's own, nor the other way round", () => {
    for (const isSingle of [true, false]) {
      const record = {
        signer: SIGNER,
        partnerId: RECORDER,
        agreementId: 3,
        version: 1,
        kind: 1,
        form: isSingle ? 2 : 1,
      };
      const world: World = {
        isSingle,
        words: (ids) => [
          [recordSlot(ids.recordId), packRecord({ ...record, recordedAt: RECORDED_AT })],
          ...undecided(ids),
        ],
        unproven: () => [
          signerSlot(SIGNER),
          standingCountSlot(RECORDER),
          standingSlot(RECORDER, 1n),
          ...recogniserSlots(),
        ],
      };
      expect(verdictsOf(world)[0]).toBe("recorded fails not-recorded");
    }
  });

  it("names what superseded a package", () => {
    const successor = `0x${"5e".repeat(32)}`;
    const world: World = {
      words: (ids) => [ownEntry(ids, 6), [successorSlot(ids.evidenceId), BigInt(successor)]],
      proven: (ids) => [successorSlot(ids.evidenceId)],
    };
    const verified = verify(makeReceipt(world));
    expect(findingsOf(verified)).toEqual(withFinding("status fails superseded"));
    expect(verified.findings.find(({ fragment }) => fragment === "status")?.detail).toContain(successor);
  });

  it("shows a withdrawal for ever, however old the receipt is", () => {
    const world: World = { words: (ids) => [ownEntry(ids, 5)] };
    expect(verdictsOf(world, { maxAgeSeconds: 10 })[2]).toBe("status fails withdrawn");
  });

  it.each([
    ["explicit, not decided", 1, 0, 0b110n, "recognition unknown no-decision"],
    ["automatic, not decided", 2, 2, 0b110n, "recognition holds recognised-automatically"],
    ["automatic, of others", 2, 2, 0b1010n, "recognition unknown no-decision"],
  ])("judges recognition by the agreement: %s", (_, rule, floor, parties, expected) => {
    const world: World = {
      words: (ids) => [
        ...undecided(ids),
        [agreementSlot(3, 1, "scope"), packScope({ kinds: 2, rule, floor, state: 2 })],
        [agreementSlot(3, 1, "parties"), parties],
      ],
      unproven: recogniserSlots,
    };
    expect(verdictsOf(world)).toEqual(withFinding(expected));
  });

  it("counts a party that has suspended its part as one of the agreement", () => {
    const world: World = {
      words: (ids) => [
        ...undecided(ids),
        [agreementSlot(3, 1, "scope"), packScope({ kinds: 2, rule: 2, floor: 2, state: 3 })],
        [agreementSlot(3, 1, "parties"), 0b10n],
        [agreementSlot(3, 1, "suspendedBy"), 0b100n],
      ],
      unproven: recogniserSlots,
    };
    expect(verdictsOf(world)).toEqual(withFinding("recognition holds recognised-automatically"));
  });

  it("judges the recognition of whom it is asked for", () => {
    const three: World = {
      decisions: [PARTY, 3],
      words: () => [[isoSlot(3), BigInt("0x4d4f")]],
    };
    expect(verdictsOf(three)).toEqual(withFinding("recognition unknown partner-unnamed"));
    expect(verdictsOf(three, { asker: "HK" })).toEqual(SOUND);
    expect(verdictsOf(three, { asker: "MO" })).toEqual(withFinding("recognition unknown no-decision"));
    expect(verdictsOf(three, { asker: "PT" })).toEqual(withFinding("recognition unknown decision-unproven"));
    expect(verdictsOf(three, { asker: "CN" })).toEqual(withFinding("recognition holds own-evidence"));
    expect(verdictsOf({ decisions: [] })).toEqual(withFinding("recognition unknown partner-unnamed"));
  });

  it("takes the anchor's own block by its hash, whether or not it is sealed", () => {
    const { receipt, anchor } = makeReceipt({ block: { number: 50_000, sealers: [] } });
    const { hash } = readHeader(toBytes(receipt.block.header));
    const own = { number: 50_000, hash };
    expect(findingsOf(verify({ receipt, anchor: { ...anchor, block: own } }))).toEqual(SOUND);
    const { validators: _, epochLength: __, overlap: ___, ...shared } = anchor;
    const unsealed = JSON.stringify({ ...shared, engine: "none", block: own });
    const verified = verify({ receipt, anchor }, { anchor: unsealed, files: files.slice(0, 1) });
    expect(findingsOf(verified)).toEqual(withFinding("finality unknown no-seals"));
    expect(verified.files[0]?.verdict).toBe("holds");
  });

  it("says nothing of a ledger whose block nobody vouches for", () => {
    const verified = verify(makeReceipt(), { anchor: undefined, files: files.slice(0, 1) });
    expect(verified).toMatchObject({ partner: null, record: null, decisions: [] });
    expect(verified.files[0]?.verdict).toBe("unknown");
  });

  it("tells a disclosed file from one that differs and from one that is not disclosed", () => {
    const [photo, xRay, report] = files as [(typeof files)[number], (typeof files)[number], (typeof files)[number]];
    const asked = [
      photo,
      { ...photo, name: "renamed.jpg" },
      { ...photo, sm3: xRay.sm3 },
      { ...photo, size: photo.size + 1 },
      { ...report, sha256: xRay.sha256, sm3: xRay.sm3, size: xRay.size },
      xRay,
      report,
    ];
    const verified = verify(makeReceipt(), { files: asked });
    expect(
      verified.files.map(({ verdict, exhibit, findings }) => [verdict, exhibit?.position, findings[0]?.code]),
    ).toEqual([
      ["holds", 0, "digests-match"],
      ["holds", 0, "digests-match"],
      ["fails", 0, "digest-differs"],
      ["fails", 0, "digest-differs"],
      ["fails", 2, "digest-differs"],
      ["unknown", undefined, "not-disclosed"],
      ["holds", 2, "digests-match"],
    ]);
    expect(verified.files[2]?.findings.slice(1).every(({ code }) => code === "not-checked")).toBe(true);
  });

  it("takes a field's value in its one canonical text alone, though another be bound", () => {
    for (const [value, code] of [
      ['"photo"', "proof-node-missing"],
      ['"\\u0070hoto"', "field-path-wrong"],
    ] as const) {
      const leaves = [value, "1"].map((each, n) => ({ type: "field" as const, pointer: `/${n}`, value: each }));
      const salts = { "/0": `0x${"00".repeat(32)}`, "/1": `0x${"11".repeat(32)}` };
      const tree = buildSaltedTree(leaves, salts);
      const { receipt, anchor } = makeReceipt();
      const field = { pointer: "/0", value, salt: salts["/0"], siblings: tree.proofOf("/0").path };
      const changed = { ...receipt, package: { ...receipt.package, root: tree.root }, exhibits: [], fields: [field] };
      expect(() => verify({ receipt: changed, anchor })).toThrow(expect.objectContaining({ code }));
    }
  });

  it("keeps a receipt of a package of a batch of a thousand within 16 KiB gzipped", () => {
    expect(gzipSync(JSON.stringify(makeReceipt().receipt)).length).toBeLessThan(16 * 1_024);
  });
});
