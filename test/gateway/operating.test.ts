import { randomBytes } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { createApiClient } from "../../gateway/cli/api-client.ts";
import type { GatewayConfigFile } from "../../gateway/config.ts";
import { openDatabase } from "../../gateway/storage/open-database.ts";
import { openPostgres } from "../../gateway/storage/postgres-dialect.ts";
import { requirePartner } from "../../gateway/storage/require-partner.ts";
import { findPort } from "../../scripts/faults/find-port.ts";
import { identityOf } from "../../scripts/local/deploy.ts";
import { fetchAs } from "../auth/fetch-as.ts";
import { sharedIssuer } from "../auth/test-issuer.ts";
import { trusting } from "../auth/trusting.ts";
import { postgresServer } from "../storage/test-database.ts";
import { type ChainChild, startChain } from "../verbs/chain-child.ts";
import { type Founded, foundSmall } from "../verbs/founded.ts";
import { bytesOf, manifestOf } from "../verbs/test-gateway.ts";
import { readHandbook } from "./handbook.ts";
import { type Machine, makeMachine } from "./machine.ts";

const RULES = join(import.meta.dirname, "../../scripts/deploy/alert-rules.yaml");

const blocks = readHandbook();
/** Makes a role and a database that are there for the whole server. */
const POSTGRES = "postgres";

let chain: ChainChild;
let founded: Founded;
let machine: Machine;
let ports: { gateway: number; admin: number };
let metrics = "";
let filed: { readonly root: string; readonly salts: unknown } | undefined;

beforeAll(async () => {
  chain = await startChain();
  founded = await foundSmall(chain.url);
  ports = { gateway: await findPort(), admin: await findPort() };
  machine = makeMachine({ 8081: ports.gateway, 9081: ports.admin });
});
afterAll(async () => {
  machine?.dispose();
  await chain?.stop();
});

/** What the operator writes into the example by hand: section 3. */
async function writeOwnConfig(): Promise<void> {
  const file = machine.placeOf("/etc/concord/gateway.json");
  const { database: _database, ...example } = JSON.parse(readFileSync(file, "utf8")) as GatewayConfigFile;
  const { agreements } = founded.deployment;
  const config: GatewayConfigFile = {
    ...example,
    auth: await trusting(),
    port: ports.gateway,
    admin: { port: ports.admin },
    publicUrl: `http://127.0.0.1:${ports.gateway}`,
    folder: machine.placeOf("/var/lib/concord"),
    node: { url: founded.nodeUrl, pollMs: 50 },
    deployment: identityOf(founded.deployment),
    directory: {
      partners: founded.directory.partners.map(({ id, iso, name, offices }) => ({
        id,
        iso,
        name,
        offices: [...offices],
      })),
      agreements: Object.entries(agreements).map(([code, id]) => ({ code, id })),
    },
  };
  writeFileSync(file, JSON.stringify(config, null, 2));
}

/** Hands a manifest in, or the same again: of what the gateway had before it has salts. */
async function handIn(): Promise<{ root: string; salts: unknown; isNew: boolean }> {
  const url = `http://127.0.0.1:${ports.gateway}`;
  const ask = fetchAs(await (await sharedIssuer()).signing(), { partner: "CN", audience: url });
  return createApiClient(url, ask).sendManifest(manifestOf("CN", "handbook", bytesOf("an exhibit")));
}

/** What is to be seen after a block, where its exit code does not say it. */
const seen: Readonly<Record<string, (output: string) => void>> = {
  "concord key list": (output) => {
    expect(output).toMatch(/0x[0-9a-f]{40}.*\n.*0x[0-9a-f]{40}/s);
    const secrets = machine.placeOf("/etc/concord/secrets");
    expect(readdirSync(secrets)).toEqual(expect.arrayContaining(["relay.json", "exchange.json", "lookup.secret"]));
  },
  "gateway check-config": (output) => expect(output).toContain("no mistakes"),
  "restore /var/backups/concord --check": (output) => expect(output).toContain("the backup is whole"),
  "audit access": (output) => expect(output).toMatch(/^Unknown {2}access log of the gateway of CN, \d+ entries$/m),
  "grep '^concord_access_log'": (output) => expect(output).toContain("concord_access_log_unanchored_seconds "),
  "index rebuild": (output) => expect(output).toContain("its content is what it was"),
  eth_getBlockByNumber: (output) => expect(output.split(founded.deployment.genesisHash)).toHaveLength(3),
  "9081/metrics | grep -E": (output) => expect(output).toMatch(/^concord_waiting\{for="node-unreachable"\} 0$/m),
  "9081/readyz": (output) => expect(output).toContain('"status":"ready"'),
  "shred -u": () => expect(existsSync(machine.placeOf("/etc/concord"))).toBe(false),
};

