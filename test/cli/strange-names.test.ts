import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { Wallet } from "ethers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Filed } from "../../gateway/cli/render/filed.ts";
import type { Verification } from "../../gateway/domain/wire/verification.ts";
import { type ChainChild, startChain } from "../verbs/chain-child.ts";
import { foundSmall, keyOf } from "../verbs/founded.ts";
import { type Door, takeDoor } from "../verbs/serve-gateway.ts";
import { openGateway, type TestGateway } from "../verbs/test-gateway.ts";
import { caseOf, type Office, openOffice } from "./office.ts";

let chain: ChainChild;
let cn: TestGateway;
let door: Door;
let office: Office;

beforeAll(async () => {
  chain = await startChain();
  const founded = await foundSmall(chain.url);
  cn = await openGateway(founded, "CN");
  door = await takeDoor();
  door.open(cn);
  office = await openOffice(founded, "CN", door.url, { officer: keyOf(founded.officers, "CN") as Wallet });
});
afterAll(async () => {
  await office.dispose();
  await door.close();
  await cn.stop();
  await chain.stop();
});

// What moves the cursor, turns the direction, hides, or ends a line; line feeds are the program's own.
const UNSAFE = /[^\P{C}\n]|[\u2028\u2029]/u;

describe("an exhibit's name", () => {
  it.each<[what: string, name: string]>([
    ["with spaces", "photo of parcel 1 .png"],
    ["in Chinese", "照片/江门海关 鞋.png"],
    ["with emoji, joined ones too", "🧸👨‍👩‍👧 dolls.png"],
    ["in Arabic with right-to-left marks", "\u200fصورة\u200e الطرد.png"],
    ["that turns the direction to look like another", "invoice\u202egnp.exe"],
    ["in letters with marks that are written apart", "cafe\u0301 A\u030a.png"],
    ["with quotes, commas, colons and signs", "a'b\"c, d: #e & [f] {g} %41 $HOME `h`.png"],
    ["that begins like an option", "--help"],
  ])("%s is filed, listed, verified, saved back, and shown without harm", async (what, name) => {
    const acquired = { at: "2023-06-30T17:00:00+08:00", by: "officer-7" };
    const evidence = [{ ref: name.slice(0, 90), kind: "photo", exhibits: [name], acquired, language: "zh-Hans" }];
    const { notice: _, ...content } = caseOf(what, { title: `About ${name}`, evidence });
    const folder = await office.writeCase(what, content, { [name]: `a photo ${what}` });

    const filed = await office.run(["case", "file", folder]);
    expect([filed.exitCode, filed.diagnostics]).toEqual([0, expect.stringContaining("record: Photo")]);
    const [entry] = (JSON.parse((await office.run(["case", "file", folder, "--json"])).output) as Filed).evidence;
    const id = entry?.id ?? "";
    expect(entry?.ref).toBe(name.slice(0, 90));

    const listed = await office.run(["evidence", "list", "--case", what]);
    const shown = await office.run(["evidence", "show", id]);
    const file = path.join(folder, name);
    const verified = await office.run(["verify", file]);
    for (const { output, diagnostics } of [filed, listed, shown, verified])
      expect(output + diagnostics).not.toMatch(UNSAFE);
    expect(listed.output).toContain(id);
    const { files } = JSON.parse((await office.run(["verify", file, "--json"])).output) as Verification;
    expect(files[0]).toMatchObject({ verdict: "holds", matches: [{ exhibit: { path: name }, evidence: { id } }] });

    const into = path.join(office.home, "saved", id);
    const saved = await office.run(["evidence", "show", id, "--save", into]);
    expect(saved.exitCode).toBe(0);
    expect(saved.output + saved.diagnostics).not.toMatch(UNSAFE);
    const kept = (await readdir(into)).filter((each) => !each.endsWith(".json"));
    expect(kept).toEqual([expect.stringMatching(/^01-/)]);
    expect(await readFile(path.join(into, kept[0] ?? ""), "utf8")).toBe(`a photo ${what}`);
  });
});
