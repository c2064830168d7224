import { StandardMerkleTree } from "@openzeppelin/merkle-tree";
import { AbiCoder, type BaseContract, keccak256, toBeHex, Wallet } from "ethers";
import { network } from "hardhat";

const START = 1_900_000_000;
const FORWARD_REQUEST = [
  { name: "from", type: "address" },
  { name: "to", type: "address" },
  { name: "value", type: "uint256" },
  { name: "gas", type: "uint256" },
  { name: "nonce", type: "uint256" },
  { name: "deadline", type: "uint48" },
  { name: "data", type: "bytes" },
];

/** Gas of whole transactions by name; `…Direct` is sent by the officer, `…Relayed` by another with the officer's signature. */
export type GasFigures = Record<string, number>;

type People = Record<"CN" | "HK" | "MO", Wallet>;

/** Three partners under one agreement, on a network of Hardhat's that nothing else uses. */
interface Ground {
  readonly officers: People;
  readonly recognisers: People;
  readonly gateways: People;
  readonly ledger: BaseContract;
  readonly board: BaseContract;
  readonly anchors: BaseContract;
  readonly call: (contract: BaseContract, sender: Wallet, name: string, ...values: unknown[]) => Promise<number>;
  readonly relay: (contract: BaseContract, sender: Wallet, name: string, ...values: unknown[]) => Promise<number>;
}

/** Measures every action once. Same contracts, same figures: keys, times and arguments are fixed. */
export async function measureGas(): Promise<GasFigures> {
  const ground = await layGround();
  return {
    ...(await measureRecords(ground)),
    ...(await measureBatch(ground)),
    ...(await measureNotices(ground)),
    ...(await measureAnchors(ground)),
  };
}

const wordOf = (label: string, index = 0): string =>
  keccak256(AbiCoder.defaultAbiCoder().encode(["string", "uint256"], [label, index]));

async function measureRecords({ ledger, officers, call, relay }: Ground): Promise<GasFigures> {
  return {
    recordDirect: await call(ledger, officers.CN, "record", [1, 1, 4, 2, 1, wordOf("direct")]),
    recordRelayed: await relay(ledger, officers.CN, "record", [1, 1, 4, 2, 1, wordOf("relayed")]),
  };
}

async function measureBatch({ ledger, officers, recognisers, call, relay }: Ground): Promise<GasFigures> {
  const roots = Array.from({ length: 1000 }, (_, index) => wordOf("member", index));
  const tree = StandardMerkleTree.of(
    roots.map((root) => [root]),
    ["bytes32"],
  );
  const memberOf = (index: number) => [1, 1, 1, 4, roots[index], tree.getProof(index)];
  const recorded = await call(ledger, officers.CN, "record", [1, 1, 4, 2, 1000, tree.root]);
  const scattered = (offset: number) => {
    const { leaves, proof, proofFlags } = tree.getMultiProof(Array.from({ length: 50 }, (_, nth) => nth * 20 + offset));
    return [1, 1, 1, 4, leaves.map(([root]) => root), proof, proofFlags];
  };
  const recognition = [2, 6, 0, 0];
  const fifty = await call(ledger, recognisers.HK, "recogniseMembers", scattered(3), recognition);
  const fiftyRelayed = await relay(ledger, recognisers.HK, "recogniseMembers", scattered(4), recognition);
  return {
    recordOneOfThousand: Math.round(recorded / 1000),
    recogniseDirect: await call(ledger, recognisers.HK, "recognise", memberOf(500), recognition),
    recogniseRelayed: await relay(ledger, recognisers.HK, "recognise", memberOf(501), recognition),
    recogniseOneOfFiftyDirect: Math.round(fifty / 50),
    recogniseOneOfFiftyRelayed: Math.round(fiftyRelayed / 50),
    withdrawDirect: await call(ledger, officers.CN, "withdraw", memberOf(502), 32),
  };
}

async function measureNotices({ board, officers, call, relay }: Ground): Promise<GasFigures> {
  const termsOf = (label: string) => [1, 1, 2, 4, START, START + 9_000_000, 0b1100, [], wordOf(label)];
  const terms = termsOf("direct");
  const recipients = 0b1100;
  const id = await board.getFunction("noticeIdOf")(1, terms);
  const office = toBeHex(0, 32);
  return {
    publishDirect: await call(board, officers.CN, "publish", terms),
    publishRelayed: await relay(board, officers.CN, "publish", termsOf("relayed")),
    acknowledgeDirect: await call(board, officers.HK, "acknowledge", id, recipients, office),
    acknowledgeRelayed: await relay(board, officers.MO, "acknowledge", id, recipients, office),
    answerDirect: await call(board, officers.HK, "answer", id, recipients, office, 2, wordOf("finding")),
    answerRelayed: await relay(board, officers.MO, "answer", id, recipients, office, 2, wordOf("finding")),
  };
}

