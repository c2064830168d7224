import { StandardMerkleTree } from "@openzeppelin/merkle-tree";
import { AbiCoder, type BaseContract, keccak256, toBeHex, Wallet } from "ethers";
import { network } from "hardhat";
import { beforeAll, describe, expect, it } from "vitest";
import snapshot from "./gas.json" with { type: "json" };

// Figures may move by what the zero bytes of addresses and signatures weigh, not by a storage slot.
const TOLERANCE = 0.005;
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

const { ethers, networkHelpers } = await network.create();
const wordOf = (label: string, index = 0): string =>
  keccak256(AbiCoder.defaultAbiCoder().encode(["string", "uint256"], [label, index]));
const accountOf = (label: string): Wallet => new Wallet(wordOf(label), ethers.provider);

const measured: Record<string, number> = {};

describe("gas of whole transactions", () => {
  let forwarder: BaseContract;
  let registry: BaseContract;
  let ledger: BaseContract;
  let board: BaseContract;

  const people = (role: string): Record<"CN" | "HK" | "MO", Wallet> => ({
    CN: accountOf(`CN ${role}`),
    HK: accountOf(`HK ${role}`),
    MO: accountOf(`MO ${role}`),
  });
  const signatories = people("signatory");
  const officers = people("officer");
  const recognisers = people("recogniser");

  async function gasOf(sent: Promise<{ wait: () => Promise<{ gasUsed: bigint } | null> }>): Promise<number> {
    const receipt = await (await sent).wait();
    if (receipt === null) throw new Error("the transaction was not mined");
    return Number(receipt.gasUsed);
  }

  const call = (contract: BaseContract, sender: Wallet, name: string, ...values: unknown[]): Promise<number> =>
    gasOf((contract.connect(sender) as BaseContract).getFunction(name)(...values));

  async function relay(contract: BaseContract, sender: Wallet, name: string, ...values: unknown[]): Promise<number> {
    const request = {
      from: sender.address,
      to: await contract.getAddress(),
      value: 0n,
      gas: 1_000_000n,
      nonce: await forwarder.getFunction("nonces")(sender.address),
      deadline: START + 10_000_000,
      data: contract.interface.encodeFunctionData(name, values),
    };
    const { chainId } = await ethers.provider.getNetwork();
    const domain = { name: "Concord", version: "1", chainId, verifyingContract: await forwarder.getAddress() };
    const signature = await sender.signTypedData(domain, { ForwardRequest: FORWARD_REQUEST }, request);
    return gasOf(forwarder.getFunction("execute")({ ...request, signature }));
  }

  beforeAll(async () => {
    await networkHelpers.time.increaseTo(START);
    const consortium = accountOf("consortium");
    for (const account of [
      consortium,
      ...[signatories, officers, recognisers].flatMap((role) => Object.values(role)),
    ]) {
      await networkHelpers.setBalance(account.address, 10n ** 18n);
    }
    forwarder = await ethers.deployContract("ERC2771Forwarder", ["Concord"]);
    const founders = Object.entries(signatories).map(([iso, { address }], index) => [
      index + 1,
      `0x${Buffer.from(iso).toString("hex")}`,
      address,
    ]);
    registry = await ethers.deployContract("Registry", [forwarder, consortium.address, wordOf("deployment"), founders]);
    ledger = await ethers.deployContract("EvidenceLedger", [forwarder, registry]);
    board = await ethers.deployContract("NoticeBoard", [forwarder, registry]);
    for (const iso of ["CN", "HK", "MO"] as const) {
      await call(registry, signatories[iso], "authoriseSigner", officers[iso].address, 1, 0, 2 ** 40 - 1);
      await call(registry, signatories[iso], "authoriseSigner", recognisers[iso].address, 2, 0, 2 ** 40 - 1);
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
      await relay(ledger, recogniser, "recognise", [1, 1, 1, 1, wordOf("first"), []], [1, 2, 6, 0, 0]);
    }
  });

  it("records a package", async () => {
    measured.recordDirect = await call(ledger, officers.CN, "record", [1, 1, 4, 2, 1, wordOf("direct")]);
    measured.recordRelayed = await relay(ledger, officers.CN, "record", [1, 1, 4, 2, 1, wordOf("relayed")]);
  });

  it("records a batch of 1,000 and recognises one of it", async () => {
    const roots = Array.from({ length: 1000 }, (_, index) => wordOf("member", index));
    const tree = StandardMerkleTree.of(
      roots.map((root) => [root]),
      ["bytes32"],
    );
    const memberOf = (index: number) => [1, 1, 1, 4, roots[index], tree.getProof(index)];
    const recorded = await call(ledger, officers.CN, "record", [1, 1, 4, 2, 1000, tree.root]);
    measured.recordOneOfThousand = Math.round(recorded / 1000);
    measured.recogniseDirect = await call(ledger, recognisers.HK, "recognise", memberOf(500), [1, 2, 6, 0, 0]);
    measured.recogniseRelayed = await relay(ledger, recognisers.HK, "recognise", memberOf(501), [1, 2, 6, 0, 0]);
    measured.withdrawDirect = await call(ledger, officers.CN, "withdraw", memberOf(502), 32);
  });

  it("publishes to two, who acknowledge and answer", async () => {
    const termsOf = (label: string) => [1, 1, 2, 4, START, START + 9_000_000, 0b1100, [], wordOf(label)];
    measured.publishDirect = await call(board, officers.CN, "publish", termsOf("direct"));
    measured.publishRelayed = await relay(board, officers.CN, "publish", termsOf("relayed"));
    const terms = termsOf("direct");
    measured.acknowledgeDirect = await call(board, officers.HK, "acknowledge", 1, terms, toBeHex(0, 32));
    measured.acknowledgeRelayed = await relay(board, officers.MO, "acknowledge", 1, terms, toBeHex(0, 32));
    measured.answerDirect = await call(board, officers.HK, "answer", 1, terms, toBeHex(0, 32), 2, wordOf("finding"));
    measured.answerRelayed = await relay(board, officers.MO, "answer", 1, terms, toBeHex(0, 32), 2, wordOf("finding"));
  });

  it("is what the committed figures say", () => {
    // The message is the new file: whoever changes the gas on purpose copies it.
    expect(Object.keys(measured).sort(), JSON.stringify(measured, null, 2)).toEqual(Object.keys(snapshot).sort());
    for (const [name, gas] of Object.entries(snapshot)) {
      const now = measured[name] ?? 0;
      expect(Math.abs(now - gas), `${name} takes ${now}, committed are ${gas}`).toBeLessThanOrEqual(
        gas * TOLERANCE + 1,
      );
    }
  });
});
