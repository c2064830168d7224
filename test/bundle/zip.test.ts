import { strFromU8, unzipSync } from "fflate";
import { expect, it } from "vitest";
import { fitsZip, sizeOfZip, writeZip, type ZipEntry } from "../../gateway/bundle/zip.ts";
import { unzip } from "./unzip.ts";

const entry = (name: string, text = `of ${name}`): ZipEntry => {
  const bytes = Buffer.from(text);
  return {
    name,
    sizeBytes: bytes.length,
    // One piece for all, overwritten as the next is read.
    copyTo: async (write) => {
      const piece = Buffer.alloc(3);
      for (let at = 0; at < bytes.length; at += 3) {
        await write(piece.subarray(0, bytes.copy(piece, 0, at)));
        piece.fill(0);
      }
    },
  };
};

async function zip(...entries: ZipEntry[]): Promise<Buffer> {
  const bytes = Buffer.alloc(sizeOfZip(entries));
  await writeZip(entries, async (piece, position) => void Buffer.from(piece).copy(bytes, position));
  return bytes;
}

it("is read back, names in any script included, and is the same in whatever order the entries come", async () => {
  const entries = [
    entry("b/包裹清单.csv"),
    entry("anchor.json"),
    entry("b/empty", ""),
    entry("B2/ção.txt", "ã".repeat(70_000)),
  ];
  const archive = await zip(...entries);
  expect(archive.equals(await zip(...entries.toReversed()))).toBe(true);
  const files = unzip(archive);
  expect([...files.keys()]).toEqual(["B2/ção.txt", "anchor.json", "b/empty", "b/包裹清单.csv"]);
  expect(files.get("b/包裹清单.csv")?.toString()).toBe("of b/包裹清单.csv");
  expect(files.get("B2/ção.txt")?.length).toBe(140_000);
});

it("is an archive to a reader of somebody else", async () => {
  const files = unzipSync(await zip(entry("包裹/清单.csv", "1,2\n"), entry("a.txt")));
  expect(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)])).toEqual([
    ["a.txt", "of a.txt"],
    ["包裹/清单.csv", "1,2\n"],
  ]);
});

it.each([
  ["an absolute name", "/etc/passwd"],
  ["a name that leads out", "a/../../b"],
  ["a drive", "C:/a"],
  ["a backslash", "a\\b"],
  ["a control character", "a\u0000b"],
  ["no name", ""],
])("refuses %s", async (_what, name) => {
  await expect(zip(entry(name))).rejects.toThrow(RangeError);
});

it("refuses two names that may be one file where they are unpacked", async () => {
  await expect(zip(entry("a/É.txt"), entry("A/e\u0301.txt"))).rejects.toThrow("two entries have one name");
});

it.each([
  ["more", "of more bytes"],
  ["fewer", "of"],
])("refuses an entry that has %s bytes than it said", async (_what, text) => {
  await expect(zip({ ...entry("a", text), sizeBytes: 4 })).rejects.toThrow(/^a has /);
});

it("refuses what only an extension of the format would hold", () => {
  const most = 0xffff_fffe - 22 - 76 - 2;
  expect(fitsZip([{ name: "a", sizeBytes: most }])).toBe(true);
  expect(fitsZip([{ name: "a", sizeBytes: most + 1 }])).toBe(false);
  const many = Array.from({ length: 65_535 }, (_, number) => ({ name: String(number), sizeBytes: 0 }));
  expect([fitsZip(many.slice(1)), fitsZip(many)]).toEqual([true, false]);
});
