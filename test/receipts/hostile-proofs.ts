import { keccakOfBytes } from "../../gateway/domain/keccak.ts";
import { toBytes, toHex } from "../../gateway/receipts/bytes.ts";
import { encodeBytes, encodeList } from "../../gateway/receipts/rlp.ts";
import {
  agreementSlot,
  decisionSlot,
  recordSlot,
  type Slot,
  signerSlot,
  standingSlot,
} from "../../gateway/receipts/slots.ts";
import { fromWorld, type Hostile, put, sound, tamper } from "./hostile-kit.ts";
import {
  addressOf,
  idsIn,
  PARTY,
  packDecision,
  packRecord,
  packScope,
  packSigner,
  packStanding,
  RECOGNISER,
  RECORDED_AT,
  RECORDER,
  SIGNER,
  type World,
} from "./receipt-kit.ts";
import type { BuiltNode } from "./trie-kit.ts";

const { nodes } = sound.receipt.proof;
const ids = idsIn({});
const hashed = (hex: string): string => toHex(keccakOfBytes(toBytes(hex)));
const missing = (position: number): string => (position === 0 ? "state-root-mismatch" : "proof-node-missing");

/** Each node of the proof left out, changed in its first, middle and last byte, or given twice. */
const nodeByNode: Hostile[] = nodes.flatMap((node, position) => {
  const change = (what: string, expected: string, ...instead: string[]): Hostile =>
    tamper(`node ${position} ${what}`, expected, ({ receipt }) =>
      put(receipt, ["proof", "nodes"], nodes.toSpliced(position, 1, ...instead)),
    );
  const flipped = (at: number): string => {
    const bytes = toBytes(node);
    bytes[at] = (bytes[at] as number) ^ 1;
    return toHex(bytes);
  };
  const { length } = toBytes(node);
  return [
    change("left out", missing(position)),
    change("given twice", "proof-node-doubled", node, node),
    ...[0, length >> 1, length - 1].map((at) => change(`changed at byte ${at}`, missing(position), flipped(at))),
  ];
});

const moreNodes: Hostile[] = [
  ["the empty trie's node", "0x80"],
  ["a list of nothing", "0xc0"],
  ["a node of another slot", `0x${"c0".repeat(40)}`],
].map(([what, node]) =>
  tamper(`${what} beside the others`, "proof-node-surplus", ({ receipt }) =>
    put(receipt, ["proof", "nodes"], [...nodes, node]),
  ),
);

/** A world in which a leaf of the ledger is written otherwise, and everything above it is hashed over that. */
const leafOf = (slot: Slot, rewrite: (node: BuiltNode) => Uint8Array): World => ({
  rewrite: (node) => (node.kind === "leaf" && node.key === hashed(slot.key) ? rewrite(node) : undefined),
});
const record = recordSlot(ids.recordId);
const item = (hex: string): Uint8Array => encodeBytes(toBytes(hex));

const leaves: [what: string, rewrite: (node: BuiltNode) => Uint8Array][] = [
  ["with a third item", ({ parts }) => encodeList([...parts, item("0x")])],
  ["with one item", ({ parts }) => encodeList(parts.slice(0, 1))],
  ["that is no list", () => item(`0x${"ab".repeat(40)}`)],
  ["with a byte after it", ({ parts }) => Uint8Array.of(...encodeList(parts), 0)],
  ["with a list for its value", ({ parts }) => encodeList([parts[0] as Uint8Array, encodeList([])])],
  ["with a list for its path", ({ parts }) => encodeList([encodeList([]), parts[1] as Uint8Array])],
  [
    "with unknown flags",
    ({ parts }) => encodeList([item(`0x4${toHex(parts[0] as Uint8Array).slice(5)}`), parts[1] as Uint8Array]),
  ],
  ["with no path", ({ parts }) => encodeList([item("0x"), parts[1] as Uint8Array])],
  ["with a path too short", ({ parts }) => encodeList([item("0x20"), parts[1] as Uint8Array])],
  ["with a path too long", ({ parts }) => encodeList([item(`0x20${"ab".repeat(33)}`), parts[1] as Uint8Array])],
  ["with a length that is not the shortest", ({ parts }) => Uint8Array.of(0xf9, 0, 40, ...encodeList(parts))],
  [
    "that is an extension to nothing",
    ({ parts }) => encodeList([item(`0x00${toHex(parts[0] as Uint8Array).slice(6, 8)}`), item("0x")]),
  ],
  ["that is an extension of no length", () => encodeList([item("0x00"), item(`0x${"ab".repeat(32)}`)])],
  [
    "that is an extension longer than a key",
    () => encodeList([item(`0x00${"ab".repeat(40)}`), item(`0x${"ab".repeat(32)}`)]),
  ],
  ["that is a branch with a value", () => encodeList([...Array.from({ length: 16 }, () => item("0x")), item("0xff")])],
  [
    "that is a branch of short hashes",
    () => encodeList([...Array.from({ length: 16 }, () => item(`0x${"ab".repeat(31)}`)), item("0x")]),
  ],
  [
    "that is a branch with a large node inside",
    () =>
      encodeList([
        ...Array.from({ length: 16 }, () => encodeList([item("0x20"), item(`0x${"ab".repeat(40)}`)])),
        item("0x"),
      ]),
  ],
  ["of eighteen items", () => encodeList(Array.from({ length: 18 }, () => item("0x")))],
];

const values: [what: string, encoded: Uint8Array][] = [
  ["of zero", item("0x")],
  ["with a leading zero", item("0x0001")],
  ["of 33 bytes", item(`0x${"ab".repeat(33)}`)],
  ["that is a list", encodeList([item("0x01")])],
  ["that is not the shortest", toBytes("0x8101")],
  ["of two values", toBytes("0x0102")],
  ["of nothing", new Uint8Array()],
];

