import { readFileSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Contract, ContractFactory, hexlify, JsonRpcProvider, toUtf8Bytes, Wallet } from "ethers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { toHex } from "../../gateway/domain/bytes.ts";
import { bitSet } from "../../gateway/domain/codes/code-list.ts";
import { signerRoles } from "../../gateway/domain/codes/membership.ts";
import { keccakOfText } from "../../gateway/domain/keccak.ts";
import { openKeystore } from "../../gateway/keys/keystore.ts";
import { foundNetwork, networkText } from "../../gateway/network/derive.ts";
import { type ChainProcess, startChain } from "../../scripts/faults/start-chain.ts";
import { runUnattended } from "../cli/unattended.ts";
import { NAMES, partOf, relayOf, secretOf } from "./network-kit.ts";

// A registry of its own, whose consortium is a key of the test: partners are suspended and withdrawn at once.

const walletOf = (name: string): Wallet => new Wallet(keccakOfText(`wallet ${name}`));
const addressOf = (name: string): string => walletOf(name).address.toLowerCase();
const deploymentId = keccakOfText("deployment");
const network = foundNetwork(NAMES.map((name) => partOf(name)));
const free = { gasPrice: 0, gasLimit: 12_000_000 };
let chain: ChainProcess;
let provider: JsonRpcProvider;
let registry: Contract;
let folder: string;
let before: number;

const act = async (who: string, name: string, ...values: unknown[]): Promise<void> => {
  const contract = registry.connect(walletOf(who).connect(provider)) as Contract;
  await (await contract.getFunction(name)(...values, free)).wait();
};

beforeAll(async () => {
  chain = await startChain();
  provider = new JsonRpcProvider(chain.url, 31_337, { staticNetwork: true, cacheTimeout: -1 });
  const artifact = path.join(import.meta.dirname, "../../artifacts/contracts/Registry.sol/Registry.json");
  const { abi, bytecode } = JSON.parse(readFileSync(artifact, "utf8"));
  const founders = ["CN", "HK", "MO", "MY"].map((iso, position) => ({
    partnerId: position + 1,
    iso: hexlify(toUtf8Bytes(iso)),
    signatory: walletOf(`${iso} signatory`).address,
  }));
  const factory = new ContractFactory(abi, bytecode, walletOf("deployer").connect(provider));
  registry = (await factory.deploy(
    addressOf("forwarder"),
    addressOf("consortium"),
    deploymentId,
    founders,
    free,
  )) as Contract;
  await registry.waitForDeployment();
  const officer = bitSet(signerRoles, ["officer"]);
  const end = 2n ** 40n - 1n;
  for (const name of ["kept", "revoked"])
    await act("CN signatory", "authoriseSigner", addressOf(name), officer, 0, end);
  await act("CN signatory", "authoriseSigner", addressOf("later"), officer, end - 10n, end);
  await act("HK signatory", "authoriseSigner", addressOf("suspended's"), officer, 0, end);
  before = await provider.getBlockNumber();
  await act("CN signatory", "revokeSigner", addressOf("revoked"), 0);
  await act("consortium", "setPartnerState", 2, 3);
  await act("consortium", "setPartnerState", 4, 3);
  await act("consortium", "setPartnerState", 4, 4);
  folder = await mkdtemp(path.join(tmpdir(), "concord-permissions-"));
  await writeFile(path.join(folder, "network.json"), networkText(network));
  await mkdir(path.join(folder, "CN-1"));
  await writeFile(path.join(folder, "CN-1", "key"), toHex(secretOf("CN-1")).slice(2));
  const contracts = Object.fromEntries(
    ["forwarder", "ledger", "board", "consortium", "anchors"].map((name) => [name, addressOf(name)]),
  );
  const address = ((await registry.getAddress()) as string).toLowerCase();
  const { hash } = (await provider.getBlock(0)) as { hash: string };
  const deployment = {
    chainId: "31337",
    genesisHash: hash,
    deploymentId,
    contracts: { ...contracts, registry: address },
  };
  await writeFile(path.join(folder, "deployment.json"), JSON.stringify(deployment));
  await writeFile(
    path.join(folder, "other.json"),
    JSON.stringify({ ...deployment, deploymentId: keccakOfText("other") }),
  );
});
afterAll(async () => {
  provider.destroy();
  await chain.stop();
  await rm(folder, { recursive: true, force: true });
});

const permissions = (deployment: string, ...words: string[]) =>
  runUnattended(
    [
      "network",
      "permissions",
      path.join(folder, "network.json"),
      "--deployment",
      path.join(folder, deployment),
      "--node",
      chain.url,
      "-o",
      folder,
      ...words,
    ],
    folder,
    { now: () => 0, sleep: () => Promise.resolve(), openKeystore },
  );
const listed = async () => {
  const toml = await readFile(path.join(folder, "CN-1", "permissions_config.toml"), "utf8");
  const [, accounts = ""] = toml.split("accounts-allowlist=");
  return { toml, accounts: [...accounts.matchAll(/"(0x[0-9a-f]{40})"/g)].map(([, account]) => account) };
};

describe("concord network permissions", () => {
  it("lists accounts and signers of active partners, and the nodes of all that have not withdrawn", async () => {
    const { exitCode, output } = await permissions("deployment.json", "--json");
    expect(exitCode).toBe(0);
    expect(JSON.parse(output)).toMatchObject({
      own: ["CN-1"],
      nodes: 3,
      partnersWithoutAccounts: ["HK", "MY"],
      nodesLeftOut: ["MY-1"],
    });
    const { toml, accounts } = await listed();
    const wanted = [
      relayOf("CN"),
      relayOf("MO"),
      addressOf("kept"),
      addressOf("CN signatory"),
      addressOf("MO signatory"),
    ];
    expect(accounts).toEqual(wanted.sort());
    expect(toml).toMatch(/^# As of block \d+ \(0x[0-9a-f]{64}\) of deployment /);
    const others: string[] = JSON.parse(await readFile(path.join(folder, "CN-1", "static-nodes.json"), "utf8"));
    expect(others).toHaveLength(2);
    expect(others.every((enode) => toml.includes(enode))).toBe(true);
  });

  it("is of the block that is named, and of the accounts of the parts alone where signers are left out", async () => {
    await permissions("deployment.json", "--block", String(before));
    const then = await listed();
    expect(then.accounts).toEqual(
      expect.arrayContaining([addressOf("revoked"), addressOf("suspended's"), relayOf("MY")]),
    );
    expect(then.accounts).not.toContain(addressOf("later"));
    await permissions("deployment.json", "--no-signers");
    expect((await listed()).accounts).toEqual([relayOf("CN"), relayOf("MO")].sort());
  });

  it("says whose accounts and nodes are left out, and writes nothing from another deployment's registry", async () => {
    const { output } = await permissions("deployment.json", "--lang", "zh-Hant");
    expect(output).toMatch(/帳戶未列入：HK, MY[\s\S]*MY-1/);
    const { toml } = await listed();
    expect(await permissions("other.json")).toMatchObject({
      exitCode: 1,
      diagnostics: expect.stringContaining("[chain-lost]"),
    });
    expect((await listed()).toml).toBe(toml);
  });
});
