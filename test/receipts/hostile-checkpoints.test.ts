import { describe, expect, it } from "vitest";
import { hashOfRequest } from "../../gateway/domain/hash-request.ts";
import { toBytes } from "../../gateway/receipts/bytes.ts";
import { checkpointDomain } from "../../gateway/receipts/hash-checkpoint.ts";
import { limits } from "../../gateway/receipts/limits.ts";
import { type Validator, validatorOf } from "./chain-kit.ts";
import {
  changed,
  finalityOf,
  type Made,
  oneOfEach,
  PARTNERS,
  restated,
  sign,
  signatureOf,
  sound,
  statement,
} from "./checkpoint-kit.ts";
import { at, flip, outcomeOf, placesIn, put } from "./hostile-kit.ts";
import { VALIDATORS } from "./receipt-kit.ts";

// Long for its table: each way in which a checkpoint is none.

const [first] = sound.checkpoint.signatures;
const signerOf = (position: number) => oneOfEach(4)[position] as Validator;
const HALF = BigInt("0x7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0");
const ORDER = 2n * HALF + 1n;
/** The other signature that the same key would make valid, had it not to be the lower. */
const raised = (signature: string): string => {
  const s = ORDER - BigInt(`0x${signature.slice(66, 130)}`);
  return `${signature.slice(0, 66)}${s.toString(16).padStart(64, "0")}${signature.endsWith("1b") ? "1c" : "1b"}`;
};
const withSignature = (signature: string) =>
  changed(({ signatures }) => Object.assign(signatures[0] as object, { signature }));
const text = JSON.stringify(sound.checkpoint);
const anchored = (anchor: object) => ({ receipt: sound.receipt, anchor: { ...sound.anchor, ...anchor } as never });
const asRequest = hashOfRequest(
  { from: signerOf(0).address, to: sound.receipt.ledger.registry, gas: 1, nonce: 0, deadline: 0, data: "0x" },
  checkpointDomain(statement),
);

