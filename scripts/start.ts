/**
 * `npm start`: a consortium on this machine. Starts the chain and the gateways, each in a process of its own, founds the consortium, files
 * the example cases as their officers would, says what is where, and stays until Ctrl-C.
 */
import { execFile } from "node:child_process";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import process from "node:process";
import { parseArgs, promisify } from "node:util";
import { writeAccounts } from "./local/accounts.ts";
import { readConsortium } from "./local/consortium.ts";
import { ADMIN_OFFSET, type FoundedGateway, foundConsortium } from "./local/found-consortium.ts";
import type { IssuerConfig } from "./local/issuer.ts";
import { describeTakenPort, findTakenPorts } from "./local/ports.ts";
import { superviseProcesses } from "./local/supervise.ts";

const PROJECT = resolve(import.meta.dirname, "..");
const CHAIN_PORT = 8545;
const ISSUER_PORT = 8080;
const CHAIN_ID = 31337n;
const CASES = ["ant-moving/jiangmen", "ant-moving/guangzhou", "misdeclared-dolls"];

const { values: options } = parseArgs({
  options: {
    "port-offset": { type: "string", default: "0" },
    home: { type: "string", default: process.env.CONCORD_HOME ?? join(PROJECT, ".concord") },
    "no-cases": { type: "boolean", default: false },
  },
});
const portOffset = Number(options["port-offset"]);
const home = resolve(options.home);
const say = (line = ""): void => console.log(line);

if (!Number.isInteger(portOffset)) fail("--port-offset is a whole number, e.g. npm start -- --port-offset 1000");

const consortium = readConsortium();
const chainPort = CHAIN_PORT + portOffset;
const nodeUrl = `http://127.0.0.1:${chainPort}`;
const issuerPort = ISSUER_PORT + portOffset;
const issuerUrl = `http://127.0.0.1:${issuerPort}`;
const taken = await findTakenPorts([
  { port: chainPort, purpose: "chain" },
  { port: issuerPort, purpose: "sign-in" },
  ...consortium.partners.flatMap(({ iso, gateway }) =>
    gateway === undefined
      ? []
      : [
          { port: gateway + portOffset, purpose: `gateway of ${iso}` },
          { port: gateway + portOffset + ADMIN_OFFSET, purpose: `metrics of ${iso}` },
        ],
  ),
]);
if (taken.length > 0) fail(taken.map(describeTakenPort).join("\n"));

const previous = await readCurrent();
const startedAt = new Date().toISOString().replaceAll(/[:.]/g, "-");
const folder = join(home, "runs", startedAt);
await mkdir(folder, { recursive: true, mode: 0o700 });

const supervision = superviseProcesses({
  logFolder: join(folder, "logs"),
  onDied: (name, exit, delayMs) => say(`${name} ended (${exit}); it is started again in ${delayMs} ms`),
  onRestarted: (name) => {
    say(`${name} runs again`);
    void writePids();
  },
  onLost: (name, exit) => {
    say(`The ${name} ended (${exit}). Its ledger was in memory and is lost: the gateways now answer “unknown”.`);
    say("Ctrl-C ends this run; npm start begins a new consortium.");
  },
});

try {
  await bringUp();
} catch (error) {
  console.error(`concord: ${(error as Error).message}`);
  process.exitCode = 1;
  await supervision.stop();
}
await supervision.stopped;

async function bringUp(): Promise<void> {
  say("Starting the chain …");
  await supervision.start({
    name: "chain",
    script: join(PROJECT, "scripts/local/chain.ts"),
    args: [String(chainPort), CHAIN_ID.toString()],
    onDeath: "lost",
  });
  say("Founding the consortium: contracts, partners, agreements, keystores …");
  const gateways = await foundConsortium(
    { folder, portOffset, nodeUrl, chainId: CHAIN_ID, issuerUrl, hasMetrics: true },
    consortium,
  );
  say("Starting sign-in and the gateways …");
  await startIssuer(gateways);
  await Promise.all(
    gateways.map(({ iso, configFile }) =>
      supervision.start({
        name: `gateway-${iso}`,
        script: join(PROJECT, "gateway/main.ts"),
        // Every gateway of a local run has its own embedded database, whatever else this machine has.
        env: { CONCORD_GATEWAY_CONFIG: configFile, DATABASE_URL: "" },
        onDeath: "restart",
      }),
    ),
  );
  await writeCurrent();
  await writePids();
  const filed = options["no-cases"] ? [] : await fileCases();
  describeRun(gateways, filed);
}

