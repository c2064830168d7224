import { toBytes } from "../../gateway/receipts/bytes.ts";
import { encodeBytes, encodeList } from "../../gateway/receipts/rlp.ts";
import {
  type BlockOptions,
  byAddress,
  encodeInteger,
  encodeVote,
  makeHeader,
  type Validator,
  validatorOf,
} from "./chain-kit.ts";
import { fromWorld, type Hostile, put, sound, tamper } from "./hostile-kit.ts";
import { BLOCK_TIME, bytes32Of, NOW, VALIDATORS, type World } from "./receipt-kit.ts";

// Every way in which a block can be false, past the usual length: which are there is seen on one page.

const [one, two, three, four] = VALIDATORS as [Validator, Validator, Validator, Validator];
const [fifth, sixth, stranger] = ["e", "f", "stranger"].map(validatorOf) as [Validator, Validator, Validator];
const FIVE = byAddress([...VALIDATORS, fifth]);
const item = (hex: string): Uint8Array => encodeBytes(toBytes(hex));

const block = (what: string, expected: string, options: Partial<BlockOptions>, more: World = {}): Hostile =>
  fromWorld(what, expected, { ...more, block: options });
const part =
  (position: number, instead: Uint8Array) =>
  (parts: Uint8Array[]): Uint8Array[] =>
    parts.toSpliced(position, 1, instead);

/** Headers that are none, though they are sealed as they stand. */
const malformed: Hostile[] = [
  ...(
    [
      ["a short parent hash", { parentHash: "0xabab" }],
      ["a short state root", { stateRoot: "0xabab" }],
      ["a long proposer", { miner: `0x${"ab".repeat(21)}` }],
      ["a short bloom", { logsBloom: "0xabab" }],
      ["a short nonce", { nonce: "0xab" }],
      ["no base fee", { baseFeePerGas: undefined }],
      ["a seventeenth field", { withdrawalsRoot: bytes32Of("withdrawals") }],
      ["fourteen fields", { baseFeePerGas: undefined, nonce: undefined }],
      ["a number beyond all", { number: `0x${"ff".repeat(8)}` }],
      ["a time beyond all", { timestamp: `0x${"ff".repeat(8)}` }],
      ["a time that no contract keeps", { timestamp: "0x10000000000" }],
      ["number 0", { number: "0x0" }],
      ["no extra data", { extraData: "0x" }],
      ["extra data that is no RLP", { extraData: "0xff" }],
      ["extra data of another engine", { extraData: "0xc0" }],
    ] as [string, Record<string, string | undefined>][]
  ).map(([what, members]) => block(`a header with ${what}`, "header-malformed", { members })),
  ...(
    [
      ["a short vanity", part(0, item("0xab"))],
      ["no list of validators", part(1, item("0x"))],
      ["a validator of 21 bytes", part(1, encodeList([item(`0x${"ab".repeat(21)}`)]))],
      [
        "more validators than may be",
        part(1, encodeList(Array.from({ length: 257 }, () => item(`0x${"ab".repeat(20)}`)))),
      ],
      ["a vote of three parts", part(2, encodeList([item(fifth.address), item("0xff"), item("0x")]))],
      ["a vote of one part", part(2, encodeList([item(fifth.address)]))],
      ["a vote for neither", part(2, encodeList([item(fifth.address), item("0x01")]))],
      ["a vote on nobody", part(2, encodeList([item("0xabab"), item("0xff")]))],
      ["a vote that is no list", part(2, item("0x"))],
      ["a round with a leading zero", part(3, item("0x0001"))],
      ["a round that is a list", part(3, encodeList([]))],
      ["seals that are no list", part(4, item("0x"))],
      ["four parts", (parts) => parts.slice(0, 4)],
      ["six parts", (parts) => [...parts, item("0x")]],
    ] as [string, (parts: Uint8Array[]) => Uint8Array[]][]
  ).map(([what, changeParts]) => block(`extra data with ${what}`, "header-malformed", { changeParts })),
  ...(
    [
      ["a byte after it", (header) => `${header}00`],
      ["its last byte missing", (header) => header.slice(0, -2)],
      ["a longer length than needed", (header) => `0xfa00${header.slice(4)}`],
      ["nothing", () => "0x80"],
      ["an empty list", () => "0xc0"],
    ] as [string, (header: string) => string][]
  ).map(([what, change]) =>
    tamper(`a header with ${what}`, "header-malformed", ({ receipt }) =>
      put(receipt, ["block", "header"], change(sound.receipt.block.header)),
    ),
  ),
];

