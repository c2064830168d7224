import { createHash } from "node:crypto";
import { buildBatch, evidenceIdOf } from "../../gateway/domain/ids.ts";
import { keccakOfBytes, keccakOfText } from "../../gateway/domain/keccak.ts";
import { buildSaltedTree, leavesOf } from "../../gateway/domain/salted-tree.ts";
import { toBytes, toHex } from "../../gateway/receipts/bytes.ts";
import { layout, type Place } from "../../gateway/receipts/layout.ts";
import { encodeBytes, encodeList } from "../../gateway/receipts/rlp.ts";
import {
  agreementSlot,
  decisionSlot,
  isoSlot,
  recordSlot,
  type Slot,
  signerSlot,
  standingCountSlot,
  standingSlot,
} from "../../gateway/receipts/slots.ts";
import { type BlockOptions, byAddress, makeHeader, validatorOf } from "./chain-kit.ts";
import { buildTrie, type Rewrite } from "./trie-kit.ts";

// A ledger of its own, past the usual length: state, block and receipt are made from the same few facts.

export const bytes32Of = (name: string): string => keccakOfText(name);
export const addressOf = (name: string): string => `0x${keccakOfText(name).slice(-40)}`;

/** A word of the fields of a struct, as Solidity packs them. */
export function pack(
  fields: Readonly<Record<string, Place>>,
  values: Readonly<Record<string, number | string>>,
): bigint {
  let word = 0n;
  for (const [name, value] of Object.entries(values)) word |= BigInt(value) << BigInt(8 * (fields[name] as Place)[0]);
  return word;
}

const { EvidenceLedger, Registry } = layout;
export const packRecord = (values: Record<string, number | string>) => pack(EvidenceLedger.structs.KeptRecord, values);
export const packDecision = (values: Record<string, number | string>) =>
  pack(EvidenceLedger.structs.KeptDecision, values);
export const packSigner = (values: Record<string, number | string>) => pack(Registry.structs.Signer, values);
export const packScope = (values: Record<string, number | string>) => pack(Registry.structs.Scope, values);
export const packStanding = (from: number, state: number) =>
  pack(Registry.structs.Checkpoint208, { _key: from, _value: state });

export const RECORDER = 1;
export const PARTY = 2;
export const RECORDED_AT = 1_760_000_000;
export const BLOCK_TIME = 1_764_000_000;
export const NOW = BLOCK_TIME + 3_600;
export const ACTIVE = 2;
export const SIGNER = addressOf("officer");
export const RECOGNISER = addressOf("recogniser");

/** What a file of the package is. */
export const contentOf = (name: string): string => `the content of ${name}\n`;

const exhibits = ["photo.jpg", "x-ray.png", "report.pdf"].map((name) => ({
  path: `case/${name}`,
  mediaType: "application/octet-stream",
  size: contentOf(name).length,
  sha256: createHash("sha256").update(contentOf(name)).digest("hex"),
  sm3: createHash("sm3").update(contentOf(name)).digest("hex"),
}));
const FIELDS = { kind: "photo", acquired: { at: "2025-10-09T08:53:20Z", by: "officer 7" }, ref: "one" };
/** The package, or one whose manifest says how it was acquired, and the batch that it is in. */
function makePackage(method?: string) {
  const fields = method === undefined ? FIELDS : { ...FIELDS, acquired: { ...FIELDS.acquired, method } };
  const leaves = leavesOf(fields, exhibits);
  const salts = Object.fromEntries(leaves.map(({ pointer }) => [pointer, bytes32Of(`salt ${pointer}`)]));
  const tree = buildSaltedTree(leaves, salts);
  const batch = buildBatch([...Array.from({ length: 999 }, (_, n) => bytes32Of(`package ${n}`)), tree.root]);
  return { salts, tree, batch };
}
const soundPackage = makePackage();
const packageIn = ({ method }: World) => (method === undefined ? soundPackage : makePackage(method));

const identity = {
  chainId: "20847",
  genesisHash: bytes32Of("genesis"),
  deploymentId: bytes32Of("deployment"),
  registry: addressOf("registry"),
  evidenceLedger: addressOf("ledger"),
};
const bound = { partnerId: RECORDER, agreementId: 3, version: 1, kind: 1 };
const codeHashes = { registry: bytes32Of("code of the registry"), evidenceLedger: bytes32Of("code of the ledger") };
export const VALIDATORS = byAddress(["a", "b", "c", "d"].map(validatorOf));

