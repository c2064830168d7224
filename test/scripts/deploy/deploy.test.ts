import { execFileSync, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { checkConfig } from "../../../gateway/check-config.ts";
import { describeConfigMistake } from "../../../gateway/domain/texts/describe-config-mistake.ts";
import { findPort } from "../../../scripts/faults/find-port.ts";
import { makeKey, writeKey } from "../../../scripts/local/make-keys.ts";
import { until } from "../../verbs/test-gateway.ts";
import { lastStage, makeProductionFolder, PROJECT } from "./production-folder.ts";

const DEPLOY = join(PROJECT, "scripts/deploy");
const DOCKERFILE = join(DEPLOY, "Dockerfile");
const EXAMPLE = join(DEPLOY, "gateway.example.json");
const SERVICES = ["concord-gateway.service", "concord-backup.service"];

let folder: string;
let secrets: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "concord-deploy-"));
  secrets = join(folder, "secrets");
  mkdirSync(secrets);
  for (const name of ["relay", "exchange"]) {
    const { passphraseFile } = await writeKey(secrets, name, makeKey());
    writeFileSync(join(secrets, `${name}.passphrase`), readFileSync(passphraseFile));
  }
  writeFileSync(join(secrets, "lookup.secret"), randomBytes(32).toString("hex"));
  writeFileSync(join(secrets, "database.url"), "postgresql://concord@127.0.0.1/concord\n");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const example = () => JSON.parse(readFileSync(EXAMPLE, "utf8")) as Record<string, unknown>;

/** What a configuration names of the folder of secrets. */
const secretsIn = (text: string): string[] =>
  [...new Set([...text.matchAll(/\$CREDENTIALS_DIRECTORY\/([\w.]+)/g)].map(([, name = ""]) => name))].toSorted();

describe("the example of a configuration", () => {
  it("has no mistake, with the secrets in their place", async () => {
    const file = join(folder, "gateway.json");
    writeFileSync(file, JSON.stringify({ ...example(), folder: join(folder, "store") }));
    process.env.CREDENTIALS_DIRECTORY = secrets;
    const mistakes = await checkConfig(file).finally(() => delete process.env.CREDENTIALS_DIRECTORY);
    expect(mistakes.map((mistake) => describeConfigMistake(mistake, "en"))).toEqual([]);
  });
});

describe("the units of systemd", () => {
  const linesOf = (name: string) => readFileSync(join(DEPLOY, name), "utf8").split("\n");

  it.each(SERVICES)("%s gives the process the secrets that the configuration names, and no others", (name) => {
    const loaded = linesOf(name).flatMap((line) => /^LoadCredential=([\w.]+):/.exec(line)?.[1] ?? []);
    expect(loaded.toSorted()).toEqual(secretsIn(readFileSync(EXAMPLE, "utf8")));
  });

  it.each(SERVICES)(
    "%s runs what there is, as a user that is not root, and may write its own folders alone",
    (name) => {
      const lines = linesOf(name);
      for (const line of ["User=concord", "NoNewPrivileges=yes", "ProtectSystem=strict", "CapabilityBoundingSet="]) {
        expect(lines).toContain(line);
      }
      const [, script = ""] = /^ExecStart=\/usr\/bin\/node \/opt\/concord\/(\S+)/m.exec(lines.join("\n")) ?? [];
      expect(existsSync(join(PROJECT, script))).toBe(true);
    },
  );

  it("leave a gateway more time to end than it takes", () => {
    const [, seconds] = /^TimeoutStopSec=(\d+)$/m.exec(linesOf("concord-gateway.service").join("\n")) ?? [];
    expect(Number(seconds) * 1_000).toBeGreaterThan(example().shutdownMs as number);
  });

  it("are units, and little is exposed, by systemd's own judgement where it is at hand", () => {
    if (spawnSync("systemd-analyze", ["--version"]).error !== undefined) return;
    const units = join(folder, "units");
    mkdirSync(units);
    for (const name of [...SERVICES, "concord-backup.timer"]) {
      const text = readFileSync(join(DEPLOY, name), "utf8");
      // Judged are also the programs that it names, which are elsewhere here.
      writeFileSync(
        join(units, name),
        text.replaceAll("/usr/bin/node", process.execPath).replaceAll("/opt/concord", PROJECT),
      );
    }
    const all = readdirSync(units).map((name) => join(units, name));
    const verified = spawnSync("systemd-analyze", ["verify", ...all], { encoding: "utf8" });
    expect([verified.stderr, verified.status]).toEqual(["", 0]);
    for (const name of SERVICES) {
      const words = ["security", "--offline=true", "--threshold=20", join(units, name)];
      expect(spawnSync("systemd-analyze", words, { encoding: "utf8" }).status).toBe(0);
    }
  });
});