/** Blocks that are not sealed by those who seal there. */
const seals: Hostile[] = [
  block("two seals of four", "finality fails seals-too-few", { sealers: [one, two] }),
  block("no seals", "finality fails seals-too-few", { sealers: [] }),
  block("one seal twice instead of three", "finality fails seal-doubled", { sealers: [one, two, one] }),
  block("one seal twice beside three", "finality fails seal-doubled", { sealers: [one, two, three, one] }),
  block("a stranger's seal", "finality fails seal-not-of-validator", { sealers: [one, two, stranger] }),
  block("a stranger's seal beside three", "finality fails seal-not-of-validator", {
    sealers: [one, two, three, stranger],
  }),
  block("strangers' seals alone", "finality fails seal-not-of-validator", { sealers: [stranger, fifth, sixth] }),
  block("strangers who list themselves", "finality fails validators-differ", {
    listed: byAddress([stranger, fifth, sixth, one]),
    sealers: [stranger, fifth, sixth],
  }),
  block("a validator left out of the list", "finality fails validators-differ", { listed: VALIDATORS.slice(1) }),
  block("a list in another order", "finality fails validators-differ", { listed: VALIDATORS.toReversed() }),
  block("a validator listed twice", "finality fails validators-differ", { listed: byAddress([...VALIDATORS, one]) }),
  block("no validators listed", "finality fails validators-differ", { listed: [] }),
  block("an unknown kind of seal", "finality fails seal-invalid", {
    changeSeals: ([first, ...rest]) => [Uint8Array.of(...(first as Uint8Array).subarray(0, 64), 27), ...rest],
  }),
  block("a seal of zeros", "finality fails seal-invalid", { changeSeals: (all) => [...all, new Uint8Array(65)] }),
  block("a seal beyond the order of the curve", "finality fails seal-invalid", {
    changeSeals: (all) => [...all, new Uint8Array(65).fill(0xff, 0, 64)],
  }),
  block("a seal with its last byte changed", "finality fails seal-not-of-validator", {
    changeSeals: ([first, ...rest]) => {
      const changed = Uint8Array.from(first as Uint8Array);
      changed[63] = (changed[63] as number) ^ 1;
      return [changed, ...rest];
    },
  }),
  block("a seal of 64 bytes", "header-malformed", {
    changeSeals: ([first, ...rest]) => [(first as Uint8Array).subarray(1), ...rest],
  }),
  block("seals of all four in another order", "finality holds final", { sealers: VALIDATORS.toReversed() }),
  block("a later round", "finality holds final", { round: encodeInteger(7) }),
  block("a gas limit as large as may be", "finality holds final", { members: { gasLimit: "0x7fffffffffffffff" } }),
];

/** The sealed header with one member changed afterwards, its length kept. */
const unsealed = (what: string, expected: string, from: string, to: string): Hostile =>
  tamper(what, expected, ({ receipt }) => {
    const { header } = sound.receipt.block;
    if (header.split(from).length !== 2) throw new RangeError(`${what}: ${from} is not there once`);
    put(receipt, ["block", "header"], header.replace(from, to));
  });
const ROUND = "c080f8c9";
const time = (seconds: number): string => `84${seconds.toString(16)}`;
const afterwards: Hostile[] = [
  unsealed("another time", "finality fails seal-not-of-validator", time(BLOCK_TIME), time(BLOCK_TIME + 1)),
  unsealed("another number", "finality fails seal-not-of-validator", (41_234).toString(16), (41_235).toString(16)),
  unsealed("another round", "finality fails seal-not-of-validator", ROUND, "c001f8c9"),
  unsealed("another gas limit", "finality fails seal-not-of-validator", "1fffffffffffff", "1ffffffffffffe"),
  unsealed("another engine's mark", "finality fails seal-not-of-validator", "63746963616c2062", "63746963616c2063"),
];

/** A header with a vote. */
const vote = (number: number, voter: Validator, options: Partial<BlockOptions> = {}): string =>
  makeHeader({
    number,
    time: BLOCK_TIME - 60_000 + number,
    stateRoot: bytes32Of("state"),
    listed: VALIDATORS,
    sealers: VALIDATORS.slice(1),
    proposer: voter.address,
    vote: encodeVote(fifth.address, true),
    ...options,
  });
const first = vote(40_100, one);
const second = vote(40_101, two);
const third = vote(40_105, three);
const AFTER: Partial<BlockOptions> = { listed: FIVE, sealers: FIVE.slice(0, 4) };
const change = (
  what: string,
  expected: string,
  changes: readonly string[],
  options = AFTER,
  more: World = {},
): Hostile => fromWorld(what, expected, { changes, block: options, ...more });
const drop = encodeVote(one.address, false);

