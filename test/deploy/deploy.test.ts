import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Transaction } from "ethers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openLedger } from "../../gateway/chain/ledger.ts";
import { connectNode, type Node } from "../../gateway/chain/node.ts";
import { compiledContracts } from "../../gateway/deploy/compiled-contracts.ts";
import { deployContracts } from "../../gateway/deploy/deploy-contracts.ts";
import { type DeploymentRecord, parseRecord } from "../../gateway/deploy/record.ts";
import { verifyDeployment } from "../../gateway/deploy/verify-deployment.ts";
import { findPort } from "../../scripts/faults/find-port.ts";
import { openSwitch } from "../../scripts/faults/open-switch.ts";
import { identityOf } from "../../scripts/local/deploy.ts";
import { makeKey, writeKey } from "../../scripts/local/make-keys.ts";
import { runUnattended } from "../cli/unattended.ts";
import { writeSoundConfig } from "../gateway/sound-config.ts";
import { startMain } from "../gateway/start-main.ts";
import { type ChainChild, startChain } from "../verbs/chain-child.ts";

// Deploying, interrupted and again, a little past the usual length: one chain serves every case.

const decisions = { votingDelay: 1, votingPeriod: 600, timelockDelay: 5, gracePeriod: 86_400 };
const partners = [
  { id: 1, iso: "CN", signatory: makeKey().address.toLowerCase() },
  { id: 12, iso: "MY", signatory: makeKey().address.toLowerCase() },
];
const founding = { partners, decisions };

let chain: ChainChild;
let node: Node;
let folder: string;

