import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { besuFiles, usualPlaces } from "../../gateway/network/besu-files.ts";
import { foundNetwork } from "../../gateway/network/derive.ts";
import { serviceFiles } from "../../gateway/network/service-files.ts";
import type { PublicNode } from "../../gateway/network/terms.ts";
import { NAMES, partOf } from "./network-kit.ts";

const network = foundNetwork(NAMES.map((name) => partOf(name)));
const node = network.parts[0]?.node as PublicNode;
const files = serviceFiles(node, usualPlaces);

interface Compose {
  readonly services: {
    readonly besu: { readonly ports: string[]; readonly volumes: string[]; readonly secrets: string[] };
  };
}

describe("what runs and watches a node", () => {
  it("is a unit that systemd takes, with the key for it alone", () => {
    const unit = files["besu.service"] as string;
    expect(unit).toContain("LoadCredential=node.key:/etc/besu/key\n");
    expect(unit).toContain("--node-private-key-file=$" + "{CREDENTIALS_DIRECTORY}/node.key");
    if (spawnSync("systemd-analyze", ["--version"]).error !== undefined) return;
    const folder = mkdtempSync(join(tmpdir(), "concord-unit-"));
    const file = join(folder, "besu.service");
    // Besu is not installed here.
    writeFileSync(file, unit.replace("/opt/besu/bin/besu", "/bin/true"));
    const { stderr, stdout } = spawnSync("systemd-analyze", ["verify", file], { encoding: "utf8" });
    rmSync(folder, { recursive: true });
    expect(`${stdout}${stderr}`.split("\n").filter((line) => line.includes("besu.service"))).toEqual([]);
  });

  it("mounts into a container every file that the configuration names, and opens nothing but P2P to others", () => {
    const { besu } = (parse(files["compose.yaml"] as string) as Compose).services;
    const mounted = besu.volumes.map((volume) => volume.split(":")[1]);
    const toml = besuFiles(network, node, usualPlaces)["config.toml"] as string;
    for (const [, file] of toml.matchAll(/="(\/[^"]+)"/g)) expect(mounted).toContain(file);
    const open = besu.ports.filter((port) => !port.startsWith("127.0.0.1:"));
    expect(open).toEqual([`${node.host}:${node.port}:${node.port}`]);
    expect(besu.secrets).toEqual(["node.key"]);
  });

  it("is scraped by Prometheus, whose rules have an expression and a sentence each", () => {
    const scraped = parse(files["prometheus.yml"] as string);
    expect(scraped.scrape_configs[0].static_configs[0]).toEqual({
      targets: ["127.0.0.1:9545"],
      labels: { node: "CN-1" },
    });
    const [{ rules }] = parse(files["alert-rules.yaml"] as string).groups as [
      { rules: { alert: string; expr: string; annotations: { summary: string } }[] },
    ];
    expect(rules.map(({ alert }) => alert)).toEqual([
      "BesuDown",
      "BesuNoBlocks",
      "BesuPeersMissing",
      "BesuStrangersRefused",
    ]);
    for (const { expr, annotations } of rules)
      expect([expr.includes('job="besu"'), annotations.summary.endsWith(".")]).toEqual([true, true]);
  });
});
