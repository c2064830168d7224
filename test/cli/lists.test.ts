import type { Wallet } from "ethers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { languages } from "../../gateway/domain/codes/code-list.ts";
import { evidenceIdOf } from "../../gateway/domain/ids.ts";
import { acceptPackage } from "../../gateway/verbs/accept-package.ts";
import { type ChainChild, startChain } from "../verbs/chain-child.ts";
import { type Founded, foundSmall, keyOf } from "../verbs/founded.ts";
import { type Door, takeDoor } from "../verbs/serve-gateway.ts";
import {
  act,
  bytesOf,
  keepPackage,
  manifestOf,
  openGateway,
  recordingOf,
  type TestGateway,
} from "../verbs/test-gateway.ts";
import { type Office, openOffice } from "./office.ts";

let chain: ChainChild;
let founded: Founded;
let cn: TestGateway;
let door: Door;
let office: Office;
const roots: string[] = [];
const ids: string[] = [];

beforeAll(async () => {
  chain = await startChain();
  founded = await foundSmall(chain.url);
  cn = await openGateway(founded, "CN");
  door = await takeDoor();
  door.open(cn);
  const officer = keyOf(founded.officers, "CN") as Wallet;
  office = await openOffice(founded, "CN", door.url, { "cn-jiangmen": officer });
  for (const name of ["first", "second", "third"]) {
    const root = await keepPackage(cn, name);
    await act(cn, officer, recordingOf(root));
    const { chainId, contracts } = cn.ledger;
    const scope = { partnerId: 1, agreementId: 1, version: 1, kind: 4 };
    roots.push(root);
    ids.push(evidenceIdOf({ chainId, ledger: contracts.ledger, ...scope, root }));
  }
  await office.run(["evidence", "withdraw", ids[0] as string, "--reason", "recorded-in-error"]);
  await cn.follower.catchUp();
});
afterAll(async () => {
  await office.dispose();
  await door.close();
  await cn.stop();
  await chain.stop();
});

const listed = async (...words: string[]): Promise<string[]> => {
  const { exitCode, output, diagnostics } = await office.run([...words, "--json"]);
  expect([exitCode, diagnostics]).toEqual([0, ""]);
  return JSON.parse(output)
    .evidence.map(({ id }: { id: string }) => id)
    .sort();
};

describe("evidence list", () => {
  it.each<[string, string[], number[]]>([
    ["all", [], [0, 1, 2]],
    ["what stands", ["--state", "standing"], [1, 2]],
    ["what was withdrawn", ["--state", "withdrawn"], [0]],
    ["what nobody decided on", ["--decision", "undecided"], [0, 1, 2]],
    ["what HK recognised", ["--decision", "recognised", "--decided-by", "HK"], []],
    ["what was recorded since last century", ["--recorded-from", "1999-01-01T00:00:00+08:00"], [0, 1, 2]],
    ["what was recorded before", ["--recorded-to", "1999-01-01T00:00:00+08:00"], []],
    ["what is of another partner", ["--partner", "hk"], []],
  ])("lists %s", async (_title, words, expected) => {
    expect(await listed("evidence", "list", ...words)).toEqual(expected.map((nth) => ids[nth]).sort());
  });

  it("says that there is more, and with --all goes on to the end", async () => {
    const some = await office.run(["evidence", "list", "--limit", "2"]);
    expect(some.output.match(/0x[0-9a-f]{64}/g)).toHaveLength(2);
    expect(some.diagnostics).toBe("concord: there is more; raise --limit, or use --all\n");
    expect(await listed("evidence", "list", "--limit", "2", "--all")).toHaveLength(3);
  });

  it("says what was asked for, not that there is none, for a time without its offset", async () => {
    const { exitCode, diagnostics } = await office.run(["evidence", "list", "--recorded-from", "2023-06-01"]);
    expect([exitCode, diagnostics]).toEqual([64, expect.stringContaining("2027-01-01T00:00:00+08:00")]);
  });
});

describe("what is shown to people", () => {
  it.each([
    ["evidence", "list"],
    ["evidence", "list", "--decision", "recognised"],
    ["notice", "list", "--direction", "received", "--overdue"],
    ["recognition", "list", "--state", "refused", "--all"],
  ])("differs by language, for %s %s %s", async (...words) => {
    const shown = await Promise.all(
      languages.map(async (lang) => {
        const { exitCode, output } = await office.run([...words.filter(Boolean), "--lang", lang]);
        expect(exitCode).toBe(0);
        // But for the age of the index, which differs anyway.
        return output.replaceAll(/\d+\.\d/g, "");
      }),
    );
    expect(new Set(shown).size).toBe(languages.length);
  });
});

describe("package show", () => {
  it("shows a package with the evidence that it is, and which files are not here", async () => {
    const { exitCode, output } = await office.run(["package", "show", roots[1] as string]);
    expect(exitCode).toBe(0);
    expect(output).toContain(roots[1]);
    expect(output).toContain(`Recorded as  ${ids[1]}`);
  });

  it("says so when there is none", async () => {
    const { exitCode, diagnostics } = await office.run(["package", "show", `0x${"00".repeat(32)}`]);
    expect([exitCode, diagnostics]).toEqual([1, expect.stringContaining("[unknown-package]")]);
  });
});

describe("retention and legal holds", () => {
  it("are shown with a package that has a hold and no end of retention", async () => {
    const root = roots[1] as string;
    expect((await office.run(["package", "show", root])).output).not.toContain("legal hold");
    await office.run(["package", "hold", root, "--reference", "Case 6"]);
    expect((await office.run(["package", "show", root])).output).toContain("kept by a legal hold (no end");
  });

  it("are listed, placed, shown with the package, and released", async () => {
    const manifest = { ...manifestOf("CN", "bounded", bytesOf("bounded")), retention: { until: "2099-12-31" } };
    const { root } = await acceptPackage(cn, manifest);
    const listed = async () => (await office.run(["package", "retention", "--before", "2100-06-01"])).output;
    expect(await listed()).toBe(`${root}  JM-1/bounded  erased from 2100-01-04T00:00:00.000Z\n`);
    expect((await office.run(["package", "retention", "--before", "2099-01-01"])).output).toMatch(/^no packages/);

    const placed = await office.run(["package", "hold", root, "--reference", "Case 5", "--json"]);
    expect([placed.exitCode, placed.diagnostics]).toEqual([0, ""]);
    const [hold] = (JSON.parse(placed.output) as { holds: { id: string }[] }).holds;
    expect(await listed()).toContain("kept by a legal hold");
    expect((await office.run(["package", "show", root])).output).toContain("kept by a legal hold");
    for (const language of languages) {
      const { output } = await office.run(["package", "holds", root, "--lang", language]);
      expect(output).toContain("Case 5");
      expect(output).toContain(hold?.id);
    }
    const released = await office.run(["package", "release", root, hold?.id ?? ""]);
    expect(released.output).toMatch(/Case 5 .*released /);
    expect(await listed()).toContain("erased from");
    const unknown = await office.run(["package", "release", root, "00000000-0000-4000-8000-000000000000"]);
    expect([unknown.exitCode, unknown.diagnostics]).toEqual([1, expect.stringContaining("unknown-hold")]);
  });
});
