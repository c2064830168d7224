import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Wallet } from "ethers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { evidenceIdOf } from "../../gateway/domain/ids.ts";
import { openKeystore } from "../../gateway/keys/keystore.ts";
import { type ChainChild, startChain } from "../verbs/chain-child.ts";
import { type Founded, foundSmall, keyOf } from "../verbs/founded.ts";
import { type Door, takeDoor } from "../verbs/serve-gateway.ts";
import { act, keepPackage, openGateway, recordingOf, type TestGateway } from "../verbs/test-gateway.ts";
import { type Office, openOffice } from "./office.ts";
import { runAtTerminal } from "./pty.ts";

let chain: ChainChild;
let founded: Founded;
let cn: TestGateway;
let door: Door;
let office: Office;
let keystore: string;
let passphrase: string;
let evidence: string;

beforeAll(async () => {
  chain = await startChain();
  founded = await foundSmall(chain.url);
  cn = await openGateway(founded, "CN");
  door = await takeDoor();
  door.open(cn);
  const officer = keyOf(founded.officers, "CN") as Wallet;
  office = await openOffice(founded, "CN", door.url, { "cn-jiangmen": officer });
  keystore = path.join(office.home, "officers", "cn-jiangmen.json");
  passphrase = (await readFile(path.join(office.home, "officers", "passphrases", "cn-jiangmen"), "utf8")).trim();
  const root = await keepPackage(cn, "to be withdrawn");
  await act(cn, officer, recordingOf(root));
  await cn.follower.catchUp();
  const { chainId, contracts } = cn.ledger;
  const scope = { partnerId: 1, agreementId: 1, version: 1, kind: 4 };
  evidence = evidenceIdOf({ chainId, ledger: contracts.ledger, ...scope, root });
});
afterAll(async () => {
  await office.dispose();
  await door.close();
  await cn.stop();
  await chain.stop();
});

const submissions = async () => (await cn.store.listSubmissions({ partnerId: 1, limit: 9 })).length;
const withdraw = () => [
  "evidence",
  "withdraw",
  evidence,
  "--reason",
  "recorded-in-error",
  "--as",
  keystore,
  "--confirm",
];

describe("at a terminal", () => {
  it.each([
    ["C", "Passphrase of", "Sign? [yes/no] ", "no"],
    ["zh_CN.UTF-8", "的口令：", "签名吗？[是/否] ", "否"],
  ])(
    "in locale %s asks for the passphrase without showing it, and sends nothing without a yes",
    async (locale, ...said) => {
      const [secret = "", question = "", answer = ""] = said;
      const before = await submissions();
      const terminal = runAtTerminal(withdraw(), office.home, locale);
      await terminal.see(secret);
      terminal.type(passphrase);
      await terminal.see(question);
      terminal.type(answer);
      expect(await terminal.exitCode).toBe(1);
      expect(terminal.shown()).toContain("[not-confirmed]");
      expect(terminal.shown()).not.toContain(passphrase);
      expect(await submissions()).toBe(before);
    },
  );

  it("refuses to sign with --confirm where nobody can be asked", async () => {
    const before = await submissions();
    const passphraseFile = path.join(office.home, "officers", "passphrases", "cn-jiangmen");
    const { exitCode, diagnostics } = await office.run([...withdraw(), "--passphrase-file", passphraseFile]);
    expect([exitCode, diagnostics]).toEqual([1, expect.stringContaining("[not-confirmed]")]);
    expect(diagnostics).toContain("Standard input is no terminal");
    expect(await submissions()).toBe(before);
  });

  it("signs what was shown after a yes, and it is recorded", async () => {
    const before = await submissions();
    const terminal = runAtTerminal([...withdraw(), "--lang", "pt"], office.home);
    await terminal.see("Palavra-passe de");
    terminal.type(passphrase);
    await terminal.see("retirar: motivo");
    await terminal.see(evidence);
    await terminal.see("Assinar? [sim/não] ");
    terminal.type("sim");
    expect(await terminal.exitCode).toBe(0);
    expect(terminal.shown()).not.toContain(passphrase);
    expect(await submissions()).toBe(before + 1);
    expect(await cn.store.evidence(evidence)).toMatchObject({ evidenceId: evidence });
    expect((await office.run(["evidence", "list", "--state", "withdrawn"])).output).toContain(evidence);
  });

  it("makes a key with a passphrase typed twice alike, and none when it was not", async () => {
    const file = path.join(office.home, "new.json");
    const type = async (second: string): Promise<number | null> => {
      const terminal = runAtTerminal(["key", "new", file], office.home);
      await terminal.see("New passphrase: ");
      terminal.type("correct horse battery");
      await terminal.see("Once more: ");
      terminal.type(second);
      const exitCode = await terminal.exitCode;
      expect(terminal.shown()).not.toContain("horse");
      return exitCode;
    };
    expect(await type("correct house battery")).toBe(1);
    await expect(readFile(file)).rejects.toMatchObject({ code: "ENOENT" });
    expect(await type("correct horse battery")).toBe(0);
    await openKeystore(file, "correct horse battery");
  });
});
