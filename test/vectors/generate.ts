// Writes the vectors that Solidity and TypeScript tests share. The trees and encodings here are spelled out from ABI
// encoding and keccak-256 alone, so that neither the contracts nor the project's own code vouch for themselves.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { computeAddress, concat, Interface, keccak256, id as keccakOfText, SigningKey } from "ethers";

const CHAIN_ID = 31_337;
const LEDGER = "0x1ed6e100000000000000000000000000000001ed";
const BOARD = "0xb0a2d00000000000000000000000000000000b0a";
const FORWARDER = "0xf0203a2de20000000000000000000000000f0203";

const types = {
  evidence:
    "Evidence(uint256 chainId,address ledger,uint8 partnerId,uint16 agreementId,uint8 version,uint8 kind,bytes32 root)",
  notice:
    "Notice(uint256 chainId,address board,uint8 partnerId,uint16 agreementId,uint8 version,uint8 rights,uint16 channels,uint40 validFrom,uint40 validTo,uint256 recipients,bytes32[] offices,bytes32 commitment)",
  exhibit: "Exhibit(bytes32 salt,uint32 position,string path,string mediaType,uint64 size,bytes32 sha256,bytes32 sm3)",
  field: "Field(bytes32 salt,string pointer,string value)",
  office: "Office(bytes32 salt,string office)",
  domain: "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)",
  request: "ForwardRequest(address from,address to,uint256 value,uint256 gas,uint256 nonce,uint48 deadline,bytes data)",
} as const;

type Word = string | number | bigint;

// Every member of these structs fills one word: numbers and addresses padded on the left, dynamic ones as their hash.
const word = (value: Word): string => `0x${BigInt(value).toString(16).padStart(64, "0")}`;
const hashStruct = (type: string, ...members: Word[]): string =>
  keccak256(concat([keccakOfText(type), ...members.map(word)]));

const hashPair = (left: string, right: string): string =>
  keccak256(left < right ? concat([left, right]) : concat([right, left]));

interface Tree {
  readonly root: string;
  readonly pathOf: (leaf: string) => string[];
}

// A complete binary tree in an array: node i has the children 2i+1 and 2i+2; leaves ascend from the end.
function growTree(leaves: readonly string[]): Tree {
  const nodes = leaves.toSorted().reverse();
  const tree: string[] = [...Array<string>(leaves.length - 1).fill(""), ...nodes];
  const at = (index: number): string => {
    const node = tree[index];
    if (node === undefined) throw new RangeError(`no node ${index}`);
    return node;
  };
  for (let index = leaves.length - 2; index >= 0; index--) tree[index] = hashPair(at(2 * index + 1), at(2 * index + 2));
  return {
    root: at(0),
    pathOf: (leaf) => {
      const path: string[] = [];
      for (let index = tree.lastIndexOf(leaf); index > 0; index = Math.floor((index - 1) / 2)) {
        path.push(at(index % 2 === 1 ? index + 1 : index - 1));
      }
      return path;
    },
  };
}

const seeded = (label: string, index: number): string => keccakOfText(`concord ${label} ${index}`);

function evidenceIds() {
  const inputs = [
    { partnerId: 1, agreementId: 1, version: 1, kind: 4, root: seeded("package", 0) },
    { partnerId: 1, agreementId: 1, version: 2, kind: 4, root: seeded("package", 0) },
    { partnerId: 2, agreementId: 1, version: 1, kind: 4, root: seeded("package", 0) },
    { partnerId: 1, agreementId: 1, version: 1, kind: 2, root: seeded("package", 0) },
    { partnerId: 255, agreementId: 65_535, version: 255, kind: 8, root: `0x${"f".repeat(64)}` },
  ].map((input) => ({ chainId: CHAIN_ID, ledger: LEDGER, ...input }));
  inputs.push({
    chainId: 1,
    ledger: BOARD,
    partnerId: 1,
    agreementId: 1,
    version: 1,
    kind: 4,
    root: seeded("package", 0),
  });
  return {
    type: types.evidence,
    typehash: keccakOfText(types.evidence),
    cases: inputs.map((input) => ({
      ...input,
      evidenceId: hashStruct(
        types.evidence,
        input.chainId,
        input.ledger,
        input.partnerId,
        input.agreementId,
        input.version,
        input.kind,
        input.root,
      ),
    })),
  };
}