const hostiles: readonly (readonly [
  what: string,
  code: string,
  checkpoints: readonly unknown[],
  of?: Pick<Made, "receipt" | "anchor">,
])[] = [
  ["with nobody's signature", "checkpoint-partners-too-few", [sign(statement, [])]],
  ["with two partners of four", "checkpoint-partners-too-few", [sign(statement, oneOfEach(2))]],
  ["with five signatures of one partner", "checkpoint-partners-too-few", [sign(statement, PARTNERS[0] as Validator[])]],
  ["with one of two that is not enough", "checkpoint-partners-too-few", [sound.checkpoint, sign(statement, [])]],
  [
    "with a signature twice",
    "checkpoint-signature-doubled",
    [changed(({ signatures }) => void signatures.push(first as never))],
  ],
  [
    "with a signer twice, once malleated",
    "checkpoint-signature-doubled",
    [
      changed(
        ({ signatures }) =>
          void signatures.push({ ...(first as never as object), signature: raised(first?.signature ?? "") } as never),
      ),
    ],
  ],
  ["with a high s", "checkpoint-signature-invalid", [withSignature(raised(first?.signature ?? ""))]],
  [
    "with a v of 0 or 1",
    "checkpoint-signature-invalid",
    [withSignature(`${first?.signature.slice(0, -2)}0${(first?.signature.endsWith("1b") ?? true) ? 0 : 1}`)],
  ],
  [
    "with an r of zero",
    "checkpoint-signature-invalid",
    [withSignature(`0x${"00".repeat(32)}${first?.signature.slice(66)}`)],
  ],
  [
    "with another's signature under a name",
    "checkpoint-signature-invalid",
    [withSignature(sound.checkpoint.signatures[1]?.signature ?? "")],
  ],
  [
    "signed as a forwarder's request",
    "checkpoint-signature-invalid",
    [withSignature(signatureOf(signerOf(0), asRequest))],
  ],
  [
    "signed as a message",
    "checkpoint-signature-invalid",
    [withSignature(signatureOf(signerOf(0), toBytes(`0x${"11".repeat(32)}`)))],
  ],
  ["signed by a stranger", "checkpoint-signer-unknown", [sign(statement, [...oneOfEach(3), validatorOf("stranger")])]],
  ["signed by validators alone", "checkpoint-signer-unknown", [sign(statement, VALIDATORS)]],
  ["of another chain", "checkpoint-wrong-ledger", [restated({ ledger: { ...statement.ledger, chainId: "1" } })]],
  [
    "of another deployment",
    "checkpoint-wrong-ledger",
    [restated({ ledger: { ...statement.ledger, deploymentId: `0x${"00".repeat(32)}` } })],
  ],
  [
    "of another genesis",
    "checkpoint-wrong-ledger",
    [restated({ ledger: { ...statement.ledger, genesisHash: `0x${"00".repeat(32)}` } })],
  ],
  ["of a block inside an epoch", "checkpoint-off-epoch", [restated({ block: { ...statement.block, number: 40_001 } })]],
  [
    "twice for one block with two hashes",
    "checkpoints-contradict",
    [sound.checkpoint, restated({ block: { ...statement.block, hash: `0x${"0d".repeat(32)}` } })],
  ],
  [
    "twice for one block with two sets",
    "checkpoints-contradict",
    [restated({ validators: statement.validators.slice(1) }), sound.checkpoint],
  ],
  ["of block 0", "checkpoint-malformed", [changed(({ block }) => Object.assign(block, { number: 0 }))]],
  ["with nobody who seals", "checkpoint-malformed", [restated({ validators: [] })]],
  [
    "with validators in another order",
    "checkpoint-malformed",
    [restated({ validators: statement.validators.toReversed() })],
  ],
  [
    "with a validator twice",
    "checkpoint-malformed",
    [restated({ validators: [statement.validators[0] as string, ...statement.validators] })],
  ],
  [
    "that ends before it begins",
    "checkpoint-malformed",
    [restated({ valid: { from: "2025-02-02", until: "2025-02-01" } })],
  ],
  ["that is an anchor", "checkpoint-malformed", [sound.anchor]],
  ["with a member twice", "checkpoint-malformed", [text.replace("{", '{"format":"concord-checkpoint/1",')]],
  ["with text after it", "checkpoint-malformed", [`${text}{}`]],
  ["that is too long", "checkpoint-malformed", [text + " ".repeat(limits.checkpointBytes)]],
  [
    "with too many signatures",
    "checkpoint-malformed",
    [changed(({ signatures }) => void signatures.push(...Array<never>(limits.signatures + 1).fill(first as never)))],
  ],
  ["among too many", "checkpoint-malformed", Array(limits.checkpoints + 1).fill(sound.checkpoint)],
  [
    "with an anchor of version 1",
    "checkpoint-signers-unnamed",
    [sound.checkpoint],
    anchored({ format: "concord-anchor/1", checkpointSigners: undefined, formerAnchors: undefined }),
  ],
  [
    "with an anchor of version 1 that names signers",
    "anchor-malformed",
    [sound.checkpoint],
    anchored({ format: "concord-anchor/1" }),
  ],
  [
    "with an anchor of version 2 that names none",
    "anchor-malformed",
    [sound.checkpoint],
    anchored({ checkpointSigners: [] }),
  ],
  [
    "with an anchor in which one address is two partners'",
    "anchor-malformed",
    [sound.checkpoint],
    anchored({ checkpointSigners: [1, 2].map((partnerId) => ({ partnerId, addresses: [signerOf(0).address] })) }),
  ],
  [
    "with an anchor that names a partner twice",
    "anchor-malformed",
    [sound.checkpoint],
    anchored({
      checkpointSigners: [0, 1].map((position) => ({ partnerId: 1, addresses: [signerOf(position).address] })),
    }),
  ],
];

describe("a checkpoint never counts", () => {
  it.each(hostiles.map(([what, code, given, of = sound]) => ({ what, code, given, of })))(
    "$what: $code",
    ({ code, given, of }) => {
      expect(finalityOf(of, given)).toBe(code);
    },
  );

  it("without an anchor", () => {
    const question = { checkpoints: [text] };
    expect(outcomeOf({ receipt: JSON.stringify(sound.receipt), anchor: undefined, question })).toEqual([
      "checkpoint-signers-unnamed",
    ]);
  });

  it("when a byte of what was signed is another, or any member has another form", () => {
    const answers = [...placesIn(sound.checkpoint)].flatMap(({ path, value }) => {
      const with_ = (replacement: unknown) => finalityOf(sound, [changed((copy) => put(copy, path, replacement))]);
      const label = path.join(".");
      const isSigned = typeof value === "string" && !label.startsWith("format");
      return [
        typeof path.at(-1) === "number" ? [] : [`${label}: ${with_(undefined)}`],
        `${label}: ${with_(7.5)}`,
        typeof value === "object" && !Array.isArray(value)
          ? [`${label}: ${with_({ ...(at(sound.checkpoint, path) as object), note: 1 })}`]
          : [],
        isSigned ? [`signed ${label}: ${with_(label.startsWith("valid.") ? "2025-01-02" : flip(value))}`] : [],
      ].flat();
    });
    expect(answers.length).toBeGreaterThan(60);
    expect(answers.filter((each) => !each.startsWith("signed") && !each.endsWith(": checkpoint-malformed"))).toEqual(
      [],
    );
    const signed = new Set(answers.filter((each) => each.startsWith("signed")).map((each) => each.split(": ")[1]));
    expect([...signed].toSorted()).toEqual([
      "checkpoint-signature-invalid",
      "checkpoint-signer-unknown",
      "checkpoint-wrong-ledger",
    ]);
  });
});