const parts = (change: (all: Uint8Array[]) => Uint8Array[] | undefined): World => ({
  account: (all, contract) => (contract === "registry" ? change(all) : all),
});
const accounts: [what: string, code: string, world: World][] = [
  ["no registry", "contract-absent", parts(() => undefined)],
  ["an account of five parts", "proof-node-malformed", parts((all) => [...all, item("0x")])],
  ["a short storage root", "proof-node-malformed", parts((all) => all.toSpliced(2, 1, item("0xabab")))],
  ["a nonce with a leading zero", "proof-node-malformed", parts((all) => all.toSpliced(0, 1, item("0x0001")))],
  ["a balance with a leading zero", "proof-node-malformed", parts((all) => all.toSpliced(1, 1, item("0x0001")))],
  ["other code", "code-hash-differs", parts((all) => all.toSpliced(3, 1, item(`0x${"ab".repeat(32)}`)))],
  ["another storage root", "proof-node-missing", parts((all) => all.toSpliced(2, 1, item(`0x${"ab".repeat(32)}`)))],
];

type Entries = readonly (readonly [Slot, bigint | undefined])[];
const state = (what: string, expected: string, words: Entries, proven: readonly Slot[] = []): Hostile =>
  fromWorld(what, expected, { words: () => words, proven: () => proven });
const recordWith = (changes: Record<string, number | string>): Entries => [
  [
    record,
    packRecord({
      signer: SIGNER,
      partnerId: RECORDER,
      agreementId: 3,
      version: 1,
      kind: 1,
      recordedAt: RECORDED_AT,
      form: 2,
      ...changes,
    }),
  ],
];
const signerWith = (changes: Record<string, number>): Entries => [
  [
    signerSlot(SIGNER),
    packSigner({ partnerId: RECORDER, roles: 1, validFrom: RECORDED_AT - 100, validTo: RECORDED_AT + 1, ...changes }),
  ],
];
const decisionWith = (changes: Record<string, number>, partner = PARTY, signer = RECOGNISER): Entries => [
  [decisionSlot(ids.evidenceId, partner), packDecision({ signer, decidedAt: RECORDED_AT + 50, state: 1, ...changes })],
];
const scopeWith = (rule: number, floor: number): Entries => [
  ...decisionWith({ state: 0 }).map(([slot]) => [slot, undefined] as const),
  [agreementSlot(3, 1, "scope"), packScope({ kinds: 2, rule, floor, state: 2 })],
];

/** States of the ledger in which something else is so: all is hashed and sealed, and the verdict has to say it. */
const states: Hostile[] = [
  state("no record, which leaves its signer unasked", "proof-node-surplus", [[record, undefined]]),
  state("a record of the other form", "proof-node-surplus", recordWith({ form: 1 })),
  state("a signer without a window", "issuer fails not-authorised", [[signerSlot(SIGNER), undefined]]),
  state("a signer of another partner", "issuer fails not-authorised", signerWith({ partnerId: 2 })),
  state("a signer of another role", "issuer fails not-authorised", signerWith({ roles: 6 })),
  state(
    "a signer not yet authorised",
    "issuer fails not-authorised",
    signerWith({ validFrom: RECORDED_AT + 1, validTo: RECORDED_AT + 9 }),
  ),
  state("a signer authorised no more", "issuer fails not-authorised", signerWith({ validTo: RECORDED_AT })),
  state("a signer in its last second", "issuer holds authorised", signerWith({})),
  state("a recorder that was suspended", "issuer fails not-authorised", [
    [standingSlot(RECORDER, 1n), packStanding(RECORDED_AT - 8_000, 3)],
  ]),
  state("a recorder that became active later, the standing before it left out", "proof-node-missing", [
    [standingSlot(RECORDER, 1n), packStanding(RECORDED_AT + 1, 2)],
  ]),
  state(
    "a recorder that became active later",
    "issuer fails not-authorised",
    [[standingSlot(RECORDER, 1n), packStanding(RECORDED_AT + 1, 2)]],
    [standingSlot(RECORDER, 0n)],
  ),
  state(
    "a record that was withdrawn",
    "status fails withdrawn",
    decisionWith({ state: 5, reason: 60 }, RECORDER, SIGNER),
  ),
  state(
    "a record that was superseded, without its successor",
    "proof-node-missing",
    decisionWith({ state: 6, reason: 70 }, RECORDER, SIGNER),
  ),
  state("a party that refused", "recognition fails refused", decisionWith({ state: 3, reason: 1 })),
  state("a party that took it back", "recognition fails revoked", decisionWith({ state: 4, reason: 128 })),
  state("a party that recognised in part", "recognition holds partly-recognised", decisionWith({ state: 2, grade: 1 })),
  state("a party that has not decided, its recogniser left in", "proof-node-surplus", [
    [decisionSlot(ids.evidenceId, PARTY), undefined],
  ]),
  state("a decision by another signer", "proof-node-missing", decisionWith({}, PARTY, addressOf("another"))),
  state("an agreement that recognises by itself, the decision's signer left in", "proof-node-surplus", scopeWith(2, 2)),
];

/** Proofs that lack something, have too much, or are malformed below hashes that are right. */
export const hostileProofs: Hostile[] = [
  ...nodeByNode,
  ...moreNodes,
  ...leaves.map(([what, rewrite]) => fromWorld(`a leaf ${what}`, "proof-node-malformed", leafOf(record, rewrite))),
  ...values.map(([what, encoded]) =>
    fromWorld(`a value ${what}`, "proof-node-malformed", {
      value: (slot) => (slot.key === record.key ? encoded : undefined),
    }),
  ),
  ...accounts.map(([what, code, world]) => fromWorld(what, code, world)),
  ...states,
];
