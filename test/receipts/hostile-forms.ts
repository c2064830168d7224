import { limits } from "../../gateway/receipts/limits.ts";
import { at, flip, type Hostile, type Path, placesIn, put, sound, tamper } from "./hostile-kit.ts";

const HEX = /^0x[0-9a-f]*$/;
type Side = "receipt" | "anchor";

const name = (side: Side, path: Path): string => `${side}.${path.join(".")}`;
const isObject = (value: unknown): boolean => typeof value === "object" && value !== null && !Array.isArray(value);

/** Every member of one of the two, in every form that it does not have. */
export function* misshape(side: Side): Generator<Hostile> {
  const code = `${side}-malformed`;
  yield tamper(`${side} with a member of its own`, code, (pair) => put(pair[side], ["note"], "x"));
  for (const { path, value } of placesIn(sound[side])) {
    const label = name(side, path);
    const change = (what: string, replacement: unknown): Hostile =>
      tamper(`${label} ${what}`, code, (pair) => put(pair[side], path, replacement));
    const isOfArray = typeof path.at(-1) === "number";
    if (!isOfArray) yield change("left out", undefined);
    yield change("of another type", typeof value === "number" ? String(value) : 7.5);
    if (label !== "receipt.batch") yield change("null", null);
    if (isObject(value))
      yield tamper(`${label} with a member of its own`, code, (pair) => put(pair[side], [...path, "note"], 1));
    if (typeof value === "string" && HEX.test(value)) {
      yield change("in upper case", `${value.slice(0, -2)}AA`);
      yield change("with half a byte", value.slice(0, -1));
      yield change("with a line feed", `${value}\n`);
      yield change("without 0x", value.slice(2));
    }
    if (typeof value === "number") {
      yield change("negative", -1);
      yield change("too large", 2 ** 53);
    }
  }
}

const receiptText = JSON.stringify(sound.receipt);
const anchorText = JSON.stringify(sound.anchor);
const raw = (what: string, expected: string, receipt: string, anchor = anchorText): Hostile => ({
  what,
  expected,
  receipt,
  anchor,
});

const texts: Hostile[] = [
  raw("no JSON", "receipt-malformed", "receipt"),
  raw("an empty text", "receipt-malformed", ""),
  raw("null", "receipt-malformed", "null"),
  raw("a list of receipts", "receipt-malformed", `[${receiptText}]`),
  raw("a byte order mark", "receipt-malformed", `\uFEFF${receiptText}`),
  raw("a text after it", "receipt-malformed", `${receiptText}{}`),
  raw("a member twice, the same", "receipt-malformed", receiptText.replace("{", '{"format":"concord-receipt/1",')),
  raw("a package twice", "receipt-malformed", receiptText.replace(/\}$/, ',"package":{}}')),
  raw("a root twice, once escaped", "receipt-malformed", receiptText.replace('"root":', '"r\\u006fot":"","root":')),
  raw("an inherited member", "receipt-malformed", receiptText.replace("{", '{"__proto__":{},')),
  raw("a long text", "receipt-too-large", receiptText + " ".repeat(limits.receiptBytes)),
  raw("an anchor of no JSON", "anchor-malformed", receiptText, "anchor"),
  raw("an anchor that is a receipt", "anchor-malformed", receiptText, receiptText),
  raw("a receipt that is an anchor", "receipt-malformed", anchorText),
  raw("a long anchor", "anchor-malformed", receiptText, anchorText + " ".repeat(limits.anchorBytes)),
  raw("an anchor with a member twice", "anchor-malformed", receiptText, anchorText.replace("{", '{"engine":"none",')),
];

const rows = (count: number): unknown[] => Array.from({ length: count }, () => `0x${"ab".repeat(32)}`);
const overLimits: Hostile[] = [
  ["nodes", ["proof", "nodes"], rows(limits.nodes + 1)],
  ["no node", ["proof", "nodes"], []],
  ["a large node", ["proof", "nodes", 0], `0x${"ab".repeat(limits.nodeBytes + 1)}`],
  ["an empty node", ["proof", "nodes", 0], "0x"],
  ["a long path", ["batch", "path"], rows(limits.path + 1)],
  ["an empty path of a batch", ["batch", "path"], []],
  ["siblings", ["exhibits", 0, "siblings"], rows(limits.path + 1)],
  ["headers", ["changes"], rows(limits.changes + 1)],
  ["a large header", ["block", "header"], `0x${"ab".repeat(limits.headerBytes + 1)}`],
  ["exhibits in another order", ["exhibits"], sound.receipt.exhibits.toReversed()],
  ["an exhibit twice", ["exhibits", 1], sound.receipt.exhibits[0]],
  ["fields in another order", ["fields"], sound.receipt.fields.toReversed()],
  ["a field twice", ["fields", 1], sound.receipt.fields[0]],
  ["a partner twice", ["decisions"], [2, 2]],
  ["partners in another order", ["decisions"], [3, 2]],
  ["the recorder among those who decide", ["decisions"], [1]],
  ["partner 0", ["package", "partnerId"], 0],
  ["partner 256", ["decisions"], [256]],
  ["another format", ["format"], "concord-receipt/2"],
  ["a chain id with a leading zero", ["ledger", "chainId"], "020847"],
  ["a chain id of 78 digits", ["ledger", "chainId"], "9".repeat(78)],
].map(([what, path, value]) =>
  tamper(`receipt: ${what as string}`, "receipt-malformed", (pair) => put(pair.receipt, path as Path, value)),
);