const changes: Hostile[] = [
  change("three votes of four", "finality holds final", [first, second, third]),
  change("three votes, the block sealed by three of five", "finality fails seals-too-few", [first, second, third], {
    listed: FIVE,
    sealers: FIVE.slice(0, 3),
  }),
  change(
    "three votes, the block of the four before them",
    "finality fails validators-differ",
    [first, second, third],
    {},
  ),
  ...[
    [second, third],
    [first, third],
    [first, second],
  ].map((given, left) => change(`vote ${left} left out`, "finality fails validators-differ", given)),
  change("no vote at all", "finality fails validators-differ", []),
  change("one vote three times", "finality fails validators-differ", [first, vote(40_101, one), vote(40_102, one)]),
  change("a vote taken back", "finality fails validators-differ", [
    first,
    second,
    vote(40_103, one, { vote: encodeVote(fifth.address, false) }),
    third,
  ]),
  change("a vote on somebody else", "finality fails validators-differ", [
    first,
    second,
    vote(40_105, three, { vote: encodeVote(sixth.address, true) }),
  ]),
  change("votes in another order", "change-order", [second, first, third]),
  change("a vote twice", "change-order", [first, first, second, third]),
  change("two blocks of one number", "change-order", [first, vote(40_100, two), third]),
  change("a vote after the block", "change-order", [first, second, vote(50_001, three)]),
  change("a vote in the block itself, given again", "change-order", [first, second, vote(41_234, three)]),
  change("a header without a vote", "change-surplus", [
    first,
    second,
    third,
    vote(40_200, one, { ...AFTER, vote: encodeList([]) }),
  ]),
  change("a vote that ends an epoch", "change-surplus", [vote(50_000, one)], { number: 51_000 }),
  change("votes of two epochs", "finality fails validators-differ", [first, second, vote(50_005, three)], {
    ...AFTER,
    number: 51_000,
  }),
  change(
    "votes of one later epoch",
    "finality holds final",
    [vote(50_001, one), vote(50_002, two), vote(50_005, three)],
    { ...AFTER, number: 51_000 },
  ),
  change(
    "votes before the anchor, which are in it",
    "finality holds final",
    [vote(30_100, one), vote(30_101, two)],
    {},
  ),
  change("votes before the anchor, as if they counted on", "finality fails validators-differ", [
    vote(39_998, one),
    vote(39_999, two),
    third,
  ]),
  change("a vote that two have sealed", "finality fails seals-too-few", [
    first,
    vote(40_101, two, { sealers: [one, two] }),
    third,
  ]),
  change("a vote that a stranger has sealed", "finality fails seal-not-of-validator", [
    first,
    vote(40_101, two, { sealers: [one, two, stranger] }),
    third,
  ]),
  change("a vote that one has sealed twice", "finality fails seal-doubled", [
    first,
    vote(40_101, two, { sealers: [one, one, two] }),
    third,
  ]),
  change("a vote with a malformed seal", "finality fails seal-invalid", [
    first,
    vote(40_101, two, { changeSeals: (all) => [new Uint8Array(65), ...all] }),
    third,
  ]),
  change("a vote in a block of strangers", "finality fails validators-differ", [
    first,
    vote(40_101, two, { listed: byAddress([stranger, sixth]), sealers: [stranger, sixth] }),
    third,
  ]),
  change("a vote of a stranger in a sound block", "finality fails voter-not-validator", [
    first,
    second,
    vote(40_105, stranger),
  ]),
  change("a vote of the one whom it adds", "finality fails voter-not-validator", [first, second, vote(40_105, fifth)]),
  change("a header of votes that is cut off", "header-malformed", [first, second.slice(0, -2), third]),
  change("more changes than the anchor allows", "finality unknown overlap-exceeded", [first, second, third], AFTER, {
    anchor: { overlap: 0 },
  }),
  change(
    "a vote of one who was voted out since",
    "finality fails validators-differ",
    [
      vote(40_100, one, { vote: encodeVote(sixth.address, true) }),
      ...[two, three, four].map((voter, n) => vote(40_200 + n, voter, { vote: drop })),
      ...[two].map((voter, n) =>
        vote(40_300 + n, voter, {
          listed: VALIDATORS.slice(1),
          sealers: VALIDATORS.slice(1),
          vote: encodeVote(sixth.address, true),
        }),
      ),
    ],
    { listed: byAddress([two, three, four, sixth]), sealers: [two, three, four] },
  ),
  change(
    "votes that were spent once, with one more",
    "finality fails validators-differ",
    [
      first,
      second,
      third,
      ...[four, fifth, one].map((voter, n) =>
        vote(40_200 + n, voter, { ...AFTER, vote: encodeVote(fifth.address, false) }),
      ),
      vote(40_300, four),
    ],
    AFTER,
    { anchor: { overlap: 9 } },
  ),
  change(
    "one voted in and another out",
    "finality holds final",
    [first, second, third, ...[two, three, four].map((voter, n) => vote(40_200 + n, voter, { ...AFTER, vote: drop }))],
    { listed: FIVE.filter((validator) => validator !== one), sealers: FIVE.filter((validator) => validator !== one) },
  ),
  change(
    "one voted out who seals on",
    "finality fails seal-not-of-validator",
    [two, three, four].map((voter, n) => vote(40_200 + n, voter, { vote: drop })),
    { listed: VALIDATORS.slice(1), sealers: [one, two, three] },
  ),
  change("a vote sealed by those whom it leaves out", "finality fails validators-differ", [
    first,
    second,
    third,
    vote(40_106, four, { vote: drop }),
  ]),
];