function notices() {
  const terms = {
    agreementId: 1,
    version: 1,
    rights: 2,
    channels: 4,
    validFrom: 1_685_577_600,
    validTo: 1_704_067_200,
    recipients: "12",
    offices: [] as string[],
    commitment: seeded("body", 0),
  };
  const offices = [seeded("office", 0), seeded("office", 1), seeded("office", 2)].toSorted();
  const inputs = [
    { chainId: CHAIN_ID, board: BOARD, partnerId: 1, terms },
    {
      chainId: CHAIN_ID,
      board: BOARD,
      partnerId: 1,
      terms: { ...terms, recipients: "14", offices: offices.slice(0, 1) },
    },
    { chainId: CHAIN_ID, board: BOARD, partnerId: 1, terms: { ...terms, recipients: "2", offices } },
    { chainId: CHAIN_ID, board: BOARD, partnerId: 2, terms },
    { chainId: 1, board: LEDGER, partnerId: 1, terms },
    {
      chainId: CHAIN_ID,
      board: BOARD,
      partnerId: 255,
      terms: {
        agreementId: 65_535,
        version: 255,
        rights: 14,
        channels: 510,
        validFrom: 0,
        validTo: 2 ** 40 - 1,
        recipients: (2n ** 256n - 2n).toString(),
        offices,
        commitment: `0x${"f".repeat(64)}`,
      },
    },
  ];
  return {
    type: types.notice,
    typehash: keccakOfText(types.notice),
    cases: inputs.map(({ terms, ...where }) => ({
      ...where,
      terms,
      noticeId: hashStruct(
        types.notice,
        where.chainId,
        where.board,
        where.partnerId,
        terms.agreementId,
        terms.version,
        terms.rights,
        terms.channels,
        terms.validFrom,
        terms.validTo,
        terms.recipients,
        keccak256(concat(terms.offices)),
        terms.commitment,
      ),
    })),
  };
}

function batches() {
  const cases = [1, 2, 3, 5, 1000].map((size) => {
    const roots = Array.from({ length: size }, (_, index) => seeded("package", index));
    const leaves = roots.map((root) => keccak256(keccak256(root)));
    const picked = [...new Set([0, 1, 2, Math.floor(size / 2), size - 1])].filter((index) => index < size);
    // A batch of one is a single package: its root is its own and its path is empty.
    const tree = size === 1 ? { root: roots.join(), pathOf: () => [] } : growTree(leaves);
    return {
      size,
      root: tree.root,
      paths: picked.map((index) => ({ index, path: tree.pathOf(leaves[index] ?? "") })),
      roots,
    };
  });
  return { leaf: "keccak256(bytes.concat(keccak256(abi.encode(root))))", cases };
}

const digestOf = (algorithm: "sha256" | "sm3", text: string): string =>
  createHash(algorithm).update(text, "utf8").digest("hex");

const leafOf = (structHash: string): string => keccak256(structHash);

interface PackageInput {
  readonly name: string;
  readonly document: unknown;
  /** Pointer and canonical text of each member of `document` that is not itself a non-empty object. */
  readonly fields: readonly (readonly [pointer: string, value: string])[];
  readonly exhibits: readonly { readonly path: string; readonly mediaType: string; readonly content: string }[];
}

const packageInputs: readonly PackageInput[] = [
  {
    name: "parcels",
    document: {
      case: "JM-2023-0174",
      office: "Jiangmen Customs District",
      kind: "declaration",
      handling: { tlp: "AMBER", use: "H1" },
      acquired: { at: "2023-06-30T17:00:00+08:00", by: "officer-7" },
      language: "zh-Hans",
      goods: { hs: "6404.11", items: 1317, consignments: 174, declared: ["鞋", "衣服"] },
    },
    fields: [
      ["/acquired/at", '"2023-06-30T17:00:00+08:00"'],
      ["/acquired/by", '"officer-7"'],
      ["/case", '"JM-2023-0174"'],
      ["/goods/consignments", "174"],
      ["/goods/declared", '["鞋","衣服"]'],
      ["/goods/hs", '"6404.11"'],
      ["/goods/items", "1317"],
      ["/handling/tlp", '"AMBER"'],
      ["/handling/use", '"H1"'],
      ["/kind", '"declaration"'],
      ["/language", '"zh-Hans"'],
      ["/office", '"Jiangmen Customs District"'],
    ],
    exhibits: [
      { path: "parcels.csv", mediaType: "text/csv", content: "parcel,declared,items\nEE100000CN,鞋,9\n" },
      { path: "photos/标记.png", mediaType: "image/png", content: "abc" },
    ],
  },
  {
    name: "one field",
    document: { case: "X" },
    fields: [["/case", '"X"']],
    exhibits: [],
  },
  {
    name: "awkward members",
    document: {
      "": 0,
      "a/b": true,
      "m~n": null,
      "~1": [],
      empty: {},
      nested: { deep: { "": "€" } },
      number: 1e21,
      small: 1e-7,
      text: '\u2028"\\\n\u0007😀',
    },
    fields: [
      ["/", "0"],
      ["/a~1b", "true"],
      ["/empty", "{}"],
      ["/m~0n", "null"],
      ["/nested/deep/", '"€"'],
      ["/number", "1e+21"],
      ["/small", "1e-7"],
      ["/text", '"\u2028\\"\\\\\\n\\u0007😀"'],
      ["/~01", "[]"],
    ],
    exhibits: [{ path: "empty", mediaType: "application/octet-stream", content: "" }],
  },
];

