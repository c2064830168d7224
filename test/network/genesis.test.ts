import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { besuFiles, usualPlaces } from "../../gateway/network/besu-files.ts";
import { foundNetwork } from "../../gateway/network/derive.ts";
import { EMPTY_ROOT, genesisExtraData, genesisFile, genesisHash } from "../../gateway/network/genesis.ts";
import { serviceFiles } from "../../gateway/network/service-files.ts";
import type { NetworkFile, PublicNode } from "../../gateway/network/terms.ts";
import { toBytes } from "../../gateway/receipts/bytes.ts";
import { readHeader } from "../../gateway/receipts/header.ts";
import { type BlockJson, encodeHeader, resultOf } from "../receipts/block-header.ts";
import { NAMES, partOf, terms } from "./network-kit.ts";

const real = resultOf<BlockJson & { extraData: string; stateRoot: string }>("block-genesis");
const validators = resultOf<string[]>("validators");

interface Names {
  readonly options: string[];
  readonly hiddenOptions: string[];
  readonly genesisKeys: string[];
  readonly qbftKeys: string[];
}
const namesOf = (version: string): Names =>
  JSON.parse(readFileSync(join(import.meta.dirname, `../vectors/besu/names-${version}.json`), "utf8"));

const network: NetworkFile = foundNetwork(NAMES.map((name) => partOf(name)));
const node = network.parts[0]?.node as PublicNode;
const files = besuFiles(network, node, usualPlaces);
const optionsIn = (toml: string): string[] => [...toml.matchAll(/^([A-Za-z0-9-]+)=/gm)].map(([, name]) => name ?? "");

describe("the genesis of a network of Besu", () => {
  it("has the extra data of the recorded network's block 0, byte for byte", () => {
    // The recorded network listed its founders as their keys were made; ours are in order, as QBFT's blocks list them.
    const listed = [...real.extraData.matchAll(/94([0-9a-f]{40})/g)].map(([, address]) => `0x${address}`);
    expect(listed.toSorted()).toEqual(validators);
    expect(genesisExtraData(listed)).toBe(real.extraData);
  });

  it("has the hash of the recorded network's block 0", () => {
    const listed = [...real.extraData.matchAll(/94([0-9a-f]{40})/g)].map(([, address]) => `0x${address}`);
    const { stateRoot, gasLimit } = real;
    expect(genesisHash({ validators: listed, gasLimit: Number(gasLimit), stateRoot })).toBe(real.hash);
  });

  it("has the header that its file makes, with nobody owning anything", () => {
    const file = JSON.parse(genesisFile(terms, network.genesis.validators));
    const header = { ...real, stateRoot: EMPTY_ROOT, gasLimit: file.gasLimit, extraData: file.extraData };
    expect(readHeader(encodeHeader(header)).hash).toBe(network.genesis.hash);
    expect(file).toMatchObject({
      mixHash: real.mixHash,
      difficulty: real.difficulty,
      timestamp: real.timestamp,
      alloc: {},
    });
    expect(file.config).toMatchObject({ chainId: 20_848, zeroBaseFee: true, cancunTime: 0 });
    expect(file.config.qbft).toEqual({ blockperiodseconds: 2, epochlength: 30_000, requesttimeoutseconds: 2 });
    expect(toBytes(file.extraData)).toHaveLength(toBytes(real.extraData).length);
  });

  it.each(["25.8", "26.3"])("has only keys that Besu %s reads", (version) => {
    const { genesisKeys, qbftKeys } = namesOf(version);
    const { config } = JSON.parse(files["genesis.json"] as string);
    expect(Object.keys(config).filter((key) => !genesisKeys.includes(key.toLowerCase()))).toEqual([]);
    expect(Object.keys(config.qbft).filter((key) => !qbftKeys.includes(key))).toEqual([]);
  });
});

describe("the configuration of a node", () => {
  it.each(["25.8", "26.3"])("has only options that Besu %s knows", (version) => {
    const { options, hiddenOptions } = namesOf(version);
    const given = optionsIn(files["config.toml"] as string);
    expect(given.length).toBeGreaterThan(20);
    expect(given.filter((name) => !options.includes(name))).toEqual([]);
    const unit = serviceFiles(node, usualPlaces)["besu.service"] as string;
    const flags = [...unit.matchAll(/ --([A-Za-z0-9-]+)/g)].map(([, name]) => name ?? "");
    expect(flags).toContain("Xqbft-enable-early-round-change");
    expect(flags.filter((name) => ![...options, ...hiddenOptions, "config-file"].includes(name))).toEqual([]);
  });

  it("names every option once", () => {
    const given = optionsIn(files["config.toml"] as string);
    expect(new Set(given).size).toBe(given.length);
  });

  it("lists every static node as permitted, and itself among the permitted alone", () => {
    const permitted = [...(files["permissions_config.toml"] as string).matchAll(/"(enode:[^"]+)"/g)].map(
      ([, url]) => url,
    );
    const others: string[] = JSON.parse(files["static-nodes.json"] as string);
    expect(permitted).toHaveLength(4);
    expect(others).toHaveLength(3);
    expect(others.every((url) => permitted.includes(url))).toBe(true);
    expect(permitted.filter((url) => !others.includes(url as string))).toEqual([
      `enode://${node.publicKey.slice(2)}@${node.host}:${node.port}`,
    ]);
  });

  it("keeps RPC and metrics on loopback, and permits by both lists", () => {
    const toml = files["config.toml"] as string;
    for (const line of [
      'rpc-http-host="127.0.0.1"',
      'metrics-host="127.0.0.1"',
      "permissions-nodes-config-file-enabled=true",
      "permissions-accounts-config-file-enabled=true",
      'data-storage-format="FOREST"',
      "discovery-enabled=false",
      "min-gas-price=0",
    ])
      expect(toml.split("\n")).toContain(line);
    expect(serviceFiles(node, usualPlaces)["compose.yaml"]).toContain('"127.0.0.1:8545:8545"');
  });
});