async function measureAnchors({ anchors, gateways, call, relay }: Ground): Promise<GasFigures> {
  const day = Math.floor(START / 86_400);
  return {
    anchorDirect: await call(anchors, gateways.HK, "anchor", wordOf("direct"), 200, day - 1),
    anchorRelayed: await relay(anchors, gateways.MO, "anchor", wordOf("relayed"), 200, day - 1),
  };
}

async function layGround(): Promise<Ground> {
  const { ethers, networkHelpers } = await network.create();
  const accountOf = (label: string): Wallet => new Wallet(wordOf(label), ethers.provider);
  const people = (role: string): People => ({
    CN: accountOf(`CN ${role}`),
    HK: accountOf(`HK ${role}`),
    MO: accountOf(`MO ${role}`),
  });
  const [signatories, officers] = [people("signatory"), people("officer")];
  const [recognisers, gateways] = [people("recogniser"), people("gateway")];
  const consortium = accountOf("consortium");
  await networkHelpers.time.increaseTo(START);
  for (const account of [
    consortium,
    ...[signatories, officers, recognisers, gateways].flatMap((role) => Object.values(role)),
  ]) {
    await networkHelpers.setBalance(account.address, 10n ** 18n);
  }
  const forwarder = await ethers.deployContract("ERC2771Forwarder", ["Concord"]);
  const founders = Object.entries(signatories).map(([iso, { address }], index) => [
    index + 1,
    `0x${Buffer.from(iso).toString("hex")}`,
    address,
  ]);
  const deployed = [forwarder, consortium.address, wordOf("deployment"), founders];
  const registry = await ethers.deployContract("Registry", deployed);
  const ledger = await ethers.deployContract("EvidenceLedger", [forwarder, registry]);
  const board = await ethers.deployContract("NoticeBoard", [forwarder, registry]);
  const anchors = await ethers.deployContract("AccessLogAnchors", [forwarder, registry]);

  const call: Ground["call"] = (contract, sender, name, ...values) =>
    gasOf((contract.connect(sender) as BaseContract).getFunction(name)(...values));
  const { chainId } = await ethers.provider.getNetwork();
  const domain = { name: "Concord", version: "1", chainId, verifyingContract: await forwarder.getAddress() };
  const relay: Ground["relay"] = async (contract, sender, name, ...values) => {
    const request = {
      from: sender.address,
      to: await contract.getAddress(),
      value: 0n,
      gas: 3_000_000n,
      nonce: await forwarder.getFunction("nonces")(sender.address),
      deadline: START + 10_000_000,
      data: contract.interface.encodeFunctionData(name, values),
    };
    const signature = await sender.signTypedData(domain, { ForwardRequest: FORWARD_REQUEST }, request);
    return gasOf(forwarder.getFunction("execute")({ ...request, signature }));
  };

  for (const iso of ["CN", "HK", "MO"] as const) {
    await call(registry, signatories[iso], "authoriseSigner", officers[iso].address, 1, 0, 2 ** 40 - 1);
    await call(registry, signatories[iso], "authoriseSigner", recognisers[iso].address, 2, 0, 2 ** 40 - 1);
    await call(registry, signatories[iso], "authoriseSigner", gateways[iso].address, 8, 0, 2 ** 40 - 1);
  }
  const scope = [0x1be, 0x0e, 0x1ee, 0x1e, 0x0e, 2, 2, 1, 0, 24, 240, 720, 2160, START - 1, START + 1e9, 0];
  await call(registry, signatories.CN, "proposeAgreement", 1, 1, 0b1110, scope, wordOf("instrument"));
  await call(registry, signatories.HK, "ratifyAgreement", 1, 1);
  await call(registry, signatories.MO, "ratifyAgreement", 1, 1);
  // Nobody's first transaction is measured.
  for (const [index, officer] of [officers.CN, officers.HK, officers.MO].entries()) {
    await relay(ledger, officer, "record", [1, 1, 1, 2, 1, wordOf("first", index)]);
  }
  for (const recogniser of [recognisers.HK, recognisers.MO]) {
    await relay(ledger, recogniser, "recognise", [1, 1, 1, 1, wordOf("first"), []], [2, 6, 0, 0]);
  }
  for (const gateway of [gateways.HK, gateways.MO]) {
    await relay(anchors, gateway, "anchor", wordOf("first"), 100, Math.floor(START / 86_400) - 2);
  }
  return { officers, recognisers, gateways, ledger, board, anchors, call, relay };
}

async function gasOf(sent: Promise<{ wait: () => Promise<{ gasUsed: bigint } | null> }>): Promise<number> {
  const receipt = await (await sent).wait();
  if (receipt === null) throw new Error("the transaction was not mined");
  return Number(receipt.gasUsed);
}
