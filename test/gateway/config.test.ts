import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { GatewayConfigFile } from "../../gateway/config.ts";
import { languages } from "../../gateway/domain/codes/code-list.ts";
import { configMistakes } from "../../gateway/domain/codes/config-mistakes.ts";
import { type CommandLine, prepareCommandLine } from "../cli/command-line.ts";
import { charactersIn, simplifiedOnly, traditionalOnly } from "../domain/chinese-scripts.ts";
import { writeSoundConfig } from "./sound-config.ts";
import { startMain } from "./start-main.ts";

let concord: CommandLine;
let sound: GatewayConfigFile;

beforeAll(async () => {
  concord = await prepareCommandLine("http://127.0.0.1:9");
  sound = await writeSoundConfig(concord.folder);
});
afterAll(() => concord.dispose());

/** What the command says of a configuration, by path and code. */
async function mistakesIn(content: unknown): Promise<string[]> {
  const file = join(concord.folder, "checked.json");
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  const { output, exitCode } = await concord.run("gateway", "check-config", file, "--json");
  const { ok, mistakes } = JSON.parse(output) as { ok: boolean; mistakes: { path: string; code: string }[] };
  expect(ok).toBe(exitCode === 0);
  return mistakes.map(({ path, code }) => `${path} ${code}`);
}

describe("the check of a gateway's configuration", () => {
  it("finds no mistake in one on which a gateway starts", async () => {
    expect(await mistakesIn(sound)).toEqual([]);
  });

  it("shows all mistakes at once: of keys, values, files, and between them", async () => {
    const { exchange } = sound.keys as { exchange: { keystore: string; passphraseFile: string } };
    const folder = join(concord.folder, "a-file");
    writeFileSync(folder, "no folder");
    const wrong = {
      ...sound,
      partner: "ZZ",
      port: "8081",
      admin: { port: 70_000 },
      loglevel: "info",
      publicUrl: "http://127.0.0.1:8081/",
      folder,
      database: { connections: 1, url: "mysql://u:hunter2@h/d", urlFile: "/nowhere" },
      node: { timeoutMs: 5 },
      logLevel: "verbose",
      directory: { ...sound.directory, partners: [...sound.directory.partners, sound.directory.partners[0]] },
      keys: {
        relay: { keystore: "/nowhere/relay.json" },
        exchange: { ...exchange, keystore: exchange.passphraseFile },
        lookupSecretFile: exchange.keystore,
      },
    };
    expect(await mistakesIn(wrong)).toEqual([
      "port wrong-kind",
      "admin.port wrong-value",
      "database.url wrong-value",
      "database.connections wrong-value",
      "node.timeoutMs wrong-value",
      "logLevel wrong-value",
      "keys.relay.passphraseFile missing",
      "loglevel unknown-key",
      "directory.partners[2].id doubled",
      "directory.partners[2].iso doubled",
      "node.url missing",
      "folder unusable-folder",
      "keys.relay.keystore unreadable-file",
      "keys.exchange.keystore wrong-content",
      "keys.lookupSecretFile wrong-content",
      "partner not-in-directory",
      "publicUrl wrong-value",
      "database.urlFile excluded",
    ]);
  });

  it.each([
    ["a key of another member", { node: { ...{}, url: "http://127.0.0.1:1", poll: 5 } }, "node.poll unknown-key"],
    ["the same port twice", { port: 8081, admin: { port: 8081 } }, "admin.port same-port"],
    ["one node and several", { node: { url: "http://a:1", urls: ["http://b:1"] } }, "node.urls excluded"],
    ["a node that is named twice", { node: { urls: ["http://a:1", "http://a:1"] } }, "node.urls[1] doubled"],
    ["an address of a database in a file", { database: { urlFile: "/nowhere" } }, "database.urlFile unreadable-file"],
    ["no object at all", [], " wrong-kind"],
  ])("finds %s", async (_what, change, found) => {
    const content = Array.isArray(change) ? change : { ...sound, ...change };
    expect((await mistakesIn(content)).join("\n")).toContain(found.trim());
  });

  it("finds the secrets where CREDENTIALS_DIRECTORY says that they are, and says when it says nothing", async () => {
    const lookupSecretFile = "$CREDENTIALS_DIRECTORY/lookup.secret";
    const content = { ...sound, keys: { ...sound.keys, lookupSecretFile } };
    expect(await mistakesIn(content)).toEqual([
      "CREDENTIALS_DIRECTORY no-credentials",
      "keys.lookupSecretFile unreadable-file",
    ]);
    process.env.CREDENTIALS_DIRECTORY = concord.folder;
    expect(await mistakesIn(content)).toEqual([]);
    delete process.env.CREDENTIALS_DIRECTORY;
  });

  it("tries the keys, and finds a passphrase that is not theirs", async () => {
    const passphraseFile = join(concord.folder, "another-passphrase");
    writeFileSync(passphraseFile, "hunter2");
    const relay = { ...(sound.keys.relay as object), passphraseFile };
    expect(await mistakesIn({ ...sound, keys: { ...sound.keys, relay } })).toEqual(["keys.relay key-does-not-open"]);
  });

  it("says where a file is no JSON, what the nearest key is, and never what stands there", async () => {
    const file = join(concord.folder, "checked.json");
    writeFileSync(file, '{\n  "passphrase": "hunter2",\n}');
    const notJson = await concord.run("gateway", "check-config", file);
    expect(notJson.output).toBe(`${file}: is not JSON (3:1). Correct it there. [not-json]\n`);
    writeFileSync(file, JSON.stringify({ ...sound, logLevle: "hunter2", database: { url: "hunter2" } }));
    const misspelt = await concord.run("gateway", "check-config", file);
    expect(misspelt.output).toContain("logLevle: is no key of the configuration. Leave it out, or write: logLevel.");
    expect(misspelt.output).not.toContain("hunter2");
    const chinese = await concord.run("gateway", "check-config", file, "--lang", "zh-Hans");
    expect(chinese.output).toContain("logLevle：没有这个键。请删去，或改为：logLevel。 [unknown-key]");
    const absent = await concord.run("gateway", "check-config", join(concord.folder, "absent.json"));
    expect([absent.exitCode, absent.output]).toEqual([
      1,
      expect.stringMatching(
        /^configuration: the file .*absent\.json cannot be read \(ENOENT\)\. .* \[unreadable-file\]\n$/,
      ),
    ]);
  });

  it("has every mistake in four languages, in the script of each, with the same values named", () => {
    for (const texts of Object.values(configMistakes).flatMap(({ what, remedy }) => [what, remedy])) {
      expect(Object.keys(texts)).toEqual([...languages]);
      expect(charactersIn(texts["zh-Hans"], traditionalOnly)).toEqual([]);
      expect(charactersIn(texts["zh-Hant"], simplifiedOnly)).toEqual([]);
      const named = Object.values(texts).map((text) => (text.match(/\{\w+\}/g) ?? []).toSorted().join());
      expect(new Set(named).size).toBe(1);
    }
  });
});

