import { chmod, mkdir, readdir, readFile, stat, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { languages } from "../../gateway/domain/codes/code-list.ts";
import { openKeystore } from "../../gateway/keys/keystore.ts";
import { type CommandLine, prepareCommandLine, wallet } from "./command-line.ts";
import { type FakeGateway, startFakeGateway } from "./fake-gateway.ts";
import { runUnattended } from "./unattended.ts";

const PASSPHRASE = "correct horse battery";
const NEXT = "staple 电池 correct";

let gateway: FakeGateway;
let line: CommandLine;
let folder: string;

const key = (...words: string[]) =>
  runUnattended(["key", ...words], line.folder, {
    now: () => Date.parse("2026-11-23T08:00:00Z"),
    sleep: () => Promise.resolve(),
    openKeystore,
  });
const fileOf = (name: string) => path.join(folder, name);

beforeAll(async () => {
  gateway = await startFakeGateway(wallet.address.toLowerCase());
  line = await prepareCommandLine(gateway.url);
  folder = path.join(line.folder, "keys");
  await mkdir(folder);
  await writeFile(fileOf("passphrase"), `${PASSPHRASE}\n`);
  await writeFile(fileOf("next"), `${NEXT}\n`);
  await writeFile(fileOf("short"), "too short\n");
});
afterAll(async () => {
  await gateway.close();
  await line.dispose();
});

describe("concord key new", () => {
  it("makes an encrypted key that its owner alone may read, and another one each time", async () => {
    const made = [];
    for (const name of ["one.json", "two.json"]) {
      const { exitCode, output } = await key("new", fileOf(name), "--passphrase-file", fileOf("passphrase"), "--json");
      expect(exitCode).toBe(0);
      made.push(JSON.parse(output).address);
      expect((await stat(fileOf(name))).mode & 0o777).toBe(0o600);
      expect((await openKeystore(fileOf(name), PASSPHRASE)).address).toBe(made.at(-1));
      expect(JSON.parse(await readFile(fileOf(name), "utf8"))).toMatchObject({
        version: 3,
        Crypto: { kdf: "scrypt", kdfparams: { n: 131_072, r: 8, p: 1 } },
      });
    }
    expect(new Set(made).size).toBe(2);
  });

  it("overwrites nothing, were it a link to nowhere", async () => {
    const before = await readFile(fileOf("one.json"), "utf8");
    await symlink(fileOf("nowhere"), fileOf("link.json"));
    for (const name of ["one.json", "link.json"]) {
      const { exitCode, diagnostics } = await key("new", fileOf(name), "--passphrase-file", fileOf("passphrase"));
      expect([exitCode, diagnostics]).toEqual([1, expect.stringContaining("[file-exists]")]);
    }
    expect(await readFile(fileOf("one.json"), "utf8")).toBe(before);
    await expect(stat(fileOf("nowhere"))).rejects.toMatchObject({ code: "ENOENT" });
  });

  it.each([
    ["a passphrase that is too short", ["--passphrase-file", "short"], 1, "[passphrase-unfit]"],
    ["a passphrase file that is not there", ["--passphrase-file", "none"], 1, "[file-unreadable]"],
    ["nobody to ask", [], 64, "--passphrase-file"],
  ])("makes nothing with %s", async (_title, [option, name], code, said) => {
    const words = option === undefined ? [] : [option, fileOf(String(name))];
    const { exitCode, diagnostics } = await key("new", fileOf("none.json"), ...words);
    expect([exitCode, diagnostics]).toEqual([code, expect.stringContaining(said)]);
    await expect(stat(fileOf("none.json"))).rejects.toMatchObject({ code: "ENOENT" });
  });

  it("says so where nothing can be written", async () => {
    const { exitCode, diagnostics } = await key(
      "new",
      path.join(folder, "no-folder", "key.json"),
      "--passphrase-file",
      fileOf("passphrase"),
    );
    expect([exitCode, diagnostics]).toEqual([1, expect.stringContaining("[file-unwritable]")]);
  });
});

describe("concord key change-passphrase", () => {
  const change = (file: string, current: string, next: string) =>
    key("change-passphrase", file, "--passphrase-file", fileOf(current), "--new-passphrase-file", fileOf(next));

  it("leaves the same key under the new passphrase alone, for its owner alone, and no other file", async () => {
    const { address } = await openKeystore(fileOf("two.json"), PASSPHRASE);
    await chmod(fileOf("two.json"), 0o644);
    const names = await readdir(folder);
    const { exitCode, output } = await change(fileOf("two.json"), "passphrase", "next");
    expect([exitCode, output]).toEqual([0, `changed the passphrase of ${address}: ${fileOf("two.json")}\n`]);
    expect((await openKeystore(fileOf("two.json"), NEXT)).address).toBe(address);
    await expect(openKeystore(fileOf("two.json"), PASSPHRASE)).rejects.toMatchObject({ code: "keystore-locked" });
    expect((await stat(fileOf("two.json"))).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(names);
  });

  it("changes nothing with a wrong passphrase, or to one that is too short", async () => {
    const before = await readFile(fileOf("one.json"), "utf8");
    expect((await change(fileOf("one.json"), "next", "passphrase")).diagnostics).toContain("[keystore-locked]");
    expect((await change(fileOf("one.json"), "passphrase", "short")).diagnostics).toContain("[passphrase-unfit]");
    expect(await readFile(fileOf("one.json"), "utf8")).toBe(before);
  });
});

describe("concord key list", () => {
  it("lists the addresses of a folder's keystores, unlocks nothing and asks nobody", async () => {
    const { address } = await openKeystore(fileOf("one.json"), PASSPHRASE);
    const { exitCode, output } = await key("list", folder);
    expect(exitCode).toBe(0);
    expect(output.split("\n")[0]).toBe(`${address}  ${fileOf("one.json")}`);
    expect(output.trim().split("\n")).toHaveLength(2);
  });

  it.each([
    [{}, "CN Officer  valid now"],
    [{ validFrom: "2026-11-24T00:00:00.000Z" }, "valid from 2026-11-24T00:00:00.000Z"],
    [{ validTo: "2026-11-23T08:00:00.000Z" }, "not valid since 2026-11-23T08:00:00.000Z"],
    [{ partner: null, roles: [], validFrom: null }, "authorised by no partner"],
  ])("says with --gateway how that knows them: %j", async (changes, said) => {
    gateway.lie = (call, reply) =>
      call.includes("/v1/signers/") ? { ...reply, body: { ...(reply.body as object), ...changes } } : reply;
    const { output } = await key("list", folder, "--gateway", gateway.url);
    expect(output.trim().split("\n")).toEqual([expect.stringContaining(said), expect.stringContaining(said)]);
  });

  it("speaks four languages, and says where there is no folder or no keystore", async () => {
    gateway.lie = (_call, reply) => reply;
    const shown = await Promise.all(
      languages.map(async (lang) => (await key("list", folder, "--gateway", gateway.url, "--lang", lang)).output),
    );
    expect(new Set(shown).size).toBe(languages.length);
    expect((await key("list", fileOf("none"))).diagnostics).toContain("[keystore-not-found]");
    expect((await key("list", path.join(line.folder, "officers", "passphrases"))).output).toBe("no keystores\n");
  });
});
