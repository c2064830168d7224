import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import type { Wallet } from "ethers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ChainChild, startChain } from "../verbs/chain-child.ts";
import { type Founded, foundSmall, keyOf } from "../verbs/founded.ts";
import { type Door, takeDoor } from "../verbs/serve-gateway.ts";
import { openGateway, type TestGateway } from "../verbs/test-gateway.ts";
import { checkBundles } from "./check-bundles.ts";
import { caseOf, filesOf, type Office, openOffice } from "./office.ts";
import type { Ended } from "./unattended.ts";

// One run, past the usual length: the receipts and anchors made first are what the rest verifies with.

const PROJECT = path.resolve(import.meta.dirname, "../..");

let chain: ChainChild;
let founded: Founded;
let cn: TestGateway;
let door: Door;
let office: Office;
let folder: string;
let parcels: string;
let manifests: string;
let file: string;

beforeAll(async () => {
  chain = await startChain();
  founded = await foundSmall(chain.url);
  cn = await openGateway(founded, "CN");
  door = await takeDoor();
  door.open(cn);
  office = await openOffice(founded, "CN", door.url, { "cn-jiangmen": keyOf(founded.officers, "CN") as Wallet });
  folder = await mkdtemp(path.join(tmpdir(), "concord-receipts-"));
  const at = await office.writeCase("one", caseOf("JM-1"), filesOf("one"));
  const filed = await office.run(["case", "file", at, "--json"]);
  const { evidence } = JSON.parse(filed.output) as { evidence: { ref: string; id: string }[] };
  const idOf = (ref: string) => evidence.find((each) => each.ref === ref)?.id ?? "";
  [parcels, manifests] = [idOf("parcels"), idOf("manifests")];
  file = path.join(at, "parcels.csv");
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await office.dispose();
  await door.close();
  await cn.stop();
  await chain.stop();
});

const place = (name: string): string => path.join(folder, name);

/** Runs the command as a process that can use no network. */
async function runOffline(...words: string[]): Promise<Ended> {
  return runOfflineIn({ LC_ALL: "C" }, ...words);
}