describe("a gateway with a mistake in its configuration", () => {
  it("does not start, and has a line in its log for each mistake", async () => {
    const file = join(concord.folder, "started.json");
    writeFileSync(file, JSON.stringify({ ...sound, logLevle: "hunter2", port: 0, partner: "ZZ" }));
    const { exitCode, lines } = await startMain({ CONCORD_GATEWAY_CONFIG: file, DATABASE_URL: "mysql://hunter2" })
      .ended;
    expect(exitCode).toBe(1);
    expect(lines.map(({ level, path, code }) => [level, path, code])).toEqual([
      ["fatal", "port", "wrong-value"],
      ["fatal", "logLevle", "unknown-key"],
      ["fatal", "partner", "not-in-directory"],
      ["fatal", "DATABASE_URL", "wrong-value"],
    ]);
    expect(JSON.stringify(lines)).not.toContain("hunter2");
  });

  it("says so where no configuration is named", async () => {
    const { exitCode, lines } = await startMain({ CONCORD_GATEWAY_CONFIG: "" }).ended;
    expect([exitCode, lines.map(({ code }) => code)]).toEqual([1, ["not-set"]]);
  });

  it("writes its log where the disk is full without ending by that", async () => {
    mkdirSync(join(concord.folder, "empty"));
    const file = join(concord.folder, "empty", "gateway.json");
    writeFileSync(file, "{}");
    const { exitCode } = await startMain({ CONCORD_GATEWAY_CONFIG: file }, "/dev/full").ended;
    expect(exitCode).toBe(1);
    expect(readFileSync(file, "utf8")).toBe("{}");
  });
});
