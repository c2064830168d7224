import { createHash } from "node:crypto";
import { cp, mkdir, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import { beforeAll, expect, it } from "vitest";
import { requireFitting } from "../../gateway/cli/commands/make-bundle.ts";
import { markIn, textOf } from "../bundle/read-sheet.ts";
import { unzip } from "../bundle/unzip.ts";
import { type Office, urlOf } from "./office.ts";
import type { Ended } from "./unattended.ts";

/** An officer at a gateway, two evidences of one case, and where the case is. */
export interface BundleWorld {
  readonly office: Office;
  readonly folder: string;
  readonly parcels: string;
  readonly manifests: string;
  readonly caseFolder: string;
  readonly node: string;
  /** Runs the command as a process that can use no network. */
  runOfflineIn(environment: Record<string, string>, ...words: string[]): Promise<Ended>;
}

const LATER = 40 * 86_400_000;

/** What holds of bundles. They are made once, with an anchor of the block that the receipts are of. */
export function checkBundles(open: () => BundleWorld): void {
  let at: string;
  let anchor: string;
  let first: Buffer;
  const place = (name: string): string => path.join(at, name);
  const make = (words: readonly string[], changes: Parameters<Office["run"]>[1] = {}) =>
    open().office.run(["receipt", ...words], changes);
  const both = (): string[] => [open().parcels, open().manifests];

  beforeAll(async () => {
    const { office, folder, node } = open();
    at = path.join(folder, "bundles");
    await mkdir(at);
    anchor = place("published.json");
    expect((await office.run(["anchor", "-o", anchor, "--node", node])).diagnostics).toBe("");
    const made = await make([...both(), "--anchor", anchor, "--for", "CN", "--bundle", place("first.zip")]);
    expect([made.exitCode, made.diagnostics]).toEqual([0, ""]);
    first = await readFile(place("first.zip"));
    expect(made.output).toBe(
      `bundle for a court: ${place("first.zip")} (2 receipts, 2 exhibits, ${first.length} bytes)\n`,
    );
  });

  it("has receipts, anchor and exhibits as they are, a cover sheet in four languages, and verifies when unpacked", async () => {
    const { office, parcels, manifests, caseFolder } = open();
    const files = unzip(first);
    const inFolder = (id: string, name: string) =>
      [
        `exhibits/01-${name}`,
        "receipt.json",
        "sheet.en.pdf",
        "sheet.pt.pdf",
        "sheet.zh-Hans.pdf",
        "sheet.zh-Hant.pdf",
      ].map((each) => `${id}/${each}`);
    const expected = [...inFolder(parcels, "parcels.csv"), ...inFolder(manifests, "manifests.csv"), "anchor.json"];
    expect([...files.keys()]).toEqual(expected.toSorted());
    expect(files.get("anchor.json")).toEqual(await readFile(anchor));
    expect(files.get(`${parcels}/exhibits/01-parcels.csv`)).toEqual(
      await readFile(path.join(caseFolder, "parcels.csv")),
    );

    for (const [name, content] of files) {
      await mkdir(path.dirname(place(`unpacked/${name}`)), { recursive: true });
      await writeFile(place(`unpacked/${name}`), content);
    }
    const own = place(`unpacked/${manifests}`);
    const [exhibit, receipt] = [path.join(own, "exhibits/01-manifests.csv"), path.join(own, "receipt.json")];
    const words = [
      "verify",
      exhibit,
      "--receipt",
      receipt,
      "--anchor",
      place("unpacked/anchor.json"),
      "--for",
      "CN",
      "--json",
    ];
    const verified = await office.run(words);
    expect(verified.exitCode).toBe(0);
    const { findings } = JSON.parse(verified.output) as { findings: { code: string }[] };
    const sheet = files.get(`${manifests}/sheet.en.pdf`) ?? Buffer.of();
    const text = await textOf(sheet);
    for (const { code } of findings) expect(text).toContain(`[${code}]`);
    expect(markIn(sheet)).toBe(
      `concord-receipt:sha256:${createHash("sha256")
        .update(await readFile(receipt))
        .digest("hex")}`,
    );
  });

  it("has the same bytes for ids in another order, in another time zone and at another time", async () => {
    const zone = process.env.TZ;
    process.env.TZ = "Asia/Kuala_Lumpur";
    const words = [...both().toReversed(), "--anchor", anchor, "--for", "CN", "--bundle", place("again.zip")];
    const made = await make(words, { now: () => Date.now() + LATER });
    process.env.TZ = zone;
    expect([made.exitCode, made.diagnostics]).toEqual([0, ""]);
    expect((await readFile(place("again.zip"))).equals(first)).toBe(true);
  });

  it("has the same bytes from receipts and exhibits that are at hand, made without a network in another locale", async () => {
    const { parcels, manifests, caseFolder, runOfflineIn } = open();
    const files = unzip(first);
    const receipts = [manifests, parcels].map(
      (id, number) => [place(`kept-${number}.json`), files.get(`${id}/receipt.json`) ?? ""] as const,
    );
    for (const [name, text] of receipts) await writeFile(name, text);
    const given = [
      ...receipts.flatMap(([name]) => ["--receipt", name]),
      "--anchor",
      anchor,
      "--for",
      "CN",
      "--folder",
      caseFolder,
    ];
    const made = await runOfflineIn(
      { TZ: "America/Sao_Paulo", LC_ALL: "pt_PT.UTF-8" },
      "receipt",
      ...given,
      "--bundle",
      place("offline.zip"),
    );
    expect([made.exitCode, made.diagnostics]).toEqual([0, ""]);
    expect(made.output).toContain("conjunto para um tribunal: ");
    expect((await readFile(place("offline.zip"))).equals(first)).toBe(true);
  });

  it("has the exhibits and fields chosen, and says unknown without an anchor", async () => {
    const words = [
      open().parcels,
      "--exhibit",
      "none",
      "--field",
      "/acquired/at",
      "--json",
      "--bundle",
      place("little.zip"),
    ];
    const { receipts } = JSON.parse((await make(words)).output) as {
      receipts: { exhibits: object[]; findings: { code: string }[] }[];
    };
    expect(receipts.map(({ exhibits, findings }) => [exhibits, findings.at(-1)?.code])).toEqual([[[], "no-anchor"]]);
    const sheet = unzip(await readFile(place("little.zip"))).get(`${open().parcels}/sheet.pt.pdf`);
    const text = await textOf(sheet ?? Buffer.of());
    for (const said of ["/acquired/at2023-06-30T17:00:00+08:00", "RegistoDesconhecido", "[no-anchor]"])
      expect(text).toContain(said);
    expect(text).not.toContain("parcels.csv");
  });

  it("replaces nothing", async () => {
    const again = await make([...both(), "--bundle", place("first.zip")]);
    expect([again.exitCode, again.diagnostics]).toEqual([1, expect.stringContaining("[file-exists]")]);
    expect((await readFile(place("first.zip"))).equals(first)).toBe(true);
  });

  it("is not made of an exhibit that is another, missing or a link out of the folder, and leaves nothing", async () => {
    const { caseFolder, parcels } = open();
    const copy = place("case");
    const changes: [string, () => Promise<unknown>][] = [
      ["[exhibit-differs]", () => writeFile(path.join(copy, "parcels.csv"), "parcel,sender\n1,two\n")],
      ["[exhibit-differs]", () => writeFile(path.join(copy, "parcels.csv"), "parcel,sender\n1,one\nmore\n")],
      ["[file-unreadable]", () => rm(path.join(copy, "parcels.csv"))],
      ["[file-unreadable]", () => symlink(path.join(caseFolder, "parcels.csv"), path.join(copy, "parcels.csv"))],
      ["[file-unreadable]", () => rm(copy, { recursive: true })],
    ];
    await cp(caseFolder, copy, { recursive: true });
    for (const [code, change] of changes) {
      await change();
      const refused = await make([parcels, "--folder", copy, "--bundle", place("spoilt.zip")]);
      expect([refused.exitCode, refused.diagnostics]).toEqual([1, expect.stringContaining(code)]);
    }
    expect((await readdir(at)).filter((name) => name.includes("spoilt") || name.endsWith(".part"))).toEqual([]);
  });

  it("is not made of what a gateway gives for an exhibit, and leaves nothing", async () => {
    const lie: typeof fetch = async (input, init) =>
      urlOf(input).includes("/exhibits/") ? new Response("parcel,sender\n1,two\n") : fetch(input, init);
    const refused = await make([open().parcels, "--bundle", place("untrue.zip")], { fetch: lie });
    expect([refused.exitCode, refused.diagnostics]).toEqual([1, expect.stringContaining("[gateway-answer-untrue]")]);
    expect((await readdir(at)).filter((name) => name.includes("untrue") || name.endsWith(".part"))).toEqual([]);
  });

  it("is not made when by the clock the anchor serves no more, nor when the clock is behind the block", async () => {
    for (const away of [400 * 86_400_000, -LATER]) {
      const words = [open().parcels, "--anchor", anchor, "--bundle", place("untimely.zip")];
      const refused = await make(words, { now: () => Date.now() + away });
      expect([refused.exitCode, refused.diagnostics]).toEqual([1, expect.stringContaining("[verdicts-differ-now]")]);
    }
    expect(await readdir(at)).not.toContain("untimely.zip");
  });

  it("is not made of more than an archive holds", () => {
    const most = { name: "a", sizeBytes: 0xffff_ffff, copyTo: () => Promise.resolve() };
    expect(() => requireFitting("court.zip", [most])).toThrow(expect.objectContaining({ code: "bundle-too-large" }));
  });

  it("is not made of a receipt that was renewed", async () => {
    await writeFile(place("renewed.json"), JSON.stringify({ format: "concord-renewal/1" }));
    const refused = await make(["--receipt", place("renewed.json"), "--bundle", place("a.zip")]);
    expect([refused.exitCode, refused.diagnostics]).toEqual([64, expect.stringContaining("was renewed")]);
  });

  it.each<[string, (kept: string) => string[]]>([
    ["of nothing", () => ["--bundle", "a.zip"]],
    ["with an output", () => [open().parcels, "-o", "b.json", "--bundle", "a.zip"]],
    ["with exhibits of receipts made before", (kept) => ["--receipt", kept, "--exhibit", "0", "--bundle", "a.zip"]],
    ["of two receipts of one evidence", (kept) => ["--receipt", kept, open().manifests, "--bundle", "a.zip"]],
    ["whose options stand alone", (kept) => [open().parcels, "--receipt", kept]],
    ["with a checkpoint and no anchor", (kept) => ["--receipt", kept, "--checkpoint", kept, "--bundle", "a.zip"]],
    ["whose folder stands alone", () => [open().parcels, "--folder", "."]],
  ])("is wrong usage %s", async (_what, words) => {
    expect((await make(words(place("kept-0.json")))).exitCode).toBe(64);
  });
}