const anchored = { number: 40_000, hash: bytes32Of("anchored block") };
const pinned = (what: string, expected: string, anchor: Record<string, unknown>, question: object = {}): Hostile =>
  fromWorld(what, expected, { anchor }, question);
const none = (block: object): Hostile["anchor"] => {
  const { validators: _, epochLength: __, overlap: ___, ...shared } = sound.anchor;
  return JSON.stringify({ ...shared, engine: "none", block });
};
const receipt = JSON.stringify(sound.receipt);

/** What anchors say and do not say of a block. */
const anchors: Hostile[] = [
  { what: "no anchor", expected: "finality unknown no-anchor", receipt, anchor: undefined },
  { what: "no anchor, and so no record", expected: "recorded unknown block-unproven", receipt, anchor: undefined },
  pinned("an anchor of tomorrow", "finality unknown anchor-not-yet-valid", {
    valid: { from: "2026-06-01", until: "2026-07-01" },
  }),
  pinned("an anchor of yesterday", "finality unknown anchor-expired", {
    valid: { from: "2020-01-01", until: "2025-01-01" },
  }),
  pinned("an anchor of yesterday, and so no status", "status unknown block-unproven", {
    valid: { from: "2020-01-01", until: "2025-01-01" },
  }),
  pinned("an anchor after the block", "finality unknown before-anchor", { block: { ...anchored, number: 50_000 } }),
  fromWorld("another block than the anchor's", "finality fails block-differs", { block: { number: 40_000 } }),
  fromWorld("another block than the anchor's, and so no record", "recorded unknown block-unproven", {
    block: { number: 40_000 },
  }),
  pinned("other validators", "finality fails validators-differ", {
    validators: byAddress([one, two, three, fifth]).map(({ address }) => address),
  }),
  {
    what: "an anchor without seals",
    expected: "finality unknown no-seals",
    receipt,
    anchor: none({ number: 41_000, hash: bytes32Of("x") }),
  },
  {
    what: "an anchor without seals, and so no record",
    expected: "recorded unknown block-unproven",
    receipt,
    anchor: none({ number: 41_000, hash: bytes32Of("x") }),
  },
  {
    what: "an anchor without seals of another block",
    expected: "finality fails block-differs",
    receipt,
    anchor: none({ number: 41_234, hash: bytes32Of("x") }),
  },
  {
    ...fromWorld("changes of an engine without validators", "change-surplus", { changes: [first] }),
    anchor: none(anchored),
  },
  {
    what: "a record older than asked for",
    expected: "status unknown receipt-old",
    receipt,
    anchor: JSON.stringify(sound.anchor),
    question: { maxAgeSeconds: 3_599 },
  },
  {
    what: "a recognition older than asked for",
    expected: "recognition unknown receipt-old",
    receipt,
    anchor: JSON.stringify(sound.anchor),
    question: { maxAgeSeconds: 3_599 },
  },
  {
    what: "a record just young enough",
    expected: "status holds standing",
    receipt,
    anchor: JSON.stringify(sound.anchor),
    question: { maxAgeSeconds: 3_600 },
  },
  {
    what: "a block ahead of the clock",
    expected: "status unknown block-ahead",
    receipt,
    anchor: JSON.stringify(sound.anchor),
    question: { now: BLOCK_TIME - 301 },
  },
  {
    what: "a partner who is not in it",
    expected: "recognition unknown decision-unproven",
    receipt,
    anchor: JSON.stringify(sound.anchor),
    question: { asker: "MO" },
  },
  {
    what: "the recorder as asker",
    expected: "recognition holds own-evidence",
    receipt,
    anchor: JSON.stringify(sound.anchor),
    question: { asker: "CN", now: NOW },
  },
];

export const hostileBlocks: Hostile[] = [...malformed, ...seals, ...afterwards, ...changes, ...anchors];