/** How a receipt differs from the one that is sound. */
export interface World {
  /** Recorded by itself instead of in a batch of a thousand. */
  readonly isSingle?: boolean;
  /** What the manifest says at /acquired/method, which is disclosed then. */
  readonly method?: string;
  /** Unix seconds. */
  readonly recordedAt?: number;
  readonly decisions?: readonly number[];
  /** Slots beside those that are there, or instead of them; undefined: the slot is empty. */
  readonly words?: (ids: Ids) => readonly (readonly [Slot, bigint | undefined])[];
  /** Slots beside those of the sound receipt that are proven, and those of it that are not. */
  readonly proven?: (ids: Ids) => readonly Slot[];
  readonly unproven?: (ids: Ids) => readonly Slot[];
  /** Another agreement. */
  readonly agreement?: { readonly agreementId: number; readonly version: number };
  /** What a leaf holds instead of its word's encoding. */
  readonly value?: (slot: Slot, encoded: Uint8Array) => Uint8Array | undefined;
  readonly account?: (parts: Uint8Array[], contract: string) => Uint8Array[] | undefined;
  readonly rewrite?: Rewrite;
  readonly block?: Partial<BlockOptions>;
  readonly changes?: readonly string[];
  readonly anchor?: Readonly<Record<string, unknown>>;
}

export interface Ids {
  readonly evidenceId: string;
  readonly recordId: string;
}

/** The ids of the package, and of the batch that it is in. */
export function idsIn(world: World): Ids {
  const { isSingle = false, agreement } = world;
  const { tree, batch } = packageIn(world);
  const idOf = (root: string): string =>
    evidenceIdOf({ ...bound, ...agreement, chainId: BigInt(identity.chainId), ledger: identity.evidenceLedger, root });
  return { evidenceId: idOf(tree.root), recordId: idOf(isSingle ? tree.root : batch.root) };
}

const standing = (partnerId: number): (readonly [Slot, bigint])[] => [
  [standingCountSlot(partnerId), 2n],
  [standingSlot(partnerId, 0n), packStanding(RECORDED_AT - 9_000, 1)],
  [standingSlot(partnerId, 1n), packStanding(RECORDED_AT - 8_000, ACTIVE)],
];

/** What the two contracts hold of the package, its recorder and the party that has recognised it. */
function soundWords(
  { evidenceId, recordId }: Ids,
  isSingle: boolean,
  recordedAt = RECORDED_AT,
): (readonly [Slot, bigint])[] {
  const window = { validFrom: RECORDED_AT - 100, validTo: RECORDED_AT + 100_000_000 };
  return [
    [
      recordSlot(recordId),
      packRecord({
        signer: SIGNER,
        partnerId: RECORDER,
        agreementId: bound.agreementId,
        version: bound.version,
        kind: bound.kind,
        recordedAt,
        form: isSingle ? 1 : 2,
      }),
    ],
    [
      decisionSlot(evidenceId, PARTY),
      packDecision({ signer: RECOGNISER, decidedAt: RECORDED_AT + 50, state: 1, grade: 3 }),
    ],
    [signerSlot(SIGNER), packSigner({ partnerId: RECORDER, roles: 1, ...window })],
    [signerSlot(RECOGNISER), packSigner({ partnerId: PARTY, roles: 2, ...window })],
    ...standing(RECORDER),
    ...standing(PARTY),
    [isoSlot(RECORDER), BigInt("0x434e")],
    [isoSlot(PARTY), BigInt("0x484b")],
    [agreementSlot(bound.agreementId, bound.version, "scope"), packScope({ kinds: 0x1fe, rule: 1, state: 2 })],
    [agreementSlot(bound.agreementId, bound.version, "parties"), 0b110n],
  ];
}

/** The slots that the sound receipt proves. */
function soundSlots({ evidenceId, recordId }: Ids, decisions: readonly number[], isForItself: boolean): Slot[] {
  const words = isForItself ? [] : (["scope", "parties", "suspendedBy"] as const);
  return [
    recordSlot(recordId),
    ...[RECORDER, ...decisions].map((partner) => decisionSlot(evidenceId, partner)),
    ...[RECORDER, ...decisions].map(isoSlot),
    ...words.map((word) => agreementSlot(bound.agreementId, bound.version, word)),
    signerSlot(SIGNER),
    standingCountSlot(RECORDER),
    standingSlot(RECORDER, 1n),
    ...(decisions.includes(PARTY) ? [signerSlot(RECOGNISER), standingCountSlot(PARTY), standingSlot(PARTY, 1n)] : []),
  ];
}

const encodeWord = (word: bigint): Uint8Array => {
  const digits = word.toString(16);
  return encodeBytes(toBytes(`0x${digits.length % 2 === 0 ? "" : "0"}${digits}`));
};
const hashed = (hex: string): string => toHex(keccakOfBytes(toBytes(hex)));