async function runOfflineIn(environment: Record<string, string>, ...words: string[]): Promise<Ended> {
  const preload = path.join(import.meta.dirname, "deny-network.child.ts");
  const child = spawn(process.execPath, ["--import", preload, path.join(PROJECT, "gateway/cli/main.ts"), ...words], {
    cwd: folder,
    env: { PATH: process.env.PATH, CONCORD_HOME: place("nowhere"), ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const texts = { output: "", diagnostics: "" };
  child.stdout.on("data", (chunk: Buffer) => {
    texts.output += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    texts.diagnostics += chunk.toString();
  });
  const exitCode = await new Promise<number>((done) => child.once("close", (code) => done(code ?? -1)));
  return { exitCode, ...texts };
}

async function makeBoth(name: string): Promise<{ receipt: string; anchor: string }> {
  const [receipt, anchor] = [place(`${name}.json`), place(`${name}.anchor.json`)];
  const made = await office.run(["receipt", parcels, "-o", receipt]);
  expect([made.exitCode, made.diagnostics]).toEqual([0, ""]);
  expect(made.output).toMatch(
    /^receipt as of block \d+: .*\.json \(evidence 0x[0-9a-f]{64}, 1 exhibits, 0 fields\)\n$/,
  );
  const anchored = await office.run(["anchor", "-o", anchor, "--node", chain.url]);
  expect([anchored.exitCode, anchored.diagnostics]).toEqual([0, ""]);
  return { receipt, anchor };
}

describe("a file, a receipt and an anchor", () => {
  let receipt: string;
  let anchor: string;
  beforeAll(async () => {
    ({ receipt, anchor } = await makeBoth("parcels"));
  });
  const offline = (...more: string[]) =>
    runOffline("verify", file, "--receipt", receipt, "--anchor", anchor, "--for", "CN", ...more);

  it("are all that is needed to verify, without a network", async () => {
    const { exitCode, output, diagnostics } = await offline();
    expect([exitCode, diagnostics]).toEqual([0, ""]);
    expect(output).toMatch(
      /^as of block \d+ \(\S+Z, a time the validators claim\), .* ago, verified by a receipt and an anchor, without a network\n✓ Holds {4}parcels\.csv\n/,
    );
    for (const said of [
      "✓ Holds    Integrity         SHA-256, SM3 and size are those of the exhibit parcels.csv, which the package's root binds. [digests-match]",
      "✓ Holds    Recorded          Recorded by CN on ",
      "? Unknown  Finality          This chain's blocks carry no validators' seals, so finality cannot be shown. [no-seals]",
      `    Evidence      ${parcels}\n`,
    ]) {
      expect(output).toContain(said);
    }
  });

  it("would not be enough if the command used one: that shows", async () => {
    const { exitCode, diagnostics } = await runOffline("verify", file, "--gateway", door.url);
    expect([exitCode, diagnostics]).toEqual([99, "the network was used\n"]);
  });

  it("say it as JSON and in four languages", async () => {
    const { output } = await offline("--json");
    expect(JSON.parse(output)).toMatchObject({
      asOf: { block: expect.any(Number), hash: expect.stringMatching(/^0x/) },
      evidence: parcels,
      partner: "CN",
      files: [{ name: "parcels.csv", verdict: "holds", exhibit: { path: "parcels.csv" } }],
    });
    for (const [language, said] of [
      ["zh-Hans", "依收据与锚点核验，未经网络"],
      ["zh-Hant", "依收據與錨點核驗，未經網路"],
      ["pt", "verificado com um recibo e uma âncora, sem rede"],
    ] as const) {
      expect((await offline("--lang", language)).output).toContain(said);
    }
  });

  it("fail for a file of which a byte changed, and leave another open", async () => {
    const changed = place("parcels.csv");
    await writeFile(changed, (await readFile(file, "utf8")).replace("parcel", "Parcel"));
    const altered = await runOffline("verify", changed, "--receipt", receipt, "--anchor", anchor);
    expect([altered.exitCode, altered.output.includes("[digest-differs]")]).toEqual([1, true]);
    await writeFile(place("holiday.jpg"), "something else");
    const other = await runOffline("verify", place("holiday.jpg"), "--receipt", receipt, "--anchor", anchor);
    expect([other.exitCode, other.output.includes("[not-disclosed]")]).toEqual([2, true]);
  });

  it("leave open what the ledger says without the anchor, and what is older than it may be", async () => {
    const alone = await runOffline("verify", file, "--receipt", receipt);
    expect([alone.exitCode, alone.output.includes("[no-anchor]")]).toEqual([2, true]);
    expect(alone.output).toContain("verified by a receipt without an anchor");
    const old = await offline("--max-age", "0s");
    expect([old.exitCode, old.output.includes("[receipt-old]")]).toEqual([2, true]);
    expect((await offline("--max-age", "1d")).exitCode).toBe(0);
  });

  it.each<[string, (text: string) => string, number, string]>([
    ["a digest", (text) => text.replace(/"sha256":"../, '"sha256":"00'), 1, "exhibit-path-wrong"],
    ["the recorder", (text) => text.replace('"partnerId":1', '"partnerId":2'), 1, "proof-node-"],
    ["the header", (text) => text.replace(/"header":"0xf9(....)a0../, '"header":"0xf9$1a000'), 1, "block-differs"],
    ["the form", (text) => text.slice(0, -3), 2, "receipt-malformed"],
  ])("do not hold when %s of the receipt was changed", async (_what, change, code, said) => {
    const text = await readFile(receipt, "utf8");
    expect(change(text)).not.toBe(text);
    await writeFile(place("changed.json"), change(text));
    const found = await runOffline("verify", file, "--receipt", place("changed.json"), "--anchor", anchor);
    expect([found.exitCode, `${found.output}${found.diagnostics}`]).toEqual([code, expect.stringContaining(said)]);
  });

  it("fail when the anchor is another deployment's", async () => {
    const other = await foundSmall(chain.url);
    const deployment = place("other-deployment.json");
    await writeFile(deployment, JSON.stringify(other.deployment));
    const strange = place("other.anchor.json");
    await office.run(["anchor", "-o", strange, "--node", chain.url, "--deployment", deployment]);
    const found = await runOffline("verify", file, "--receipt", receipt, "--anchor", strange);
    expect([found.exitCode, found.diagnostics]).toEqual([1, expect.stringContaining("[wrong-ledger]")]);
    await cn.follower.catchUp();
  });

  it.each([
    [["--anchor", "a.json"]],
    [["--max-age", "1d"]],
    [["--receipt", "r.json", "--evidence", `0x${"11".repeat(32)}`]],
    [["--receipt", "r.json", "--max-age", "soon"]],
  ])("are wrong usage as %j", async (words) => {
    expect((await office.run(["verify", file, ...words])).exitCode).toBe(64);
  });
});

describe("receipt", () => {
  it("writes one for each of several ids into a folder, and overwrites none", async () => {
    const target = place("several");
    const made = await office.run(["receipt", parcels, manifests, "-o", target, "--json"]);
    expect([made.exitCode, made.diagnostics]).toEqual([0, ""]);
    const { receipts } = JSON.parse(made.output) as { receipts: { evidence: string; file: string }[] };
    expect(receipts.map(({ evidence }) => evidence)).toEqual([parcels, manifests]);
    expect((await readdir(target)).toSorted()).toEqual([`${parcels}.json`, `${manifests}.json`].toSorted());
    const before = await readFile(path.join(target, `${parcels}.json`), "utf8");
    const again = await office.run(["receipt", parcels, manifests, "-o", target]);
    expect([again.exitCode, again.diagnostics]).toEqual([1, expect.stringContaining("[file-exists]")]);
    expect(await readFile(path.join(target, `${parcels}.json`), "utf8")).toBe(before);
  });

  it("prints one without a file, the same as it writes", async () => {
    const printed = await office.run(["receipt", parcels]);
    const written = place("same.json");
    await office.run(["receipt", parcels, "-o", written]);
    expect(await readFile(written, "utf8")).toBe(printed.output);
  });

  it("tells the exhibits and fields chosen, and no other", async () => {
    const { output } = await office.run(["receipt", parcels, "--exhibit", "none", "--field", "/acquired/at"]);
    const { exhibits, fields } = JSON.parse(output) as { exhibits: unknown[]; fields: { pointer: string }[] };
    expect([exhibits, fields.map(({ pointer }) => pointer)]).toEqual([[], ["/acquired/at"]]);
    expect(output).not.toContain("parcels.csv");
    expect(output).not.toContain("officer-7");
  });

  it.each<[string, string[], string]>([
    ["several without a folder", [`0x${"11".repeat(32)}`, `0x${"22".repeat(32)}`], "[usage]"],
    ["of what is not known", [`0x${"11".repeat(32)}`], "[unknown-evidence]"],
    ["into a folder that is not there", ["PARCELS", "-o", "NOWHERE/a.json"], "[file-unwritable]"],
  ])("is refused %s, and leaves nothing", async (_what, words, said) => {
    const given = words.map((word) => word.replace("PARCELS", parcels).replace("NOWHERE", place("not-there")));
    const { exitCode, diagnostics } = await office.run(["receipt", ...given]);
    expect(exitCode).not.toBe(0);
    expect(diagnostics).toContain(said);
    expect(await readdir(folder)).not.toContain("not-there");
  });

  it("is not kept when the gateway gives one of other evidence", async () => {
    const fetchOther: typeof fetch = (input, init) => {
      const request = new Request(input, init);
      return fetch(new Request(request.url.replace(parcels, manifests), request));
    };
    const target = place("untrue.json");
    const { exitCode, diagnostics } = await office.run(["receipt", parcels, "-o", target], { fetch: fetchOther });
    expect([exitCode, diagnostics]).toEqual([1, expect.stringContaining("[gateway-answer-untrue]")]);
    expect(await readdir(folder)).not.toContain("untrue.json");
  });
});

describe("verifier", () => {
  it("is kept as the one file that gateways give too, with its digest, and overwrites none", async () => {
    const kept = place("verify.html");
    const { exitCode, output } = await runOffline("verifier", "-o", kept);
    const html = await readFile(kept, "utf8");
    expect(html).toBe(await readFile(path.join(PROJECT, "build/web/verifier.html"), "utf8"));
    const sha256 = createHash("sha256").update(html).digest("hex");
    expect([exitCode, output]).toEqual([0, `verifier: ${kept} (SHA-256 ${sha256})\n`]);
    expect(await office.run(["verifier", "-o", kept])).toMatchObject({
      exitCode: 1,
      diagnostics: expect.stringContaining("[file-exists]"),
    });
  });
});

describe("a receipt renewed", () => {
  const renewed = (number: number) => place(`renewed-${number}.json`);
  const anchorAt = (number: number) => place(`renewed-${number}.anchor.json`);
  const renew = (from: string, to: string, ...more: string[]) =>
    office.run(["receipt", "renew", from, "-o", to, "--office", "Jiangmen", "--by", "officer-7", ...more]);
  const formers: string[] = [];

  it("is recorded under another digest, and again, and verified by today's anchor and those of then", async () => {
    const { receipt, anchor } = await makeBoth("renewed-0");
    let from = receipt;
    for (const number of [1, 2]) {
      const held = ["--anchor", anchorAt(number - 1), ...formers.flatMap((each) => ["--former-anchor", each])];
      const made = await renew(
        from,
        renewed(number),
        file,
        ...held,
        ...(number === 1 ? [] : ["--algorithm", "sha512"]),
      );
      expect([made.exitCode, made.output]).toEqual([0, expect.stringContaining(`(renewal ${number}, sha`)]);
      expect(made.diagnostics).toContain("record");
      expect((await office.run(["anchor", "-o", anchorAt(number), "--node", chain.url])).exitCode).toBe(0);
      formers.push(anchorAt(number - 1));
      from = renewed(number);
    }
    expect(formers[0]).toBe(anchor);
    const words = ["verify", file, "--receipt", renewed(2), "--anchor", anchorAt(2), "--for", "CN"];
    const former = formers.flatMap((each) => ["--former-anchor", each]);
    const found = await runOffline(...words, ...former);
    expect([found.exitCode, found.diagnostics]).toEqual([0, ""]);
    expect(found.output).toMatch(
      /\nrenewed under sha3-512: all before it was there before \S+Z \(.*\nrenewed under sha512: /,
    );
    const told = JSON.parse((await office.run([...words, ...former, "--json"])).output) as {
      asOf: { block: number };
      renewals: { asOfBlock: number }[];
    };
    expect(told.asOf.block).toBeLessThan(told.renewals[0]?.asOfBlock ?? 0);
    expect(told.renewals.map(({ asOfBlock }) => asOfBlock).toSorted((one, other) => one - other)).toHaveLength(2);

    const alone = await office.run(words);
    expect([alone.exitCode, alone.output]).toEqual([2, expect.stringContaining("[former-anchor-unknown]")]);
    const distrusted = await office.run([...words, ...former, "--distrust", "sha512", "--distrust", "sha3-512"]);
    expect([distrusted.exitCode, distrusted.output]).toEqual([2, expect.stringContaining("[digest-distrusted]")]);
    const tampered = place("tampered.json");
    await writeFile(
      tampered,
      (await readFile(renewed(2), "utf8")).replace("case/", "Case/").replace("parcels.csv", "parcels.cvs"),
    );
    const untrue = await office.run(["verify", file, "--receipt", tampered, "--anchor", anchorAt(2), ...former]);
    expect([untrue.exitCode, untrue.diagnostics]).toEqual([1, expect.stringContaining("[renewal-not-bound]")]);
  });

  it("is refused without a file, of what does not hold, and where it would replace something", async () => {
    const held = ["--anchor", anchorAt(0)];
    const missing = await renew(place("renewed-0.json"), place("no.json"), ...held);
    expect(missing.diagnostics).toContain("[renewal-file-missing]");
    const elsewhere = await renew(place("renewed-0.json"), place("no.json"), file, "--anchor", anchorAt(1));
    expect(elsewhere.diagnostics).toContain("[renewal-refused]");
    expect((await renew(place("renewed-0.json"), renewed(1), file, ...held)).diagnostics).toContain("[file-exists]");
    expect(
      (await office.run(["verify", file, "--receipt", place("renewed-0.json"), ...held, "--distrust", "sm3"])).exitCode,
    ).toBe(2);
    expect(await readdir(folder)).not.toContain("no.json");
  });
});

describe("anchor", () => {
  it("names the deployment, the code of its contracts, a block and how long it serves", async () => {
    const target = place("whole.anchor.json");
    const terms = ["--valid-from", "2026-11-01", "--valid-until", "2027-10-31", "--block", "3"];
    expect((await office.run(["anchor", "-o", target, "--node", chain.url, ...terms])).exitCode).toBe(0);
    const { deploymentId, chainId, genesisHash, contracts } = founded.deployment;
    const { hash } = await chain.ask<{ hash: string }>("eth_getBlockByNumber", "0x3", false);
    expect(JSON.parse(await readFile(target, "utf8"))).toEqual({
      format: "concord-anchor/1",
      ledger: {
        chainId,
        genesisHash,
        deploymentId,
        registry: contracts.registry,
        evidenceLedger: contracts.ledger,
        codeHashes: { registry: expect.stringMatching(/^0x/), evidenceLedger: expect.stringMatching(/^0x/) },
      },
      engine: "none",
      block: { number: 3, hash },
      valid: { from: "2026-11-01", until: "2027-10-31" },
    });
    const again = await office.run(["anchor", "-o", target, "--node", chain.url]);
    expect([again.exitCode, again.diagnostics]).toEqual([1, expect.stringContaining("[file-exists]")]);
  });

  it("is refused of a node of another chain or without the block, and without a node", async () => {
    const deployment = place("not-here.json");
    await writeFile(deployment, JSON.stringify({ ...founded.deployment, deploymentId: `0x${"aa".repeat(32)}` }));
    const into = ["anchor", "-o", place("no.json")];
    for (const [words, code] of [
      [["--node", chain.url, "--deployment", deployment], "[chain-lost]"],
      [["--node", chain.url, "--block", "99999"], "[proof-unavailable]"],
      [["--node", "http://127.0.0.1:9"], "[node-unreachable]"],
      [[], "[usage]"],
      [["--node", chain.url, "--valid-from", "2027-01-01", "--valid-until", "2026-01-01"], "[usage]"],
    ] as const) {
      expect((await office.run([...into, ...words])).diagnostics).toContain(code);
    }
    expect(await readdir(folder)).not.toContain("no.json");
  });
});

describe("a bundle", () => {
  checkBundles(() => ({
    office,
    folder,
    parcels,
    manifests,
    caseFolder: path.dirname(file),
    node: chain.url,
    runOfflineIn,
  }));
});
