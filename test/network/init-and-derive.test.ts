import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { computeAddress } from "ethers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openKeystore } from "../../gateway/keys/keystore.ts";
import { sha256Of } from "../../gateway/network/voice.ts";
import { runUnattended } from "../cli/unattended.ts";
import { relayOf } from "./network-kit.ts";

const PARTNERS = ["CN", "HK", "MO", "MY"];
let folder: string;

const network = (...words: string[]) =>
  runUnattended(["network", ...words], folder, { now: () => 0, sleep: () => Promise.resolve(), openKeystore });
const init = (iso: string, ...more: string[]) =>
  network(
    ...["init", "--partners", "MY,CN,HK,MO", "--chain-id", "20848", "--own", iso],
    ...[
      "--host",
      `192.0.2.${10 + PARTNERS.indexOf(iso)}:30303`,
      "--account",
      relayOf(iso),
      "-o",
      path.join(folder, iso),
      ...more,
    ],
  );
const partFile = (iso: string) => path.join(folder, iso, `${iso}-1.node.json`);
const partFiles = () => PARTNERS.map(partFile);
const read = (...names: string[]) => readFile(path.join(folder, ...names), "utf8");

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "concord-network-"));
  for (const iso of PARTNERS) {
    await mkdir(path.join(folder, iso));
    expect(await init(iso)).toMatchObject({ exitCode: 0, diagnostics: "" });
  }
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe("concord network derive, where it cannot write", () => {
  it("says so and leaves nothing half written", async () => {
    await mkdir(path.join(folder, "full", "network.json"), { recursive: true });
    const { exitCode, diagnostics } = await network("derive", ...partFiles(), "-o", path.join(folder, "full"));
    expect([exitCode, diagnostics]).toEqual([1, expect.stringContaining("[file-unwritable]")]);
    expect(await readdir(path.join(folder, "full"))).toEqual(["network.json"]);
  });
});

describe("concord network init", () => {
  it("makes a key that its owner alone may read, and a part that does not tell it", async () => {
    const key = path.join(folder, "CN", "CN-1", "key");
    expect((await stat(key)).mode & 0o777).toBe(0o600);
    expect((await stat(path.dirname(key))).mode & 0o777).toBe(0o700);
    const secret = (await readFile(key, "utf8")).trim();
    const part = await readFile(partFile("CN"), "utf8");
    expect(part).not.toContain(secret);
    const { output } = await network("derive", ...partFiles(), "-o", path.join(folder, "auditor"), "--json");
    expect(output).not.toContain(secret);
    const { genesis } = JSON.parse(await read("auditor", "network.json"));
    expect(genesis.validators).toContain(computeAddress(`0x${secret}`).toLowerCase());
  });

  it("overwrites neither key nor part", async () => {
    const before = await read("CN", "CN-1", "key");
    const { exitCode, diagnostics } = await init("CN");
    expect([exitCode, diagnostics]).toEqual([1, expect.stringContaining("[file-exists]")]);
    await rm(partFile("CN").replace("CN-1.node", "gone"), { force: true });
    expect(await read("CN", "CN-1", "key")).toBe(before);
  });

  it("says what is wrong with how it is used", async () => {
    const cases: [string[], string][] = [
      [["--own", "JP", "--host", "192.0.2.9:30303", "--partners", "CN,HK", "--chain-id", "1"], "does not name JP"],
      [["--own", "CN", "--host", "192.0.2.9:30303"], "--chain-id"],
      [
        [
          "--own",
          "CN",
          "--host",
          "192.0.2.9:30303",
          "--partners",
          "CN,HK",
          "--chain-id",
          "1",
          "--validators-per-partner",
          "2",
        ],
        "2 times",
      ],
      [["--own", "CN", "--host", "node.example:30303", "--partners", "CN", "--chain-id", "1"], "IPv4"],
    ];
    for (const [words, reason] of cases) {
      const { exitCode, diagnostics } = await network("init", ...words, "-o", path.join(folder, "wrong"));
      expect([exitCode, diagnostics]).toEqual([64, expect.stringContaining(reason)]);
    }
  });
});