/** The state of a block that has the two contracts among others, and the nodes that prove slots of it. */
export function makeState(world: World): { readonly stateRoot: string; readonly nodes: string[] } {
  const ids = idsIn(world);
  const words = new Map<string, { slot: Slot; word: bigint }>();
  for (const [slot, word] of [
    ...soundWords(ids, world.isSingle ?? false, world.recordedAt),
    ...(world.words?.(ids) ?? []),
  ]) {
    const place = `${slot.contract} ${slot.key}`;
    if (word === undefined || word === 0n) words.delete(place);
    else words.set(place, { slot, word });
  }
  const storageOf = (contract: Slot["contract"]) => {
    const values = new Map<string, Uint8Array>(
      Array.from({ length: 400 }, (_, n) => [hashed(bytes32Of(`${contract} ${n}`)), encodeWord(BigInt(n + 1))]),
    );
    for (const { slot, word } of words.values())
      if (slot.contract === contract) {
        const encoded = encodeWord(word);
        values.set(hashed(slot.key), world.value?.(slot, encoded) ?? encoded);
      }
    return buildTrie(contract, values, world.rewrite);
  };
  const storage = { evidenceLedger: storageOf("evidenceLedger"), registry: storageOf("registry") };
  const accounts = new Map<string, Uint8Array>(
    Array.from({ length: 100 }, (_, n) => [hashed(addressOf(`account ${n}`)), Uint8Array.of(0xc0)]),
  );
  for (const contract of ["evidenceLedger", "registry"] as const) {
    const parts = [
      Uint8Array.of(1),
      Uint8Array.of(0x80),
      encodeBytes(toBytes(storage[contract].root)),
      encodeBytes(toBytes(codeHashes[contract])),
    ];
    const changed = world.account === undefined ? parts : world.account(parts, contract);
    if (changed !== undefined) accounts.set(hashed(identity[contract]), encodeList(changed));
  }
  const state = buildTrie("state", accounts, world.rewrite);
  const left = new Set((world.unproven?.(ids) ?? []).map(({ key }) => key));
  const sound = soundSlots(ids, world.decisions ?? [PARTY], world.agreement?.agreementId === 0);
  const slots = [...sound.filter(({ key }) => !left.has(key)), ...(world.proven?.(ids) ?? [])];
  const nodes = [
    ...(["evidenceLedger", "registry"] as const).flatMap((contract) => state.proofOf(hashed(identity[contract]))),
    ...slots.flatMap(({ contract, key }) => storage[contract].proofOf(hashed(key))),
  ];
  return { stateRoot: state.root, nodes: [...new Set(nodes)] };
}

const ANCHOR_BLOCK = 40_000;

const disclosedIn = ({ method }: World): (readonly [pointer: string, value: string])[] => [
  ["/acquired/by", FIELDS.acquired.by],
  ...(method === undefined ? [] : [["/acquired/method", method] as const]),
  ["/kind", FIELDS.kind],
];

/** A receipt and an anchor, as JSON values that a test may change: sound, but for what it wants otherwise. */
export function makeReceipt(world: World = {}) {
  const { stateRoot, nodes } = makeState(world);
  const { salts, tree, batch } = packageIn(world);
  const proofOf = (pointer: string) => ({ salt: salts[pointer] as string, siblings: tree.proofOf(pointer).path });
  const header = makeHeader({
    number: ANCHOR_BLOCK + 1_234,
    time: BLOCK_TIME,
    stateRoot,
    listed: VALIDATORS,
    sealers: VALIDATORS.slice(0, 3),
    proposer: VALIDATORS[0]?.address as string,
    ...world.block,
  });
  const receipt = {
    format: "concord-receipt/1",
    ledger: { ...identity },
    package: { root: tree.root, ...bound, ...world.agreement },
    batch: world.isSingle === true ? null : { path: batch.pathOf(tree.root) },
    exhibits: [0, 2].map((position) => ({
      position,
      ...(exhibits[position] as (typeof exhibits)[number]),
      ...proofOf(`/exhibits/${position}`),
    })),
    fields: disclosedIn(world).map(([pointer, value]) => ({
      pointer,
      value: JSON.stringify(value),
      ...proofOf(pointer),
    })),
    decisions: [...(world.decisions ?? [PARTY])],
    block: { header },
    proof: { nodes },
    changes: [...(world.changes ?? [])],
  };
  const anchor = {
    format: "concord-anchor/1",
    ledger: { ...identity, codeHashes: { ...codeHashes } },
    engine: "qbft",
    block: { number: ANCHOR_BLOCK, hash: bytes32Of("anchored block") },
    validators: VALIDATORS.map(({ address }) => address),
    epochLength: 10_000,
    overlap: 2,
    valid: { from: "2025-01-01", until: "2026-12-31" },
    ...world.anchor,
  };
  return { receipt, anchor };
}

/** The three files of the package. */
export const files = exhibits.map(({ path, size, sha256, sm3 }) => ({
  name: path.split("/").at(-1) as string,
  size,
  sha256,
  sm3,
}));
