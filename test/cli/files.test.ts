import { appendFile, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkCaseFolder, openCaseFolder } from "../../gateway/cli/case-folder.ts";
import { hashFile, readChunks } from "../../gateway/cli/hash-file.ts";
import { safeFileName } from "../../gateway/cli/save-exhibits.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "concord-files-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe("hashFile", () => {
  it("gives the published digests of abc in one pass (FIPS 180-4, GB/T 32905-2016 example 1)", async () => {
    const file = path.join(folder, "abc");
    await writeFile(file, "abc");
    expect(await hashFile(file)).toEqual({
      size: 3,
      sha256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
      sm3: "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0",
    });
  });

  it("reports the bytes of a file of several chunks as they are read", async () => {
    const file = path.join(folder, "large");
    await writeFile(file, Buffer.alloc(3_000_000, 7));
    const steps: number[] = [];
    const { size } = await hashFile(file, (bytes) => steps.push(bytes));
    expect(size).toBe(3_000_000);
    expect(steps.length).toBeGreaterThan(2);
    expect(steps.reduce((sum, step) => sum + step, 0)).toBe(3_000_000);
  });

  it("takes an empty file", async () => {
    const file = path.join(folder, "empty");
    await writeFile(file, "");
    expect((await hashFile(file)).size).toBe(0);
  });

  it("refuses a file that grows while it is read", async () => {
    const file = path.join(folder, "growing");
    await writeFile(file, Buffer.alloc(2_500_000));
    const read = async () => {
      for await (const _chunk of readChunks(file)) await appendFile(file, "more");
    };
    await expect(read()).rejects.toMatchObject({ code: "file-changed" });
  });

  it("refuses what is no regular file, and what is not there", async () => {
    await expect(hashFile(folder)).rejects.toMatchObject({ code: "file-unreadable" });
    await expect(hashFile(path.join(folder, "none"))).rejects.toMatchObject({
      code: "file-unreadable",
      message: expect.stringContaining("there is no such file"),
    });
  });
});

describe("a case folder", () => {
  const yaml = (exhibit: string) => `case: A-1
partner: CN
office: Jiangmen
title: t
basis: ex-officio
agreement: GBA
handling: { tlp: AMBER, use: H1 }
evidence:
  - { ref: a, kind: photo, exhibits: [${exhibit}], acquired: { at: "2023-06-30T17:00:00+08:00", by: o }, language: en }
`;
  const check = async (exhibit: string) => {
    await writeFile(path.join(folder, "case", "case.yaml"), yaml(exhibit));
    const context = { now: new Date("2026-11-23T00:00:00Z"), partners: [{ iso: "CN" }] };
    const read = checkCaseFolder(openCaseFolder(path.join(folder, "case")), context);
    return read.ok ? [] : read.mistakes.map(({ code }) => code);
  };
  beforeEach(async () => {
    await mkdir(path.join(folder, "case", "sub"), { recursive: true });
    await writeFile(path.join(folder, "outside"), "x");
    await writeFile(path.join(folder, "case", "sub", "real"), "x");
  });

  it("takes a link that stays inside", async () => {
    await symlink("sub/real", path.join(folder, "case", "link"));
    expect(await check("link")).toEqual([]);
  });

  it("refuses a link that leaves it, also through a folder, and whether or not its target exists", async () => {
    await symlink("../outside", path.join(folder, "case", "out"));
    await symlink("..", path.join(folder, "case", "up"));
    await symlink("../nothing", path.join(folder, "case", "dangling"));
    expect(await check("out")).toEqual(["exhibit-outside-folder"]);
    expect(await check("up/outside")).toEqual(["exhibit-outside-folder"]);
    expect(await check("dangling")).toEqual(["exhibit-outside-folder"]);
  });

  it("tells a folder and an empty file from an exhibit", async () => {
    await writeFile(path.join(folder, "case", "nothing"), "");
    expect(await check("sub")).toEqual(["exhibit-not-a-file"]);
    expect(await check("nothing")).toEqual(["exhibit-empty"]);
  });

  it("refuses a case.yaml that is a link out of the folder", async () => {
    await symlink("../outside", path.join(folder, "case", "case.yaml"));
    expect(() => openCaseFolder(path.join(folder, "case"))).toThrow("leaves the folder");
  });
});

describe("safeFileName", () => {
  it.each([
    ["parcels.csv", "01-parcels.csv"],
    ["../../etc/passwd", "01-passwd"],
    ["a\\..\\b.txt", "01-b.txt"],
    ["..", "01-_"],
    ["照片/鞋 1.png", "01-鞋 1.png"],
    ["x\u202egnp.exe", "01-x_gnp.exe"],
    ["-rf", "01--rf"],
    [".bashrc", "01-_bashrc"],
    ["con:aux?.txt", "01-con_aux_.txt"],
  ])("makes of %j a name inside the folder", (exhibit, expected) => {
    expect(safeFileName(0, exhibit)).toBe(expected);
  });

  it.each([
    ["a.bbbbbbbbbbbbbb cc", "01-a.bbbbbbbbbbbbbb"],
    [`a.${"𝕏".repeat(30)}`, `01-a.${"𝕏".repeat(11)}`],
    [`${"𝕏".repeat(100)}.${"𝕏".repeat(100)}`, `01-${"𝕏".repeat(45)}.${"𝕏".repeat(11)}`],
  ])("makes of %j a name that every system takes", (exhibit, expected) => {
    expect(safeFileName(0, exhibit)).toBe(expected);
    expect(safeFileName(0, exhibit).isWellFormed()).toBe(true);
  });

  it("keeps long names short, with their extension", () => {
    expect(safeFileName(11, `${"名".repeat(300)}.pdf`)).toBe(`12-${"名".repeat(60)}.pdf`);
  });
});