/** Makes an account of each role for each partner that has a gateway here, and starts what signs them in. */
async function startIssuer(gateways: readonly FoundedGateway[]): Promise<void> {
  const accounts = join(folder, "accounts");
  await writeAccounts(
    accounts,
    gateways.map(({ iso }) => iso),
  );
  const config: IssuerConfig = {
    port: issuerPort,
    folder: accounts,
    gateways: gateways.map(({ iso, url }) => ({ iso, url })),
  };
  const configFile = join(accounts, "issuer.json");
  await writeFile(configFile, `${JSON.stringify(config, null, 2)}\n`, { mode: 0o600 });
  const script = join(PROJECT, "scripts/local/issuer.ts");
  await supervision.start({ name: "sign-in", script, args: [configFile], onDeath: "restart" });
}

interface Current {
  readonly folder: string;
}

async function readCurrent(): Promise<Current | undefined> {
  return readFile(join(home, "current.json"), "utf8").then(
    (text) => JSON.parse(text) as Current,
    () => undefined,
  );
}

/** Says where this run is; the command line finds it there. Renamed into place, so that it is never read half written. */
async function writeCurrent(): Promise<void> {
  const { deploymentId } = JSON.parse(await readFile(join(folder, "deployment.json"), "utf8")) as {
    deploymentId: string;
  };
  const temporary = join(home, "current.json.new");
  await writeFile(temporary, `${JSON.stringify({ folder, deploymentId, pid: process.pid }, null, 2)}\n`);
  await rename(temporary, join(home, "current.json"));
}

/** Which process is which, for an operator who wants to see one of them gone. */
async function writePids(): Promise<void> {
  const names = [
    "chain",
    "sign-in",
    ...consortium.partners.flatMap(({ iso, gateway }) => (gateway === undefined ? [] : [`gateway-${iso}`])),
  ];
  const pids = Object.fromEntries(names.map((name) => [name, supervision.pidOf(name)]));
  await writeFile(join(folder, "pids.json"), `${JSON.stringify(pids, null, 2)}\n`);
}

interface FiledCase {
  readonly folder: string;
  readonly case: string;
  readonly evidence: readonly { ref: string; id: string }[];
  readonly notice: { id: string } | null;
}

async function fileCases(): Promise<FiledCase[]> {
  const filed: FiledCase[] = [];
  for (const name of CASES) {
    const caseFolder = join(PROJECT, "scripts/local/cases", name);
    say(`Filing ${relative(PROJECT, caseFolder)} …`);
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [join(PROJECT, "gateway/cli/main.ts"), "case", "file", caseFolder, "--json"],
      { env: { ...process.env, CONCORD_HOME: home }, maxBuffer: 64 * 1024 * 1024 },
    );
    filed.push({ ...(JSON.parse(stdout) as Omit<FiledCase, "folder">), folder: relative(PROJECT, caseFolder) });
  }
  return filed;
}

function describeRun(gateways: readonly FoundedGateway[], filed: readonly FiledCase[]): void {
  say();
  say("Concord is running on this machine.");
  say();
  say(`  chain        ${nodeUrl}  (Hardhat's network, in memory)`);
  for (const { iso, url } of gateways) say(`  gateway ${iso}   ${url}  (page: ${url}/verify, API: ${url}/docs)`);
  say(
    `  sign-in      ${issuerUrl}  accounts PARTNER-ROLE, such as hk-officer, hk-recogniser, hk-auditor, hk-operator;`,
  );
  say("               passwords in accounts/passwords/ of the run");
  say(`  metrics      /metrics and /readyz, ${ADMIN_OFFSET} after each gateway's port`);
  say(`  this run     ${folder}`);
  say("               officers/ keystores, gateways/ databases and objects, logs/");
  if (previous !== undefined) say(`  previous run ${previous.folder}  (kept; its chain is gone)`);
  for (const { case: number, folder: caseFolder, evidence, notice } of filed) {
    say();
    say(`  case ${number}  (${caseFolder})`);
    for (const { ref, id } of evidence) say(`    ${ref.padEnd(12)} ${id}`);
    if (notice !== null) say(`    ${"notice".padEnd(12)} ${notice.id}`);
  }
  const hongKong = gateways.find(({ iso }) => iso === "HK");
  const [first] = filed;
  if (hongKong !== undefined && first !== undefined) {
    const parcels = first.evidence.find(({ ref }) => ref === "parcels")?.id;
    const at = home === join(PROJECT, ".concord") ? "" : `CONCORD_HOME=${home} `;
    const concord = `${at}npx --no-install concord`;
    say();
    say("Try, in another terminal:");
    say(`  ${concord} notice list --gateway ${hongKong.url}`);
    say(`  ${concord} notice acknowledge ${first.notice?.id} --gateway ${hongKong.url}`);
    say(`  ${concord} evidence recognise ${parcels} --grade reference --gateway ${hongKong.url}`);
    say(`  ${concord} verify ${first.folder}/parcels.csv --gateway ${hongKong.url}`);
    say(`  ${concord} --help`);
  }
  say();
  say("Ctrl-C stops everything.");
}

function fail(message: string): never {
  console.error(message.replaceAll(/^/gm, "concord: "));
  process.exit(1);
}
