import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import process from "node:process";
import type { Wallet } from "ethers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { GatewayConfig } from "../../gateway/config.ts";
import { makeKey } from "../../scripts/local/make-keys.ts";
import { caseOf, filesOf, type Office, openOffice } from "../cli/office.ts";
import { type ChainChild, startChain } from "../verbs/chain-child.ts";
import { type Founded, foundSmall, keyOf } from "../verbs/founded.ts";
import { type GatewayChild, prepareGateway } from "../verbs/gateway-child.ts";
import { until } from "../verbs/test-gateway.ts";

const PROJECT = resolve(import.meta.dirname, "../..");
const MAIN = join(PROJECT, "gateway/main.ts");
const SIGNER = join(PROJECT, "scripts/local/remote-signer.ts");
const REPORTS = "--report-on-fatalerror --report-on-signal --report-uncaught-exception";

let chain: ChainChild;
let founded: Founded;
let gateway: GatewayChild;
let config: GatewayConfig;
let office: Office;
let folder: string;
let secrets: readonly { readonly name: string; readonly forms: readonly Buffer[] }[];

/** Every way in which bytes could have been written. */
function formsOf(name: string, text: string) {
  const hex = text.replace(/^0x/, "");
  const bytes = /^(?:[0-9a-f]{2})+$/i.test(hex) ? Buffer.from(hex, "hex") : Buffer.from(text);
  const written = [hex, hex.toUpperCase(), bytes.toString("base64"), bytes.toString("base64url")];
  const ofText = [Buffer.from(text).toString("base64"), Buffer.from(text).toString("base64url")];
  const forms = [...written, ...ofText].map((form) => Buffer.from(form.replace(/=+$/, "")));
  return { name, forms: [...forms, bytes] };
}

/** Names of the secrets that are in some bytes. */
const secretsIn = (bytes: Buffer): string[] =>
  secrets.filter(({ forms }) => forms.some((form) => bytes.includes(form))).map(({ name }) => name);