describe("the compose file", () => {
  interface Service {
    readonly secrets: readonly string[];
    readonly networks: readonly string[];
    readonly volumes: readonly string[];
    readonly cap_drop: readonly string[];
    readonly ports?: readonly string[];
    readonly image: string;
    readonly build?: { context: string; dockerfile: string };
    readonly stop_grace_period: string;
  }
  const compose = parse(readFileSync(join(DEPLOY, "compose.yaml"), "utf8")) as {
    services: Record<"gateway" | "database", Service>;
    secrets: Record<string, { file: string }>;
    volumes: object;
    networks: Record<string, { internal?: boolean }>;
  };
  const { gateway, database } = compose.services;

  it("gives each container the secrets that it needs, each from a file, and every one of them to somebody", () => {
    expect([...gateway.secrets].toSorted()).toEqual(secretsIn(readFileSync(EXAMPLE, "utf8")));
    expect([...gateway.secrets, ...database.secrets].toSorted()).toEqual(Object.keys(compose.secrets).toSorted());
    for (const [name, { file }] of Object.entries(compose.secrets)) expect(file).toBe(`./secrets/${name}`);
  });

  it("lets nobody but the gateway reach the database, and publishes on loopback alone", () => {
    expect(database.networks).toEqual(["inside"]);
    expect(compose.networks.inside).toEqual({ internal: true });
    expect(database.ports).toBe(undefined);
    for (const port of gateway.ports ?? []) expect(port).toMatch(/^127\.0\.0\.1:/);
  });

  it("names volumes and files that there are, drops capabilities, and leaves time to end", () => {
    const named = [...gateway.volumes, ...database.volumes].map((volume) => volume.split(":")[0] ?? "");
    const volumes = named.filter((name) => !name.startsWith("."));
    expect(volumes.toSorted()).toEqual(Object.keys(compose.volumes).toSorted());
    for (const service of [gateway, database]) expect(service.cap_drop).toEqual(["ALL"]);
    expect(join(DEPLOY, gateway.build?.context ?? "", gateway.build?.dockerfile ?? "")).toBe(DOCKERFILE);
    expect(Number.parseInt(gateway.stop_grace_period, 10) * 1_000).toBeGreaterThan(example().shutdownMs as number);
  });

  it("and the Dockerfile name no registry", () => {
    const stages = readFileSync(DOCKERFILE, "utf8").matchAll(/^FROM (\S+)/gm);
    for (const image of [...stages].map(([, name = ""]) => name).concat(gateway.image, database.image)) {
      expect(image).toMatch(/^[a-z-]+(:[\w.-]+)?$/);
      expect(image).not.toMatch(/:latest$/);
    }
  });
});

describe("what the image holds", () => {
  let production: string;
  beforeAll(() => {
    production = makeProductionFolder(DOCKERFILE);
  });
  afterAll(() => rmSync(production, { recursive: true, force: true }));

  const stage = lastStage(DOCKERFILE);
  const env = Object.fromEntries(
    stage
      .filter(({ instruction }) => instruction === "ENV")
      .flatMap(({ rest }) => rest.trim().split(/\s+/))
      .map((pair) => pair.split("=")),
  ) as Record<string, string>;

  it("starts a gateway that answers, with its pages and its API's page, without a dependency of development", async () => {
    expect(existsSync(join(production, "node_modules/vitest"))).toBe(false);
    expect(existsSync(join(production, "scripts"))).toBe(false);
    expect(stage.find(({ instruction }) => instruction === "USER")?.rest).toMatch(/^[1-9]\d+:[1-9]\d+$/);
    const [command = "", ...words] = JSON.parse(
      stage.find(({ instruction }) => instruction === "ENTRYPOINT")?.rest ?? "[]",
    ) as string[];
    expect(command).toBe("node");
    const port = await findPort();
    const file = join(folder, "production.json");
    const { admin: _admin, database: _database, ...config } = example();
    writeFileSync(file, JSON.stringify({ ...config, port, folder: join(folder, "production-store") }));
    const child = spawn(process.execPath, words, {
      cwd: production,
      // What the machine at hand has of Node's settings is none of the image's.
      env: { PATH: process.env.PATH, ...env, CONCORD_GATEWAY_CONFIG: file, CREDENTIALS_DIRECTORY: secrets },
      stdio: ["ignore", "pipe", "inherit"],
    });
    const lines: string[] = [];
    createInterface({ input: child.stdout }).on("line", (line) => lines.push(line));
    try {
      await until(
        "the gateway to listen",
        async () => {
          if (child.exitCode !== null) throw new Error(lines.join("\n"));
          return lines.some((line) => line.includes('"listening"')) ? true : undefined;
        },
        60_000,
      );
      const statusOf = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).status;
      expect([await statusOf("/healthz"), await statusOf("/docs"), await statusOf("/openapi.json")]).toEqual([
        200, 200, 200,
      ]);
      expect(await statusOf("/verify/nothing")).toBe(404);
      const check = JSON.parse(
        stage.find(({ instruction }) => instruction === "HEALTHCHECK")?.rest.replace(/^.*?CMD /, "") ?? "[]",
      ) as string[];
      const script = (check.at(-1) ?? "").replace(":8081", `:${port}`);
      const healthOf = () => spawnSync(process.execPath, ["--eval", script]).status;
      expect(healthOf()).toBe(0);
      child.kill("SIGTERM");
      expect(await new Promise((done) => child.once("exit", done))).toBe(0);
      expect(healthOf()).toBe(1);
    } finally {
      child.kill("SIGKILL");
    }
  });

  it("has the command line for its operator", () => {
    const concord = (...words: string[]) =>
      execFileSync(process.execPath, [join(production, "gateway/cli/concord.mjs"), ...words], { encoding: "utf8" });
    expect(concord("--version")).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(concord("gateway", "check-config", "--help")).toContain("check-config");
  });
});
