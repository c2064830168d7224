import type { Wallet } from "ethers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeKey } from "../../scripts/local/make-keys.ts";
import { caseOf, filesOf, type Office, openOffice } from "../cli/office.ts";
import { type ChainChild, startChain } from "../verbs/chain-child.ts";
import { type Founded, foundSmall, keyOf } from "../verbs/founded.ts";
import { type GatewayChild, prepareGateway } from "../verbs/gateway-child.ts";
import { type SignerChild, startSigner } from "./signer-child.ts";

let chain: ChainChild;
let founded: Founded;
let signer: SignerChild;
let gateway: GatewayChild;
let office: Office;
let officer: Wallet;

beforeAll(async () => {
  chain = await startChain();
  founded = await foundSmall(chain.url);
  const relay = makeKey();
  const exchange = keyOf(founded.gatewayKeys, "CN") as Wallet;
  officer = keyOf(founded.officers, "CN") as Wallet;
  signer = await startSigner([relay, exchange, officer]);
  const { url, tokenFile } = signer;
  const held = ({ address }: Wallet) => ({
    remote: { url, address: address.toLowerCase(), tokenFile, timeoutMs: 2_000 },
  });
  gateway = await prepareGateway(founded, "CN", "", (config) => ({
    ...config,
    keys: { ...config.keys, relay: held(relay), exchange: held(exchange) },
  }));
  await gateway.start();
  office = await openOffice(founded, "CN", gateway.url, { deputy: keyOf(founded.deputies, "CN") as Wallet });
});
afterAll(async () => {
  await office?.dispose();
  await gateway?.dispose();
  await signer?.dispose();
  await chain?.stop();
});

const asRemote = (address = officer.address) => [
  "--as",
  `${signer.url}#${address}`,
  "--signer-token-file",
  signer.tokenFile,
];

describe("a gateway and an officer whose keys another process holds", () => {
  it("file a case as with keystores", async () => {
    const folder = await office.writeCase("remote", caseOf("R-1"), filesOf("remote"));
    const filed = await office.start(["case", "file", folder, ...asRemote()]).ended;
    expect(filed.diagnostics).toContain(`signing as ${signer.url} (${officer.address.toLowerCase()})`);
    expect(filed.exitCode).toBe(0);
  });

  it.each<[what: string, code: string, words: () => string[]]>([
    ["no token", "signer-refused", () => ["--as", `${signer.url}#${officer.address}`]],
    [
      "no address where there are several keys",
      "usage",
      () => ["--as", signer.url, "--signer-token-file", signer.tokenFile],
    ],
    ["an address that is none", "usage", () => ["--as", `${signer.url}#0x12`]],
    ["a key that the signer does not hold", "signer-refused", () => asRemote(keyOf(founded.deputies, "CN").address)],
    ["a signer that is not there", "signer-unreachable", () => ["--as", "http://127.0.0.1:9#".concat(officer.address)]],
  ])("say what is wrong with %s (%s)", async (_what, code, words) => {
    const folder = await office.writeCase(code, caseOf("R-2"), filesOf("refused"));
    const { exitCode, diagnostics } = await office.start(["case", "file", folder, ...words()]).ended;
    expect(diagnostics).toContain(`[${code}]`);
    expect(exitCode).toBeGreaterThan(0);
  });

  it("lose nothing that was accepted while the signer was away", async () => {
    await signer.kill();
    const folder = await office.writeCase("waiting", caseOf("R-3"), filesOf("waiting"));
    const filing = office.start(["case", "file", folder, "--json", "--as", "deputy"]);
    await new Promise((done) => setTimeout(done, 2_500));
    await signer.restart();
    const { exitCode, output } = await filing.ended;
    expect(exitCode).toBe(0);
    expect(JSON.parse(output)).toMatchObject({ notice: { state: "published" } });
  }, 60_000);
});