describe("the operator's handbook", () => {
  it.each(
    blocks
      .map((block, place) => [place + 1, block.section, block] as const)
      .filter(([, , { mark }]) => mark === undefined),
  )(
    "block %i (%s) does what it says",
    async (_place, section, { text }) => {
      const { exitCode, output } = await machine.run(text);
      expect([exitCode, output]).toEqual([0, output]);
      for (const [command, look] of Object.entries(seen)) if (text.includes(command)) look(output);
      if (text.includes("gateway.example.json")) await writeOwnConfig();
      if (text.includes("9081/readyz")) {
        const { isNew, ...held } = await handIn();
        expect(isNew).toBe(filed === undefined);
        filed ??= held;
        expect(held).toEqual(filed);
      }
      if (section === "5. Watch" && metrics === "") {
        metrics = await (await fetch(`http://127.0.0.1:${ports.admin}/metrics`)).text();
      }
    },
    120_000,
  );

  it("marks what is not run here, and why", () => {
    const marked = blocks.filter(({ mark }) => mark !== undefined);
    expect(marked.map(({ section, mark }) => `${section}: ${mark}`)).toMatchInlineSnapshot(`
      [
        "1. Install: needs the network and root's users",
        "1. Install: needs root's users",
        "2. Keys: is the signatory's, on another machine",
        "3. Configure: postgres",
        "3. Configure: is the program's, on its own machine",
        "3. Configure: is the program's, on its own machine",
        "4. Start: is several partners', each on its own machine",
        "Restore: needs root's users",
        "Upgrade: needs the network",
        "7.1 A key is stolen, or may be: is the signatory's, on another machine",
        "8. Found a consortium: is the founder's, on another machine",
        "8. Found a consortium: is every partner's, on its own machine",
      ]
    `);
  });

  if (postgresServer !== undefined) {
    it("makes a database that a gateway works on", async () => {
      const block = blocks.find(({ mark }) => mark === POSTGRES);
      const name = `concord_${randomBytes(4).toString("hex")}`;
      // A server has one role and one database of a name, and may have these already.
      const led = (block?.text ?? "").replaceAll(/\b(role|database|owner) concord\b/g, `$1 ${name}`);
      const made = await machine.run(led, { SUPERUSER_URL: postgresServer ?? "" });
      expect([made.exitCode, made.output]).toEqual([0, made.output]);
      const url = new URL(postgresServer ?? "");
      url.username = name;
      url.password = "from%20a%20password%20manager";
      url.pathname = `/${name}`;
      const db = await openDatabase(
        openPostgres({ url: url.href, connections: 2, timeoutMs: 5_000, report: () => undefined }),
      );
      await requirePartner(db, 1);
      await db.destroy();
      const drop = `psql --quiet --dbname "$SUPERUSER_URL" -c 'drop database ${name}' -c 'drop role ${name}'`;
      expect((await machine.run(drop, { SUPERUSER_URL: postgresServer ?? "" })).exitCode).toBe(0);
    });
  }

  it("runs most of its blocks", () => {
    const run = blocks.filter(({ mark }) => mark === undefined || (mark === POSTGRES && postgresServer !== undefined));
    expect(run.length).toBeGreaterThan(blocks.length / 2);
  });
});

describe("the alert rules", () => {
  const { groups } = parse(readFileSync(RULES, "utf8")) as {
    groups: { rules: { alert: string; expr: string; annotations: { summary: string } }[] }[];
  };
  const rules = groups.flatMap((group) => group.rules);

  it("go by metrics that a gateway has", () => {
    const known = new Set([...metrics.matchAll(/^# TYPE (\w+)/gm)].map(([, name]) => name));
    expect(known.size).toBeGreaterThan(20);
    for (const { expr } of rules) {
      for (const [name] of expr.matchAll(/concord_\w+/g)) expect(known).toContain(name);
    }
  });

  it("are each explained to the operator, and no others", () => {
    const handbook = readFileSync(join(import.meta.dirname, "../../gateway/OPERATING.md"), "utf8");
    const explained = [...handbook.matchAll(/^\| (Concord\w+) \|/gm)].map(([, name]) => name);
    expect(explained).toEqual(rules.map(({ alert }) => alert));
  });
});