describe("concord network derive", () => {
  it("gives every operator the same genesis, lists and digest, and each its own configuration", async () => {
    const told = [];
    for (const [position, iso] of PARTNERS.entries()) {
      const files = [...partFiles().slice(position), ...partFiles().slice(0, position)];
      const { exitCode, output } = await network("derive", ...files, "-o", path.join(folder, iso), "--json");
      expect(exitCode).toBe(0);
      told.push(JSON.parse(output));
      expect(told.at(-1).own).toEqual([`${iso}-1`]);
    }
    expect(new Set(told.map(({ digest, genesisHash }) => `${digest} ${genesisHash}`)).size).toBe(1);
    expect(told[0].digest).toBe(sha256Of(await read("HK", "network.json")));
    for (const name of ["genesis.json", "permissions_config.toml", "log4j2.xml", "alert-rules.yaml", "besu.service"]) {
      const texts = await Promise.all(PARTNERS.map((iso) => read(iso, `${iso}-1`, name)));
      expect(new Set(texts).size).toBe(1);
    }
    expect(await read("HK", "HK-1", "config.toml")).toContain('p2p-host="192.0.2.11"');
    expect((await readdir(path.join(folder, "HK", "HK-1"))).sort()).toEqual([
      ...["alert-rules.yaml", "besu.service", "compose.yaml", "config.toml", "genesis.json", "key", "log4j2.xml"],
      ...["permissions_config.toml", "prometheus.yml", "static-nodes.json"],
    ]);
    expect((await stat(path.join(folder, "HK", "HK-1", "key"))).mode & 0o777).toBe(0o600);
  });

  it("writes again what it wrote, whatever became of it", async () => {
    const before = await read("MO", "MO-1", "permissions_config.toml");
    await writeFile(path.join(folder, "MO", "MO-1", "permissions_config.toml"), "accounts-allowlist=[]\n");
    await network("derive", ...partFiles(), "-o", path.join(folder, "MO"));
    expect(await read("MO", "MO-1", "permissions_config.toml")).toBe(before);
  });

  it("takes a node in and lets one go, and keeps the genesis", async () => {
    const file = path.join(folder, "CN", "network.json");
    const joining = path.join(folder, "SG");
    await mkdir(joining);
    const made = await network(
      ...["init", "--network", file, "--own", "SG", "--host", "192.0.2.15:30303"],
      ...["-o", joining],
    );
    expect(made).toMatchObject({ exitCode: 0, diagnostics: expect.stringContaining("--account") });
    const part = path.join(joining, "SG-1.node.json");
    const { output } = await network("derive", part, "--network", file, "--without", "MY-1", "-o", joining, "--json");
    expect(JSON.parse(output)).toMatchObject({ nodes: ["CN-1", "HK-1", "MO-1", "SG-1"], own: ["SG-1"] });
    expect(await read("SG", "SG-1", "genesis.json")).toBe(await read("CN", "CN-1", "genesis.json"));
    expect(await read("SG", "SG-1", "permissions_config.toml")).not.toContain("192.0.2.13");
  });

  it("refuses a key that is not the part's, and parts that are not all there, with a code and in the reader's language", async () => {
    const wrong = path.join(folder, "wrong-key");
    await mkdir(path.join(wrong, "CN-1"), { recursive: true });
    await writeFile(path.join(wrong, "CN-1", "key"), `${"11".repeat(32)}\n`);
    expect(await network("derive", ...partFiles(), "-o", wrong)).toMatchObject({
      exitCode: 1,
      diagnostics: expect.stringContaining("[file-unreadable]"),
    });
    const { exitCode, diagnostics } = await network("derive", partFile("CN"), "-o", wrong, "--lang", "zh-Hans");
    expect([exitCode, diagnostics]).toEqual([1, expect.stringMatching(/缺少.*HK-1.*\[network-parts-missing\]/)]);
  });
});
