import { spawn } from "node:child_process";
import { chmod, mkdtemp, open, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import type { Wallet } from "ethers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { roles } from "../../gateway/domain/codes/roles.ts";
import { type ChainChild, startChain } from "../verbs/chain-child.ts";
import { type Founded, foundSmall, keyOf } from "../verbs/founded.ts";
import { type GatewayChild, prepareGateway } from "../verbs/gateway-child.ts";
import { caseOf, filesOf, type Office, openOffice } from "./office.ts";
import type { Ended } from "./unattended.ts";

const MAIN = resolve(import.meta.dirname, "../../gateway/cli/main.ts");
const NAME = "case-system";
const MEBIBYTE = 2 ** 20;
const LARGE_MEBIBYTES = 256;
/** What is read ahead and waits for the garbage collector is some of it, whatever the size; who held it would need all of it. */
const MOST_HELD = 0.7;

let chain: ChainChild;
let founded: Founded;
let folder: string;
let keyFile: string;
let made: Ended;
let secret: string;
let gateway: GatewayChild;
let office: Office;

/** `concord` as a process of its own, as somebody whom nothing but what is given makes known. */
async function concord(words: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const { CONCORD_TOKEN_FILE: _, ...inherited } = process.env;
  const child = spawn(process.execPath, [MAIN, ...words], {
    env: { ...inherited, CONCORD_HOME: office?.home ?? folder, LC_ALL: "C", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const chunks = { output: "", diagnostics: "" };
  child.stdout.on("data", (chunk: Buffer) => (chunks.output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (chunks.diagnostics += chunk.toString()));
  const exitCode = await new Promise<number>((done) => child.once("close", (code) => done(code ?? -1)));
  const ended = { exitCode, ...chunks };
  // Whatever becomes of a command, the key is in nothing that it says.
  if (secret !== undefined) expect(JSON.stringify(ended)).not.toContain(secret);
  return ended;
}

const asMachine = (...words: string[]) =>
  concord([...words, "--gateway", gateway.url, "--machine-key", keyFile, "--machine-name", NAME]);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "concord-machine-key-"));
  keyFile = join(folder, "case-system.pem");
  made = await concord(["key", "new-machine", NAME, keyFile, "--json"]);
  secret = (await readFile(keyFile, "utf8")).split("\n")[1] ?? "";
  const { publicKey } = JSON.parse(made.output) as { publicKey: string };
  chain = await startChain();
  founded = await foundSmall(chain.url);
  gateway = await prepareGateway(founded, "CN", "", (config) => ({
    ...config,
    auth: { ...config.auth, machines: [{ name: NAME, partner: "CN", roles: ["officer"], publicKey }] },
  }));
  await gateway.start();
  office = await openOffice(founded, "CN", gateway.url, { "cn-officer": keyOf(founded.officers, "CN") as Wallet });
});
afterAll(async () => {
  await gateway?.dispose();
  await office?.dispose();
  await chain?.stop();
  await rm(folder, { recursive: true, force: true });
});

describe("concord key new-machine", () => {
  it("makes a key that its owner alone may read, and shows what a gateway is to be told, which is no secret", async () => {
    expect((await stat(keyFile)).mode & 0o777).toBe(0o600);
    expect(JSON.parse(made.output)).toEqual({
      file: keyFile,
      name: NAME,
      publicKey: expect.stringContaining("BEGIN PUBLIC KEY"),
    });
    expect(secret.length).toBeGreaterThan(40);
    expect(JSON.stringify(made)).not.toContain(secret);
    const { exitCode, output } = await concord(["key", "new-machine", "archive", join(folder, "archive.pem")]);
    const [, , line = ""] = output.split("\n");
    expect([exitCode, JSON.parse(line)]).toEqual([0, { name: "archive", publicKey: expect.any(String) }]);
  });

  it("overwrites nothing, were it a link to nowhere, and takes no name that a gateway would not", async () => {
    const before = await readFile(keyFile, "utf8");
    await symlink(join(folder, "nowhere"), join(folder, "link.pem"));
    for (const file of [keyFile, join(folder, "link.pem")]) {
      const { exitCode, diagnostics } = await concord(["key", "new-machine", NAME, file]);
      expect([exitCode, diagnostics]).toEqual([1, expect.stringContaining("[file-exists]")]);
    }
    expect(await readFile(keyFile, "utf8")).toBe(before);
    expect((await concord(["key", "new-machine", "Case System", join(folder, "x.pem")])).exitCode).toBe(64);
  });
});

describe("concord with a machine's key", () => {
  it("asks as the machine", async () => {
    const { exitCode, output } = await asMachine("whoami", "--json");
    expect([exitCode, JSON.parse(output)]).toEqual([
      0,
      expect.objectContaining({ subject: NAME, issuer: null, partner: "CN", roles: ["officer"] }),
    ]);
    expect(roles.map(({ code }) => code)).toContain("officer");
  });

  it("takes key and name from the environment too, where no option says otherwise", async () => {
    const env = { CONCORD_MACHINE_KEY_FILE: keyFile, CONCORD_MACHINE_NAME: NAME, CONCORD_GATEWAY: gateway.url };
    expect(JSON.parse((await concord(["whoami", "--json"], env)).output)).toMatchObject({ subject: NAME });
    const tokenFile = join(office.home, "token");
    const { output } = await concord(["whoami", "--json", "--token-file", tokenFile], env);
    expect(JSON.parse(output)).toMatchObject({ subject: "officer-1" });
  });

  it("files a case, a file as large as one likes, without holding it, and reads what it filed", async () => {
    const small = await office.writeCase("small", caseOf("JM-S"), filesOf("small"));
    const large = await office.writeCase("large", caseOf("JM-L"), filesOf("large"));
    const file = await open(join(large, "parcels.csv"), "w");
    await file.truncate(LARGE_MEBIBYTES * MEBIBYTE);
    await file.close();
    const spy = join(folder, "memory.mjs");
    await writeFile(
      spy,
      `process.on("exit", () => process.stderr.write(\`maxRSS \${process.resourceUsage().maxRSS}\\n\`));\n`,
    );
    const env = { NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ""} --import ${pathToFileURL(spy).href}` };
    const passphrases = ["--passphrase-file", join(office.home, "officers", "passphrases", "cn-officer")];
    const fileCase = (at: string) =>
      concord(
        [
          ...["case", "file", at, "--json", "--gateway", gateway.url, "--machine-key", keyFile],
          ...["--machine-name", NAME, "--as", "cn-officer", ...passphrases],
        ],
        env,
      );
    const [ofSmall, ofLarge] = [await fileCase(small), await fileCase(large)];
    expect([ofSmall.exitCode, ofLarge.exitCode, ofLarge.diagnostics]).toEqual([0, 0, ofLarge.diagnostics]);
    const peakOf = ({ diagnostics }: Ended): number => Number(/maxRSS (\d+)/.exec(diagnostics)?.[1]) / 1_024;
    expect(peakOf(ofSmall)).toBeGreaterThan(20);
    expect(peakOf(ofLarge) - peakOf(ofSmall)).toBeLessThan(LARGE_MEBIBYTES * MOST_HELD);
    const listed = JSON.parse((await asMachine("evidence", "list", "--json")).output) as { evidence: object[] };
    expect(listed.evidence).toHaveLength(6);
    const verified = await asMachine("verify", join(large, "parcels.csv"), "--json");
    expect(JSON.parse(verified.output)).toMatchObject({ files: [{ verdict: "holds" }] });
    const events = await asMachine("events", "--json");
    expect([events.exitCode, events.output]).toEqual([0, expect.stringContaining("evidence.recorded")]);
  }, 120_000);

  it("is refused what the machine's roles do not allow, and with a key that the gateway does not know", async () => {
    // Of the log nothing is concluded: 1 would say that it fails.
    expect(await asMachine("audit", "access")).toMatchObject({
      exitCode: 2,
      diagnostics: expect.stringContaining("[role-required]"),
    });
    const unknown = ["--machine-key", join(folder, "archive.pem"), "--machine-name", NAME, "--gateway", gateway.url];
    expect(await concord(["whoami", ...unknown])).toMatchObject({
      exitCode: 1,
      diagnostics: expect.stringContaining("[signature-invalid]"),
    });
  });

  it("signs for the deployment that --deployment names, and is refused by a gateway of another", async () => {
    const own = join(office.home, "deployment.json");
    expect((await asMachine("whoami", "--deployment", own)).exitCode).toBe(0);
    const other = join(folder, "other.json");
    const deployment = JSON.parse(await readFile(own, "utf8")) as object;
    await writeFile(other, JSON.stringify({ ...deployment, deploymentId: `0x${"d2".repeat(32)}` }));
    const { exitCode, diagnostics } = await asMachine("whoami", "--deployment", other);
    expect([exitCode, diagnostics]).toEqual([1, expect.stringContaining("[signature-invalid]")]);
  });
});

describe("a machine's private key", () => {
  it.each([0o640, 0o604, 0o620, 0o601])(
    "is not used while others may do anything with its file: mode %i",
    async (mode) => {
      await chmod(keyFile, mode);
      const { exitCode, diagnostics } = await asMachine("whoami");
      await chmod(keyFile, 0o600);
      expect([exitCode, diagnostics]).toEqual([1, expect.stringContaining("[file-exposed]")]);
    },
  );

  it.each([
    ["text", "something else that is nobody's business\n"],
    ["a public key", ""],
    ["half of a key", ""],
  ])("is said to be none where the file holds %s, without a word of it", async (what, text) => {
    const pem = await readFile(keyFile, "utf8");
    const { publicKey } = JSON.parse(made.output) as { publicKey: string };
    const content = { "a public key": publicKey, "half of a key": pem.slice(0, pem.length / 2) }[what] ?? text;
    const file = join(folder, `${what.replaceAll(" ", "-")}.pem`);
    await writeFile(file, content, { mode: 0o600 });
    const ended = await concord(["whoami", "--gateway", gateway.url, "--machine-key", file, "--machine-name", NAME]);
    expect([ended.exitCode, ended.diagnostics]).toEqual([1, expect.stringContaining("[file-unreadable]")]);
    for (const line of content.split("\n").filter((each) => each.length > 20)) {
      expect(ended.diagnostics).not.toContain(line);
    }
  });

  it("needs a name, stands alone, and signs nothing for who is reached in plain over a network", async () => {
    const key = ["--machine-key", keyFile];
    for (const [words, said] of [
      [["whoami", "--gateway", gateway.url, ...key], "--machine-name"],
      [["whoami", "--gateway", gateway.url, ...key, "--machine-name", NAME, "--as-account", "cn-officer"], "Name one"],
      [["whoami", "--gateway", "http://gateway.example", ...key, "--machine-name", NAME], "neither https"],
    ] as const) {
      const { exitCode, diagnostics } = await concord(words);
      expect([exitCode, diagnostics]).toEqual([64, expect.stringContaining(said)]);
    }
  });

  it("signs nothing for a gateway that does not say of which deployment it is", async () => {
    const asked: string[] = [];
    const silent = createServer((request, response) => {
      asked.push(`${request.url} ${request.headers.signature ?? ""}`);
      response.setHeader("content-type", "application/json").end("{}");
    }).listen(0, "127.0.0.1");
    await new Promise((done) => silent.once("listening", done));
    const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
    const ended = await concord(["whoami", "--gateway", url, "--machine-key", keyFile, "--machine-name", NAME]);
    silent.close();
    expect([ended.exitCode, ended.diagnostics]).toEqual([1, expect.stringContaining("[sign-in-failed]")]);
    expect(asked).toEqual(["/.well-known/oauth-protected-resource "]);
  });
});