const anchors: Hostile[] = [
  ["validators in another order", ["validators"], sound.anchor.validators.toReversed()],
  ["a validator twice", ["validators", 1], sound.anchor.validators[0]],
  ["no validators", ["validators"], []],
  ["another format", ["format"], "concord-anchor/2"],
  ["another engine", ["engine"], "ibft2"],
  ["seals of an engine without", ["engine"], "none"],
  ["a block inside an epoch", ["block", "number"], 40_001],
  ["another genesis than block 0", ["block", "number"], 0],
  ["a later block that is the genesis", ["block", "hash"], sound.anchor.ledger.genesisHash],
  ["an epoch of no block", ["epochLength"], 0],
  ["days the wrong way round", ["valid", "until"], "2024-12-31"],
  ["a day that there is not", ["valid", "until"], "2026-02-30"],
].map(([what, path, value]) =>
  tamper(`anchor: ${what as string}`, "anchor-malformed", (pair) => put(pair.anchor, path as Path, value)),
);

/** What a receipt says, changed with its form kept. */
const contradictions: Hostile[] = [
  ...Object.entries(sound.receipt.ledger).map(([member, value]) =>
    tamper(`another ${member}`, "wrong-ledger", ({ receipt }) =>
      put(receipt, ["ledger", member], member === "chainId" ? "1" : flip(value)),
    ),
  ),
  ...(["path", "mediaType", "sha256", "sm3", "salt"] as const).map((member) =>
    tamper(`an exhibit's ${member} changed`, "exhibit-path-wrong", ({ receipt }) =>
      put(receipt, ["exhibits", 0, member], flip(at(receipt, ["exhibits", 0, member]) as string)),
    ),
  ),
  ...(["value", "salt", "pointer"] as const).map((member) =>
    tamper(`a field's ${member} changed`, "field-path-wrong", ({ receipt }) =>
      put(
        receipt,
        ["fields", 1, member],
        member === "salt"
          ? flip(at(receipt, ["fields", 1, "salt"]) as string)
          : member === "value"
            ? '"x-ray"'
            : "/ref",
      ),
    ),
  ),
  ...(
    [
      ["an exhibit one byte longer", "exhibit-path-wrong", ["exhibits", 0, "size"], 1_001],
      ["an exhibit elsewhere", "exhibit-path-wrong", ["exhibits", 0, "position"], 1],
      ["an exhibit without siblings", "exhibit-path-wrong", ["exhibits", 0, "siblings"], []],
      ["a field's value in another text", "field-path-wrong", ["fields", 1, "value"], '"\\u0070hoto"'],
      ["a field's value that is no JSON", "field-path-wrong", ["fields", 1, "value"], "photo"],
      ["a field without siblings", "field-path-wrong", ["fields", 0, "siblings"], []],
      ["another recorder", "proof-node-missing", ["package", "partnerId"], 3],
      ["another agreement", "proof-node-missing", ["package", "agreementId"], 4],
      ["no agreement", "proof-node-missing", ["package", "agreementId"], 0],
      ["another version", "proof-node-missing", ["package", "version"], 2],
      ["another kind", "proof-node-missing", ["package", "kind"], 2],
      ["a package by itself", "proof-node-missing", ["batch"], null],
      ["nobody's decision", "proof-node-surplus", ["decisions"], []],
      ["another's decision beside", "proof-node-missing", ["decisions"], [2, 9]],
      ["another's decision instead", "proof-node-missing", ["decisions"], [9]],
    ] as const
  ).map(([what, code, path, value]) => tamper(what, code, ({ receipt }) => put(receipt, path, value))),
  ...(["exhibits", "fields"] as const).map((member) =>
    tamper(
      `another sibling of ${member}`,
      member === "exhibits" ? "exhibit-path-wrong" : "field-path-wrong",
      ({ receipt }) => {
        const path = [member, 0, "siblings", 0];
        put(receipt, path, flip(at(receipt, path) as string));
      },
    ),
  ),
  tamper("another root", "exhibit-path-wrong", ({ receipt }) =>
    put(receipt, ["package", "root"], flip(sound.receipt.package.root)),
  ),
  tamper("another root of which nothing is disclosed", "proof-node-missing", ({ receipt }) => {
    put(receipt, ["package", "root"], flip(sound.receipt.package.root));
    put(receipt, ["exhibits"], []);
    put(receipt, ["fields"], []);
  }),
  tamper("another way to the batch", "proof-node-missing", ({ receipt }) => {
    const path = ["batch", "path", 3];
    put(receipt, path, flip(at(receipt, path) as string));
  }),
  tamper("a way to the batch that ends early", "proof-node-missing", ({ receipt }) =>
    put(receipt, ["batch", "path"], sound.receipt.batch?.path.slice(0, -1)),
  ),
];

/** Receipts and anchors that do not have the form of one, or say of themselves what is not so. */
export const hostileForms: Hostile[] = [
  ...misshape("receipt"),
  ...misshape("anchor"),
  ...texts,
  ...overLimits,
  ...anchors,
  ...contradictions,
];
