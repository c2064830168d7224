import type { Wallet } from "ethers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { languages } from "../../gateway/domain/codes/code-list.ts";
import { acceptSubmission } from "../../gateway/verbs/accept-submission.ts";
import { type ChainChild, startChain } from "../verbs/chain-child.ts";
import { type Founded, foundSmall, keyOf } from "../verbs/founded.ts";
import { type Door, takeDoor } from "../verbs/serve-gateway.ts";
import { keepPackage, openGateway, recordingOf, signActions, type TestGateway, until } from "../verbs/test-gateway.ts";
import { type Office, openOffice } from "./office.ts";

let chain: ChainChild;
let founded: Founded;
let cn: TestGateway;
let door: Door;
let office: Office;
let first: string;

beforeAll(async () => {
  chain = await startChain();
  founded = await foundSmall(chain.url);
  cn = await openGateway(founded, "CN", { isHeld: true });
  door = await takeDoor();
  door.open(cn);
  const [officer, deputy] = [keyOf(founded.officers, "CN") as Wallet, keyOf(founded.deputies, "CN") as Wallet];
  office = await openOffice(founded, "CN", door.url, { "cn-deputy": deputy, "cn-jiangmen": officer });
  const requests = await signActions(cn, officer, [recordingOf(await keepPackage(cn, "unwanted"))]);
  first = (await acceptSubmission(cn, requests)).submission.id;
});
afterAll(async () => {
  await office.dispose();
  await door.close();
  await cn.stop();
  await chain.stop();
});

const listed = async (...words: string[]) => {
  const { exitCode, output, diagnostics } = await office.run(["submission", "list", ...words, "--json"]);
  expect([exitCode, diagnostics]).toEqual([0, ""]);
  return (JSON.parse(output) as { submissions: { id: string }[] }).submissions.map(({ id }) => id);
};

describe("concord submission", () => {
  it("show says what waits, decoded from the signed bytes", async () => {
    const { exitCode, output } = await office.run(["submission", "show", first]);
    expect(exitCode).toBe(0);
    const officer = keyOf(founded.officers, "CN").address.toLowerCase();
    expect(output).toContain(`Signer       ${officer}`);
    expect(output).toContain("State        Accepted, to be sent");
    expect(output).toContain("Request 0    record: Customs declaration, agreement GBA (1) version 1");
    expect(output).toContain("Outcome      none yet");
  });

  it("cancel signs nothing as another than the one who signed it", async () => {
    const { exitCode, diagnostics } = await office.run(["submission", "cancel", first, "--as", "cn-deputy"]);
    expect([exitCode, diagnostics]).toEqual([1, expect.stringContaining("[not-entitled]")]);
    expect(await listed()).toEqual([first]);
  });

  it("cancel has one that does nothing carried out in its place, and says that both have ended", async () => {
    const cancelling = office.run(["submission", "cancel", first]);
    await until("what supersedes it", async () => ((await listed()).length > 1 ? true : undefined));
    cn.carry();
    const { exitCode, output, diagnostics } = await cancelling;
    expect([exitCode, diagnostics]).toEqual([0, expect.stringContaining("  nothing: only the nonce")]);
    const [by] = await listed("--state", "settled");
    expect(output).toBe(`submission ${first}: cancelled by ${by}\n`);
    expect(await listed("--state", "accepted")).toEqual([]);
    const shown = await office.run(["submission", "show", first]);
    expect(shown.output).toContain("[superseded]");
    expect(shown.output).toContain(`Superseded by  ${by}`);
    expect((await office.run(["evidence", "list"])).output).toContain("no evidence");
  });

  it("cancel says so when there is nothing to cancel any more", async () => {
    const { exitCode, diagnostics } = await office.run(["submission", "cancel", first]);
    expect([exitCode, diagnostics]).toEqual([1, expect.stringContaining("[not-superseded]")]);
  });

  it.each([["list"], ["show"]])("%s speaks four languages", async (verb) => {
    const words = verb === "show" ? ["submission", verb, first] : ["submission", verb];
    const shown = await Promise.all(
      languages.map(async (lang) => (await office.run([...words, "--lang", lang])).output.replaceAll(/\d+\.\d/g, "")),
    );
    expect(new Set(shown).size).toBe(languages.length);
  });

  it("list takes its filters", async () => {
    const deputy = keyOf(founded.deputies, "CN").address;
    expect(await listed("--signer", deputy)).toEqual([]);
    expect(await listed("--signer", keyOf(founded.officers, "CN").address)).toHaveLength(2);
    expect((await office.run(["submission", "list", "--limit", "1"])).diagnostics).toContain("there is more");
    expect((await office.run(["submission", "show", "12"])).exitCode).toBe(64);
  });
});