function filesIn(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

interface Running {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly ended: Promise<NodeJS.Signals | number | null>;
}

/** A process with every crash report on, core dumps unlimited, in a folder of its own. */
function run(name: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Running & { readonly home: string } {
  const home = join(folder, name);
  mkdirSync(home);
  const child = spawn("sh", ["-c", 'ulimit -c unlimited; exec "$0" "$@"', process.execPath, ...args], {
    cwd: home,
    env: { ...process.env, NODE_OPTIONS: `${REPORTS} --report-directory=${home}`, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const file = join(home, "output");
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => {
      chunks.push(chunk);
      writeFileSync(file, Buffer.concat(chunks));
    });
  }
  const ended = new Promise<NodeJS.Signals | number | null>((done) =>
    child.once("close", (code, signal) => done(signal ?? code)),
  );
  return { home, child, output: () => Buffer.concat(chunks).toString(), ended };
}

beforeAll(async () => {
  chain = await startChain();
  founded = await foundSmall(chain.url);
  folder = mkdtempSync(join(tmpdir(), "concord-secrets-"));
  const relay = makeKey();
  const officer = keyOf(founded.officers, "CN") as Wallet;
  gateway = await prepareGateway(founded, "CN");
  config = JSON.parse(readFileSync(gateway.configFile, "utf8")) as GatewayConfig;
  office = await openOffice(founded, "CN", gateway.url, { officer });
  const keyFolder = join(office.home, "keys");
  mkdirSync(keyFolder);
  const token = randomBytes(24).toString("hex");
  writeFileSync(join(keyFolder, "token"), token);
  const exchange = keyOf(founded.gatewayKeys, "CN") as Wallet;
  const read = (file: string): string => readFileSync(file, "utf8").trim();
  const passphrases = ["relay", "exchange"].map((name) => {
    const place = config.keys[name as "relay" | "exchange"];
    return "keystore" in place ? formsOf(`passphrase of ${name}`, read(place.passphraseFile)) : formsOf(name, "none");
  });
  secrets = [
    ...passphrases,
    formsOf("relay key of the signer", relay.privateKey),
    formsOf("exchange key", exchange.privateKey),
    formsOf("officer's key", officer.privateKey),
    formsOf("officer's passphrase", read(join(office.home, "officers/passphrases/officer"))),
    formsOf("access token", read(join(office.home, "token"))),
    formsOf("lookup secret", read(config.keys.lookupSecretFile)),
    formsOf("token", token),
    formsOf("password in a configuration", "hunter2-password"),
  ];
});
afterAll(async () => {
  await office?.dispose();
  await gateway?.dispose();
  await chain?.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe("no key, passphrase or token is left behind", () => {
  it("by a search that would find it", () => {
    const [first] = secrets;
    for (const form of first?.forms ?? []) {
      expect(secretsIn(Buffer.concat([Buffer.from("x"), form, Buffer.from("y")]))).toEqual([first?.name]);
    }
  });

  it("when a gateway does not start", async () => {
    const wrong = join(folder, "wrong-passphrase");
    const { relay } = config.keys;
    if (!("keystore" in relay)) throw new Error("there is no keystore");
    writeFileSync(wrong, "hunter2-password");
    const cases: Record<string, string> = {
      "wrong passphrase": JSON.stringify({
        ...config,
        keys: { ...config.keys, relay: { ...relay, passphraseFile: wrong } },
      }),
      "no keystore": JSON.stringify({ ...config, keys: { ...config.keys, relay: { ...relay, keystore: "/nowhere" } } }),
      "broken JSON": '{"database":{"url":"postgresql://concord:hunter2-password@host/db",,}}',
      "broken JSON early": '{"url": hunter2-password}',
      "surplus member": JSON.stringify({ ...config, passphrase: "hunter2-password" }),
      "database away": JSON.stringify({
        ...config,
        database: { url: "postgresql://concord:hunter2-password@127.0.0.1:9/db", connections: 1, timeoutMs: 500 },
      }),
    };
    rmSync(wrong, { force: true });
    writeFileSync(join(office.home, "wrong"), "hunter2-password");
    for (const [name, text] of Object.entries(cases)) {
      const file = join(office.home, `${name}.json`);
      writeFileSync(file, text.replaceAll(wrong, join(office.home, "wrong")));
      const { ended, output } = run(name, [MAIN], { CONCORD_GATEWAY_CONFIG: file });
      expect(await ended).toBe(1);
      expect(output()).not.toBe("");
    }
  }, 60_000);

  it("by a gateway that works, is refused, is asked for a report, and is aborted", async () => {
    const { home, child, ended } = run("working", [MAIN], {
      CONCORD_GATEWAY_CONFIG: gateway.configFile,
      CONCORD_TEST_SECRET: "hunter2-password",
    });
    await until(
      "the gateway to answer",
      () =>
        gateway.ask(`${gateway.url}/v1/network`).then(
          (a) => a.ok || undefined,
          () => undefined,
        ),
      20_000,
    );
    const caseFolder = await office.writeCase("good", caseOf("S-1"), filesOf("secrets"));
    expect((await office.start(["case", "file", caseFolder]).ended).exitCode).toBe(0);
    for (const path of ["/v1/packages", "/v1/submissions", "/v1/nowhere"]) {
      const answer = await gateway.ask(`${gateway.url}${path}`, {
        method: "POST",
        body: "{",
        headers: { "content-type": "application/json" },
      });
      expect(secretsIn(Buffer.from(await answer.text()))).toEqual([]);
    }
    child.kill("SIGUSR2");
    await until("the report", async () => (filesIn(home).some((file) => file.endsWith(".json")) ? true : undefined));
    expect(secretsIn(readFileSync(`/proc/${child.pid}/cmdline`))).toEqual([]);
    child.kill("SIGABRT");
    expect(await ended).toBe("SIGABRT");
  }, 60_000);

  it("by a signer that is asked wrongly, and is aborted", async () => {
    const configFile = join(office.home, "signer.json");
    const { exchange } = config.keys;
    const tokenFile = join(office.home, "keys/token");
    writeFileSync(configFile, JSON.stringify({ port: 0, chainId: 31_337, tokenFile, keys: [exchange] }));
    const { child, output, ended } = run("signer", [SIGNER, configFile]);
    const url = await until("the signer", async () => /http:\S+/.exec(output())?.[0], 20_000);
    const authorization = `Bearer ${readFileSync(tokenFile, "utf8")}`;
    for (const body of [
      "{",
      '{"method":"eth_sign","params":["0x12",1]}',
      '{"method":"eth_signTypedData","params":[1,"{"]}',
    ]) {
      const answer = await fetch(url, { method: "POST", body, headers: { authorization } });
      expect(secretsIn(Buffer.from(await answer.text()))).toEqual([]);
    }
    expect(secretsIn(readFileSync(`/proc/${child.pid}/environ`))).toEqual([]);
    child.kill("SIGABRT");
    expect(await ended).toBe("SIGABRT");
  }, 60_000);

  it("by a command that cannot open its key", async () => {
    const keystore = join(office.home, "officers/officer.json");
    const wrong = join(office.home, "wrong");
    const tokenFile = join(office.home, "keys/token");
    const caseFolder = await office.writeCase("bad", caseOf("S-2"), filesOf("secrets"));
    const wordings = [
      ["--as", keystore, "--passphrase-file", wrong],
      ["--as", keystore, "--passphrase-file", join(office.home, "nowhere")],
      ["--as", keystore],
      ["--as", "http://127.0.0.1:9#0x12", "--signer-token-file", tokenFile],
      ["--as", `http://127.0.0.1:9#${founded.officers.CN?.address}`, "--signer-token-file", tokenFile],
      ["--as", `${chain.url}#${founded.officers.CN?.address}`, "--signer-token-file", tokenFile],
    ];
    await gateway.start();
    for (const [position, words] of wordings.entries()) {
      const env = { CONCORD_HOME: office.home, CONCORD_TOKEN_FILE: join(office.home, "token"), LC_ALL: "C" };
      const command = [join(PROJECT, "gateway/cli/main.ts"), "case", "file", caseFolder, ...words];
      const { ended, output } = run(`command ${position}`, command, env);
      expect(await ended).not.toBe(0);
      expect(output()).toMatch(/\[(?:keystore-locked|file-unreadable|usage|signer-[a-z-]+)\]/);
    }
  }, 60_000);

  it("in any file that was written", () => {
    const found = [folder, config.folder].flatMap((directory) =>
      filesIn(directory).flatMap((file) => secretsIn(readFileSync(file)).map((name) => `${file}: ${name}`)),
    );
    expect(found).toEqual([]);
    expect(filesIn(folder).filter((file) => file.endsWith(".json")).length).toBeGreaterThan(0);
  });
});