function packOne({ name, document, fields, exhibits }: PackageInput) {
  const salted = fields.map(([pointer, value], index) => {
    const salt = seeded(`field salt of ${name}`, index);
    const leaf = leafOf(hashStruct(types.field, salt, keccakOfText(pointer), keccakOfText(value)));
    return { salt, pointer, value, leaf };
  });
  const saltedExhibits = exhibits.map(({ path, mediaType, content }, position) => {
    const salt = seeded(`exhibit salt of ${name}`, position);
    const size = Buffer.byteLength(content, "utf8");
    const sha256 = digestOf("sha256", content);
    const sm3 = digestOf("sm3", content);
    const leaf = leafOf(
      hashStruct(
        types.exhibit,
        salt,
        position,
        keccakOfText(path),
        keccakOfText(mediaType),
        size,
        `0x${sha256}`,
        `0x${sm3}`,
      ),
    );
    return { salt, position, path, mediaType, content, size, sha256, sm3, leaf };
  });
  const leaves = [...salted, ...saltedExhibits].map(({ leaf }) => leaf);
  const tree = growTree(leaves);
  return {
    name,
    root: tree.root,
    document,
    fields: salted.map((field) => ({ ...field, merklePath: tree.pathOf(field.leaf) })),
    exhibits: saltedExhibits.map((exhibit) => ({ ...exhibit, merklePath: tree.pathOf(exhibit.leaf) })),
  };
}

function packages() {
  const offices = ["Jiangmen", "Guangzhou", "香港国际机场"].map((office, index) => {
    const salt = seeded("office salt", index);
    return { salt, office, commitment: hashStruct(types.office, salt, keccakOfText(office)) };
  });
  return {
    types: { exhibit: types.exhibit, field: types.field, office: types.office },
    leaf: "keccak256(bytes.concat(hashStruct))",
    cases: packageInputs.map(packOne),
    offices,
  };
}

const ledger = new Interface([
  "function record((uint16 agreementId, uint8 version, uint8 kind, uint8 rights, uint32 size, bytes32 root) recording)",
  "function withdraw((uint8 partnerId, uint16 agreementId, uint8 version, uint8 kind, bytes32 root, bytes32[] path) member, uint8 reason)",
]);

function signatures() {
  const key = new SigningKey(keccakOfText("concord officer of the signature vectors"));
  const from = computeAddress(key).toLowerCase();
  const domain = { name: "Concord", version: "1", chainId: CHAIN_ID, verifyingContract: FORWARDER };
  const domainSeparator = hashStruct(
    types.domain,
    keccakOfText(domain.name),
    keccakOfText(domain.version),
    domain.chainId,
    domain.verifyingContract,
  );
  const member = { partnerId: 1, agreementId: 1, version: 1, kind: 4, root: seeded("package", 0), path: [] };
  const requests = [
    {
      nonce: 0,
      deadline: 1_800_000_000,
      data: ledger.encodeFunctionData("record", [
        { agreementId: 1, version: 1, kind: 4, rights: 2, size: 1, root: seeded("package", 0) },
      ]),
    },
    { nonce: 7, deadline: 2 ** 48 - 1, data: ledger.encodeFunctionData("withdraw", [member, 32]) },
  ].map((request) => ({ from, to: LEDGER, value: 0, gas: 1_000_000, ...request }));
  return {
    type: types.request,
    domain,
    domainSeparator,
    privateKey: key.privateKey,
    cases: requests.map((request) => {
      const structHash = hashStruct(
        types.request,
        request.from,
        request.to,
        request.value,
        request.gas,
        request.nonce,
        request.deadline,
        keccak256(request.data),
      );
      const digest = keccak256(concat(["0x1901", domainSeparator, structHash]));
      return { ...request, digest, signature: key.sign(digest).serialized };
    }),
  };
}

/** The contents of the vector files by name, as they must stand beside this one. */
export function generateVectors(): Readonly<Record<string, unknown>> {
  return {
    "evidence-ids.json": evidenceIds(),
    "notices.json": notices(),
    "batches.json": batches(),
    "packages.json": packages(),
    "signatures.json": signatures(),
  };
}

if (import.meta.main) {
  for (const [name, contents] of Object.entries(generateVectors())) {
    await writeFile(join(import.meta.dirname, name), `${JSON.stringify(contents, null, 2)}\n`);
  }
  const biome = join(import.meta.dirname, "../../node_modules/.bin/biome");
  execFileSync(biome, ["format", "--write", import.meta.dirname], { stdio: "inherit" });
}
