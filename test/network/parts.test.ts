import { describe, expect, it } from "vitest";
import { DomainError } from "../../gateway/domain/errors.ts";
import { changeNetwork, foundNetwork, networkText, readNetwork } from "../../gateway/network/derive.ts";
import { addressOf } from "../../gateway/network/node-key.ts";
import { readPart } from "../../gateway/network/part.ts";
import type { NetworkPart } from "../../gateway/network/terms.ts";
import { keyOf, NAMES, partOf, relayOf, terms } from "./network-kit.ts";

const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
  return "taken";
};
const parts = NAMES.map((name) => partOf(name));
const sound = JSON.parse(JSON.stringify(partOf("CN-1"))) as NetworkPart;
const read = (changed: object): string =>
  codeOf(() => readPart(JSON.stringify({ ...sound, ...changed }), "CN-1.node.json"));
const withNode = (changed: object): string => read({ node: { ...sound.node, ...changed } });

describe("a part of a network", () => {
  it("is taken as it was made", () => {
    expect(readPart(JSON.stringify(sound), "CN-1.node.json")).toEqual(partOf("CN-1"));
  });

  it.each<[string, () => string, string]>([
    ["another key", () => withNode({ publicKey: keyOf("HK-1").publicKey }), "network-part-unsigned"],
    ["another host", () => withNode({ host: "192.0.2.99" }), "network-part-unsigned"],
    ["another port", () => withNode({ port: 30_304 }), "network-part-unsigned"],
    ["an account more", () => read({ accounts: [relayOf("CN"), relayOf("XX")] }), "network-part-unsigned"],
    ["other terms", () => read({ terms: { ...terms, chainId: 1 } }), "network-part-unsigned"],
    ["another signature", () => read({ signature: partOf("HK-1").signature }), "network-part-unsigned"],
    ["a name that leads out of its folder", () => withNode({ name: "../../etc" }), "network-part-malformed"],
    ["a name with a folder", () => withNode({ name: "CN-1/key" }), "network-part-malformed"],
    ["another partner's name", () => withNode({ name: "HK-1" }), "network-part-malformed"],
    ["a name for a host", () => withNode({ host: "node.customs.example" }), "network-part-malformed"],
    ["nobody's address", () => withNode({ host: "0.0.0.0" }), "network-part-malformed"],
    ["a group's address", () => withNode({ host: "239.1.1.1" }), "network-part-malformed"],
    ["an octal address", () => withNode({ host: "192.0.02.1" }), "network-part-malformed"],
    [
      "a line end in its host",
      () => withNode({ host: '192.0.2.1"\nrpc-http-host="0.0.0.0' }),
      "network-part-malformed",
    ],
    ["no port", () => withNode({ port: 0 }), "network-part-malformed"],
    ["an account that is none", () => read({ accounts: ['0x"]'] }), "network-part-malformed"],
    ["a member that nobody knows", () => read({ note: "trust me" }), "network-part-malformed"],
    ["another format", () => read({ format: "concord-network-part/2" }), "network-part-malformed"],
    ["no JSON", () => codeOf(() => readPart("{", "CN-1.node.json")), "network-part-malformed"],
    ["too much", () => codeOf(() => readPart(" ".repeat(65_537), "CN-1.node.json")), "network-part-malformed"],
  ])("is refused with %s", (_what, act, code) => {
    expect(act()).toBe(code);
  });
});

it("no character of a part can be another, unless the part says the same", () => {
  const text = JSON.stringify(sound);
  for (let position = 0; position < text.length; position += 1) {
    const other = text[position] === "1" ? "2" : "1";
    const spoilt = `${text.slice(0, position)}${other}${text.slice(position + 1)}`;
    expect(
      codeOf(() => readPart(spoilt, "CN-1.node.json")),
      spoilt,
    ).toMatch(/^network-part-(malformed|unsigned)$/);
  }
});

describe("the network that parts are", () => {
  it("is the same in whichever order they come", () => {
    const text = networkText(foundNetwork(parts));
    for (const order of [parts.toReversed(), [...parts.slice(2), ...parts.slice(0, 2)]])
      expect(networkText(foundNetwork(order))).toBe(text);
    expect(networkText(readNetwork(text))).toBe(text);
  });

  it.each<[string, NetworkPart[], string]>([
    ["none", [], "network-parts-missing"],
    ["one too few", parts.slice(1), "network-parts-missing"],
    ["one twice", [...parts, partOf("CN-1")], "network-part-doubled"],
    ["a key that two have", [...parts.slice(1), partOf("CN-1", {}, keyOf("HK-1"))], "network-part-doubled"],
    [
      "an address that two have",
      [...parts.slice(1), partOf("CN-1", { host: parts[1]?.node.host as string })],
      "network-part-doubled",
    ],
    ["one of a stranger", [...parts, partOf("JP-1")], "network-partner-unknown"],
    [
      "other terms in one",
      [...parts.slice(1), partOf("CN-1", { terms: { ...terms, requestTimeoutSeconds: 4 } })],
      "network-terms-differ",
    ],
  ])("is none of %s", (_what, given, code) => {
    expect(codeOf(() => foundNetwork(given))).toBe(code);
  });

  it("keeps its genesis when nodes join and leave and take other keys", () => {
    const network = foundNetwork(parts);
    const changed = changeNetwork(network, [partOf("SG-1"), partOf("HK-1", {}, keyOf("HK-1 new"))], ["MY-1", "HK-1"]);
    expect(changed.genesis).toEqual(network.genesis);
    expect(changed.genesis.validators).toContain(keyOf("MY-1").address);
    expect(changed.parts.map(({ node }) => node.name)).toEqual(["CN-1", "HK-1", "MO-1", "SG-1"]);
    expect(changed.parts[1]?.node.publicKey).toBe(keyOf("HK-1 new").publicKey);
    expect(readNetwork(networkText(changed))).toEqual(changed);
    expect(codeOf(() => changeNetwork(network, [], ["XX-1"]))).toBe("network-node-unknown");
    expect(codeOf(() => changeNetwork(network, [partOf("CN-1", {}, keyOf("thief"))], []))).toBe("network-part-doubled");
  });

  it.each<[string, (network: ReturnType<typeof foundNetwork>) => unknown, string]>([
    ["another hash", (n) => ({ ...n, genesis: { ...n.genesis, hash: `0x${"00".repeat(32)}` } }), "network-malformed"],
    [
      "validators out of order",
      (n) => ({ ...n, genesis: { ...n.genesis, validators: n.genesis.validators.toReversed() } }),
      "network-malformed",
    ],
    [
      "a validator more",
      (n) => ({
        ...n,
        genesis: { ...n.genesis, validators: [...n.genesis.validators, keyOf("thief").address].sort() },
      }),
      "network-malformed",
    ],
    [
      "a part that is not signed",
      (n) => ({ ...n, parts: [{ ...n.parts[0], accounts: [] }, ...n.parts.slice(1)] }),
      "network-part-unsigned",
    ],
    ["a part twice", (n) => ({ ...n, parts: [...n.parts, n.parts[0]] }), "network-part-doubled"],
    ["no parts", (n) => ({ ...n, parts: [] }), "network-malformed"],
  ])("is not read with %s", (_what, change, code) => {
    expect(codeOf(() => readNetwork(JSON.stringify(change(foundNetwork(parts)))))).toBe(code);
  });

  it("begins with the validators that hold the parts' keys", () => {
    expect(foundNetwork(parts).genesis.validators).toEqual(parts.map(({ node }) => addressOf(node.publicKey)).sort());
  });
});