beforeAll(async () => {
  chain = await startChain();
  node = connectNode(chain.url, 31_337n, 10_000);
  folder = mkdtempSync(join(tmpdir(), "concord-deploy-"));
});
afterAll(async () => {
  node?.close();
  await chain?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const concord = (...words: string[]) =>
  runUnattended(words, folder, {
    now: Date.now,
    sleep: () => Promise.resolve(),
    openKeystore: () => Promise.reject(new Error("nobody signs")),
  });
const optionsOf = (key = makeKey()) => ({ node, key, founding, compiled: compiledContracts, timeoutMs: 10_000 });

/** A folder with what whoever founds a consortium has, and the words of the command. */
async function prepare(name: string, key = makeKey()) {
  const place = join(folder, name);
  mkdirSync(place);
  const { keystore, passphraseFile } = await writeKey(place, "deployer", key);
  const consortium = join(place, "consortium.yaml");
  writeFileSync(consortium, JSON.stringify(founding));
  const output = join(place, "deployment.json");
  const words = ["deploy", "--rpc", chain.url, "--consortium", consortium, "--key", keystore, "-o", output];
  return { output, words: [...words, "--passphrase-file", passphraseFile] };
}

const failing = (checks: Awaited<ReturnType<typeof verifyDeployment>>): string[] =>
  checks
    .filter(({ holds }) => !holds)
    .map(({ check, contract }) => (contract === undefined ? check : `${check} ${contract}`));

describe("concord deploy", () => {
  it("founds a consortium, and run again changes nothing and says the same", async () => {
    const { output, words } = await prepare("once");
    const first = await concord(...words);
    expect(first).toMatchObject({ exitCode: 0 });
    expect(first.output.match(/^holds /gm)).toHaveLength(13);
    expect(first.diagnostics.match(/^made /gm)).toHaveLength(6);
    const record = readFileSync(output, "utf8");
    const again = await concord(...words);
    expect(again).toMatchObject({ exitCode: 0, output: first.output });
    expect(again.diagnostics.match(/^there already, /gm)).toHaveLength(6);
    expect(readFileSync(output, "utf8")).toBe(record);
    expect(await concord("deploy", "verify", output, "--rpc", chain.url)).toMatchObject({
      exitCode: 0,
      diagnostics: "",
    });
  });

  it("sends nothing where its record could not be written", async () => {
    const key = makeKey();
    const { words } = await prepare("nowhere", key);
    const { exitCode, diagnostics } = await concord(...words, "-o", join(folder, "not there", "deployment.json"));
    expect([exitCode, diagnostics]).toEqual([1, expect.stringContaining("[file-unwritable]")]);
    expect(await node.send("eth_getTransactionCount", [key.address, "latest"])).toBe("0x0");
  });

  it("says of a record what does not hold, and ends with 1", async () => {
    const { output, words } = await prepare("spoilt");
    await concord(...words);
    const record = JSON.parse(readFileSync(output, "utf8")) as DeploymentRecord;
    const told = {
      ...record,
      founding: { ...record.founding, signatories: { ...record.founding.signatories, MY: makeKey().address } },
    };
    writeFileSync(output, JSON.stringify(told));
    const { exitCode, output: said } = await concord("deploy", "verify", output, "--rpc", chain.url, "--json");
    expect(exitCode).toBe(1);
    // Another founder makes another id, which the registry's code holds.
    const { checks } = JSON.parse(said) as { checks: Awaited<ReturnType<typeof verifyDeployment>> };
    expect(failing(checks)).toEqual(["terms", "code registry", "founders registry"]);
    const escaping = { ...record.compiler, version: "\u001b[2J1.0" };
    writeFileSync(output, JSON.stringify({ ...record, compiler: escaping }));
    expect((await concord("deploy", "verify", output, "--rpc", chain.url)).output).not.toContain("\u001b[2J");
    writeFileSync(output, JSON.stringify({ ...record, engine: "qbft" }));
    const ofOtherEngine = await concord("deploy", "verify", output, "--rpc", chain.url);
    expect(ofOtherEngine.output).toMatch(
      /^FAILS {2}first block and engine: 0x[0-9a-f]{64} qbft expected, .* none found$/m,
    );
  });

  it("refuses before anything is sent: a record of another deployment in its place, and a file with mistakes", async () => {
    const { output, words } = await prepare("refused");
    writeFileSync(output, "{}");
    expect(await concord(...words)).toMatchObject({
      exitCode: 1,
      diagnostics: expect.stringContaining("[file-exists]"),
    });
    const consortium = words[words.indexOf("--consortium") + 1] ?? "";
    writeFileSync(consortium, JSON.stringify({ ...founding, partners: [...partners, { ...partners[0], iso: "cn" }] }));
    const { exitCode, diagnostics } = await concord(...words);
    expect(exitCode).toBe(1);
    expect(diagnostics).toMatch(/partners\.2\.iso: .*two partners have one id.*\[founding-malformed\]/s);
    expect(await concord("deploy", "--rpc", chain.url)).toMatchObject({ exitCode: 64 });
    expect(await concord("deploy", "verify", consortium, "--rpc", chain.url)).toMatchObject({
      exitCode: 1,
      diagnostics: expect.stringContaining("[deployment-malformed]"),
    });
  });
});

describe("a deployment", () => {
  it("goes on wherever it was ended, also between sending and mining, and ends with the same record", async () => {
    const key = makeKey();
    const options = optionsOf(key);
    for (let ended = 0; ended < 6; ended += 1) {
      // Each time it dies with a transaction that is on the chain, and of which it was not told that it is.
      const send: Node["send"] = async <T>(method: string, parameters: readonly unknown[]) => {
        const answer = await node.send<T>(method, parameters);
        if (method === "eth_getTransactionReceipt") throw new Error("killed");
        return answer;
      };
      await expect(deployContracts({ ...options, node: { ...node, send } })).rejects.toThrow("killed");
    }
    const record = await deployContracts(options);
    expect(await deployContracts(options)).toEqual(record);
    expect(failing(await verifyDeployment(node, record, compiledContracts))).toEqual([]);
    expect(Number(await node.send("eth_getTransactionCount", [key.address, "latest"]))).toBe(6);
  });

  it("is refused where the key has sent something else, or what is there is another's", async () => {
    const key = makeKey();
    const pay = { type: 0, chainId: 31_337, nonce: 0, to: key.address, gasPrice: 0, gasLimit: 21_000 };
    await node.send("eth_sendRawTransaction", [await key.signTransaction(Transaction.from(pay))]);
    await expect(deployContracts(optionsOf(key))).rejects.toMatchObject({
      code: "deployer-used",
      params: { sent: 1, made: 0 },
    });
    const other = makeKey();
    await deployContracts(optionsOf(other));
    const changed = { ...founding, decisions: { ...decisions, votingPeriod: 601 } };
    await expect(deployContracts({ ...optionsOf(other), founding: changed })).rejects.toMatchObject({
      code: "deployment-occupied",
      params: { contract: "consortium" },
    });
  });

  it("is refused by what its constructors would refuse, with nothing sent", async () => {
    const key = makeKey();
    const doubled = {
      decisions,
      partners: [...partners, { id: 2, iso: "HK", signatory: partners[0]?.signatory ?? "" }],
    };
    await expect(deployContracts({ ...optionsOf(key), founding: doubled })).rejects.toMatchObject({
      code: "signer-taken",
    });
    expect(Number(await node.send("eth_getTransactionCount", [key.address, "latest"]))).toBe(0);
  });

  it("fails its check when a node has other code, and when the record's compiler is another", async () => {
    const record = await deployContracts(optionsOf());
    const other: Node = {
      ...node,
      send: async <T>(method: string, parameters: readonly unknown[]) =>
        method === "eth_getCode" && parameters[0] === record.contracts.ledger
          ? ("0x6000" as T)
          : node.send<T>(method, parameters),
    };
    expect(failing(await verifyDeployment(other, record, compiledContracts))).toEqual(["code ledger"]);
    const compiler = { ...record.compiler, version: "0.8.36" };
    const told = parseRecord(JSON.stringify({ ...record, compiler }));
    expect(failing(await verifyDeployment(node, told, compiledContracts))).toEqual(["compiler"]);
  });
});

describe("a gateway", () => {
  let record: DeploymentRecord;
  beforeAll(async () => {
    record = await deployContracts(optionsOf());
  });

  it("does not start on contracts whose code is not its deployment's, and its configuration's check says which", async () => {
    const place = join(folder, "gateway");
    mkdirSync(place);
    const deployment = identityOf(record);
    const config = { ...(await writeSoundConfig(place)), port: await findPort(), node: { url: chain.url }, deployment };
    const file = join(place, "gateway.json");
    writeFileSync(file, JSON.stringify(config));
    expect(await concord("gateway", "check-config", file)).toMatchObject({ exitCode: 0, output: "no mistakes\n" });

    const codeHashes = { ...deployment.codeHashes, board: deployment.codeHashes.ledger };
    writeFileSync(file, JSON.stringify({ ...config, deployment: { ...deployment, codeHashes } }));
    const { exitCode, output } = await concord("gateway", "check-config", file);
    expect([exitCode, output]).toEqual([
      1,
      expect.stringMatching(/^deployment\.codeHashes\.board: .*\[other-code\]\n$/),
    ]);
    const ended = await startMain({ CONCORD_GATEWAY_CONFIG: file }).ended;
    expect(ended.exitCode).toBe(1);
    const [last] = ended.lines.slice(-1);
    expect(last).toMatchObject({
      level: "fatal",
      err: { code: "code-differs" },
      msg: expect.stringContaining("board"),
    });
  });

  it("notices other code when the node comes back with it", async () => {
    const node = await openSwitch(chain.url);
    const ledger = openLedger({
      ...record,
      chainId: 31_337n,
      nodeUrls: [node.url],
      timeoutMs: 2_000,
      relay: makeKey(),
    });
    expect(await ledger.identify()).toMatchObject({ deploymentId: record.deploymentId });
    node.behave(() => Promise.resolve("cut"));
    await expect(ledger.identify()).rejects.toMatchObject({ code: "node-unreachable" });
    node.behave(async ({ pass }) => {
      const answer = await pass();
      // The code of the board is one byte longer.
      const body = answer.body.toString().replaceAll(/"(0x60[0-9a-f]{13000,14000})"/g, '"$100"');
      return { ...answer, headers: { "content-type": "application/json" }, body: Buffer.from(body) };
    });
    await expect(ledger.identify()).rejects.toMatchObject({ code: "code-differs", params: { contract: "board" } });
    ledger.close();
    await node.close();
  });
});
