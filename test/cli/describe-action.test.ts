import { Interface, type ParamType } from "ethers";
import { describe, expect, it } from "vitest";
import { describeAction } from "../../gateway/cli/render/describe-action.ts";
import type { Network } from "../../gateway/cli/session.ts";
import { type Action, actionFragments, decodeAction, encodeAction } from "../../gateway/domain/actions.ts";
import { languages } from "../../gateway/domain/codes/code-list.ts";

const contracts = {
  forwarder: `0x${"f0".repeat(20)}`,
  registry: `0x${"e0".repeat(20)}`,
  ledger: `0x${"1e".repeat(20)}`,
  board: `0x${"b0".repeat(20)}`,
  consortium: `0x${"c0".repeat(20)}`,
  anchors: `0x${"a0".repeat(20)}`,
};
const network: Network = {
  partner: { id: 1, iso: "CN", name: "China Customs" },
  chainId: 31_337n,
  contracts,
  partners: [],
  agreements: [],
};

/** A value for each argument, as the ABI says what it is; `seed` makes it another one. */
function sampleOf(type: ParamType, seed: number): unknown {
  if (type.isTuple()) return Object.fromEntries(type.components.map((each) => [each.name, sampleOf(each, seed)]));
  if (type.isArray()) return [sampleOf(type.arrayChildren, seed)];
  if (type.type === "bool") return seed % 2 === 1;
  if (type.type === "string") return `0x${`0${seed}`.repeat(32)}`;
  if (type.type === "bytes") return `0x${`0${seed}`.repeat(3)}`;
  if (type.type === "address") return `0x${`0${seed}`.repeat(20)}`;
  if (type.type === "bytes32") return `0x${`0${seed}`.repeat(32)}`;
  return type.type === "uint256" ? String(seed) : seed;
}

/** The arguments one by one, as the steps that lead to each. */
function leavesOf(types: readonly ParamType[], above: readonly string[] = []): string[][] {
  return types.flatMap((type) =>
    type.isTuple() ? leavesOf(type.components, [...above, type.name]) : [[...above, type.name]],
  );
}

function replaceAt(value: unknown, [step, ...rest]: readonly string[], other: unknown): unknown {
  if (step === undefined) return other;
  const object = value as Record<string, unknown>;
  return { ...object, [step]: replaceAt(object[step], rest, (other as Record<string, unknown>)[step]) };
}

const of = (contract: string, fragment: string, seed: number) => {
  const [parsed] = new Interface([fragment]).fragments;
  const inputs = parsed?.inputs ?? [];
  const name = (parsed as { name?: string } | undefined)?.name ?? "";
  const args = Object.fromEntries(inputs.map((input) => [input.name, sampleOf(input, seed)]));
  return { action: { contract, name, args } as unknown as Action, inputs };
};

/** What says nothing of what is done: the ways of proofs, and a state that the contract sets itself. */
const UNSAID = new Set(["path", "flags", "state"]);

const all = Object.entries(actionFragments).flatMap(([contract, fragments]) =>
  fragments.map((fragment) => [contract, fragment] as const),
);

describe.each(all)("what is shown of the %s's %s", (contract, fragment) => {
  const { action, inputs } = of(contract, fragment, 1);
  const shown = (what: Action) =>
    languages.map((language) => {
      const { to, data } = encodeAction(what, contracts);
      const decoded = decodeAction(to, data, contracts);
      if (decoded === undefined) throw new Error("it is no action");
      return describeAction(decoded, network, language);
    });

  it("is one line in each language, and another in each", () => {
    const texts = shown(action);
    expect(new Set(texts).size).toBe(languages.length);
    for (const text of texts) {
      expect(text.length).toBeGreaterThan(3);
      expect(text).not.toMatch(/undefined|null|NaN|[{}\n]/);
    }
  });

  it.each(leavesOf(inputs).filter((steps) => !UNSAID.has(steps.at(-1) ?? "")))("changes with %s %s", (...steps) => {
    const { action: other } = of(contract, fragment, 2);
    const changed = { ...action, args: replaceAt(action.args, steps.filter(Boolean), other.args) } as Action;
    const [before, after] = [shown(action), shown(changed)];
    for (const [position, text] of after.entries()) expect(text).not.toBe(before[position]);
  });
});
