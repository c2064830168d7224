import { readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Wallet } from "ethers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { interfaces } from "../../gateway/chain/contracts.ts";
import { connectNode, type Node } from "../../gateway/chain/node.ts";
import type { GatewayConfig } from "../../gateway/config.ts";
import { makeKey, writeKey } from "../../scripts/local/make-keys.ts";
import { sendFrom } from "../attack/ledger-state.ts";
import { caseOf, filesOf, type Office, openOffice } from "../cli/office.ts";
import { type ChainChild, startChain } from "../verbs/chain-child.ts";
import { type Founded, foundSmall, keyOf } from "../verbs/founded.ts";
import { type GatewayChild, prepareGateway } from "../verbs/gateway-child.ts";
import { until } from "../verbs/test-gateway.ts";

const GATEWAY = 8;
const OFFICER = 1;
const NO_END = 2n ** 40n - 1n;

let chain: ChainChild;
let node: Node;
let founded: Founded;
let cn: GatewayChild;
let hk: GatewayChild;
let office: Office;
const replacement = makeKey();

beforeAll(async () => {
  chain = await startChain();
  node = connectNode(chain.url, 31_337n, 10_000);
  founded = await foundSmall(chain.url);
  cn = await prepareGateway(founded, "CN");
  hk = await prepareGateway(founded, "HK", "", (config) => ({
    ...config,
    directory: {
      ...config.directory,
      partners: config.directory.partners.map((one) => (one.iso === "CN" ? { ...one, gatewayUrl: cn.url } : one)),
    },
  }));
  await Promise.all([cn.start(), hk.start()]);
  const [officer, deputy] = [founded.officers, founded.deputies].map((keys) => keyOf(keys, "CN") as Wallet);
  const officers = { officer: officer as Wallet, deputy: deputy as Wallet, replacement };
  office = await openOffice(founded, "CN", cn.url, officers);
});
afterAll(async () => {
  await office?.dispose();
  await Promise.all([cn?.dispose(), hk?.dispose()]);
  node?.close();
  await chain?.stop();
});

const asSignatory = (iso: string, name: string, values: readonly unknown[]) =>
  sendFrom(
    node,
    keyOf(founded.signatories, iso),
    founded.deployment.contracts.registry,
    interfaces.registry.encodeFunctionData(name, values),
  );

async function changeKeys(gateway: GatewayChild, change: Partial<GatewayConfig["keys"]>): Promise<void> {
  const config = JSON.parse(readFileSync(gateway.configFile, "utf8")) as GatewayConfig;
  writeFileSync(gateway.configFile, JSON.stringify({ ...config, keys: { ...config.keys, ...change } }));
  gateway.signal("SIGHUP");
}

async function file(name: string, ...words: string[]) {
  const folder = await office.writeCase(name, caseOf(name), filesOf(name));
  return office.run(["case", "file", folder, "--json", ...words]);
}

const sentBy = async ({ address }: Wallet): Promise<number> =>
  Number(await node.send<string>("eth_getTransactionCount", [address, "latest"]));

describe("a gateway whose keys are replaced while it works", () => {
  it("goes over to another relay key, and every filing meanwhile is recorded", async () => {
    const relay = makeKey();
    const place = await writeKey(dirname(cn.configFile), "relay-2", relay);
    const fileSome = async (officer: string): Promise<void> => {
      for (let count = 0; count < 3; count += 1) {
        expect(await file(`R-${officer}-${count}`, "--as", officer)).toMatchObject({ exitCode: 0 });
      }
    };
    const filings = Promise.all([fileSome("officer"), fileSome("deputy")]);
    await new Promise((done) => setTimeout(done, 1_200));
    await changeKeys(cn, { relay: place });
    await filings;
    expect((await file("R-after")).exitCode).toBe(0);
    expect(await sentBy(relay)).toBeGreaterThan(0);
  }, 60_000);

  it("keeps its keys when those of the configuration cannot be opened", async () => {
    const before = JSON.parse(readFileSync(cn.configFile, "utf8")) as GatewayConfig;
    await changeKeys(cn, { relay: { keystore: "/nowhere", passphraseFile: "/nowhere" } });
    expect((await file("R-kept")).exitCode).toBe(0);
    await changeKeys(cn, before.keys);
  }, 30_000);

  it("proves itself to others with the new exchange key when the former one is revoked", async () => {
    const exchange = makeKey();
    expect(await asSignatory("HK", "authoriseSigner", [exchange.address, GATEWAY, 0, NO_END])).toBe("succeeded");
    await changeKeys(hk, { exchange: await writeKey(dirname(hk.configFile), "exchange-2", exchange) });
    expect(await asSignatory("HK", "revokeSigner", [keyOf(founded.gatewayKeys, "HK").address, 0])).toBe("succeeded");
    const { notice } = JSON.parse((await file("X-1")).output) as { notice: { id: string } };
    const body = await until(
      "the notice's body at HK",
      async () => {
        const answer = await hk.ask(`${hk.url}/v1/notices/${notice.id}`);
        return answer.ok
          ? (((await answer.json()) as { notice: { body: object | null } }).notice.body ?? undefined)
          : undefined;
      },
      20_000,
    );
    expect(body).toMatchObject({ case: { number: "X-1" } });
  }, 60_000);
});

describe("an officer whose key is revoked", () => {
  it("is refused at once, and goes on with another that was authorised before", async () => {
    expect(await asSignatory("CN", "authoriseSigner", [replacement.address, OFFICER, 0, NO_END])).toBe("succeeded");
    expect(await asSignatory("CN", "revokeSigner", [keyOf(founded.officers, "CN").address, 0])).toBe("succeeded");
    const refused = await until("the revocation to be known", async () => {
      const ended = await file("O-1", "--as", "officer");
      return ended.exitCode === 0 ? undefined : ended;
    });
    expect(refused.diagnostics).toContain("[signer-expired]");
    expect((await file("O-2", "--as", "replacement")).exitCode).toBe(0);
  }, 30_000);
});
