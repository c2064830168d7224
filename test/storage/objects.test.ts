import { execFileSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import type { Worker } from "node:worker_threads";
import { describe, expect, it } from "vitest";
import { openObjects } from "../../gateway/storage/objects.ts";
import vectors from "../vectors/sm3.json" with { type: "json" };
import { temporaryFolder } from "./temporary-store.ts";

const digestOf = (algorithm: string, bytes: Uint8Array | string) => createHash(algorithm).update(bytes).digest("hex");

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

async function* chunks(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text);
}

/** Longer than what the disk is asked to write in between. */
const LARGE = randomBytes(40 * 1024 * 1024);

async function* large(): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < LARGE.length; start += 65_536) yield LARGE.subarray(start, start + 65_536);
}

const threads: Worker[] = [];
process.on("worker", (worker) => threads.push(worker));
const loseThreads = () => Promise.all(threads.map((thread) => thread.terminate()));

describe("objects", () => {
  it.each(vectors.cases)("are digested as GB/T 32905-2016 $section says", async ({ text, sm3 }) => {
    const stored = await openObjects(temporaryFolder()).putDocument(Buffer.from(text));
    expect(stored).toEqual({ size: text.length, sha256: digestOf("sha256", text), sm3 });
  });

  it("are what was streamed, under their SHA-256", async () => {
    const folder = temporaryFolder();
    const objects = openObjects(folder);
    const sha256 = digestOf("sha256", "one two");
    expect(await objects.has(sha256)).toBe(false);
    expect(await objects.read({ objectSha256: sha256 })).toBeUndefined();
    await objects.put(chunks("one", "", " two"), () => undefined);
    expect(await objects.has(sha256)).toBe(true);
    let streamed = "";
    for await (const chunk of objects.stream(sha256)) streamed += Buffer.from(chunk).toString();
    expect(streamed).toBe("one two");
    expect(filesIn(folder)).toEqual([join(folder, sha256.slice(0, 2), sha256)]);
    expect(statSync(join(folder, sha256.slice(0, 2), sha256)).mode & 0o077).toBe(0);
  });

  it("that are documents are read back and listed; an exhibit with a document's bytes is none", async () => {
    const objects = openObjects(temporaryFolder());
    const [one, two] = [Buffer.from("one"), Buffer.from("two")];
    const listed = async (): Promise<string[]> => {
      const names: string[] = [];
      for await (const { objectSha256 } of objects.documents()) names.push(objectSha256);
      return names;
    };
    expect(await listed()).toEqual([]);
    await objects.put(chunks("one"), () => undefined);
    expect([await listed(), await objects.read({ objectSha256: digestOf("sha256", "one") })]).toEqual([[], undefined]);
    for (const bytes of [one, two]) await objects.putDocument(bytes);
    expect(await listed()).toEqual([digestOf("sha256", "one"), digestOf("sha256", "two")].sort());
    expect(await objects.read({ objectSha256: digestOf("sha256", "one") })).toEqual(one);
    await objects.removeDocument({ objectSha256: digestOf("sha256", "one") });
    expect(await listed()).toEqual([digestOf("sha256", "two")]);
    expect(await objects.has(digestOf("sha256", "one"))).toBe(true);
  });

  it("that are the lines of a pack are read one by one and listed in their order, until they are removed", async () => {
    const folder = temporaryFolder();
    const objects = openObjects(folder);
    const lines = ['{"a":1}', '{"b":"ä"}', "{}"].map((line) => Buffer.from(line));
    const kept = await objects.putPack(lines);
    const listed = async () => {
      const all: unknown[] = [];
      for await (const each of objects.documents()) all.push(each);
      return all;
    };
    expect(filesIn(folder)).toHaveLength(1);
    expect(kept.map(({ objectSha256 }) => objectSha256)).toEqual(lines.map((line) => digestOf("sha256", line)));
    for (const [position, each] of kept.entries()) expect(await objects.read(each)).toEqual(lines[position]);
    expect(await listed()).toEqual(kept);
    await objects.removeDocument(kept[1] ?? { objectSha256: "" });
    expect(await listed()).toEqual([kept[0], kept[2]]);
    expect(await openObjects(folder).read(kept[2] ?? { objectSha256: "" })).toEqual(lines[2]);
  });

  it("that come while others are written go together, and are each read as what they are", async () => {
    const folder = temporaryFolder();
    const objects = openObjects(folder);
    const documents = Array.from({ length: 5 }, (_, position) => Buffer.from(`{"n":${position}}`));
    const kept = await Promise.all(documents.map((document) => objects.keep(document)));
    expect(kept.map(({ objectSha256 }) => objectSha256)).toEqual(documents.map((each) => digestOf("sha256", each)));
    // The first had nothing to wait for.
    expect(kept.map(({ slice }) => slice?.pack)).toEqual([undefined, ...Array(4).fill(kept[1]?.slice?.pack)]);
    expect(filesIn(folder)).toHaveLength(2);
    for (const [position, each] of kept.entries()) expect(await objects.read(each)).toEqual(documents[position]);
  });

  it("may be empty, and may be put again", async () => {
    const folder = temporaryFolder();
    const objects = openObjects(folder);
    for (let n = 0; n < 2; n += 1) {
      expect(await objects.putDocument(new Uint8Array())).toMatchObject({ size: 0, sha256: digestOf("sha256", "") });
    }
    expect(filesIn(folder)).toHaveLength(1);
  });

  it("that are refused leave no file", async () => {
    const folder = temporaryFolder();
    const objects = openObjects(folder);
    const refusal = new Error("not that one");
    const refuse = () => {
      throw refusal;
    };
    await expect(objects.put(chunks("x"), refuse)).rejects.toBe(refusal);
    expect(filesIn(folder)).toEqual([]);
    expect(await objects.has(digestOf("sha256", "x"))).toBe(false);
  });

  it("that break off leave no file", async () => {
    const folder = temporaryFolder();
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.from("x");
      throw new Error("cut off");
    }
    await expect(openObjects(folder).put(broken(), () => undefined)).rejects.toThrow("cut off");
    expect(filesIn(folder)).toEqual([]);
  });

  it.each([
    ["the sender breaks off", () => Promise.reject(new Error("cut off")), "cut off"],
    ["the thread that digests them is lost", loseThreads, "a digesting thread ended"],
  ])("that are large leave no file when %s", async (_, interrupt, message) => {
    const folder = temporaryFolder();
    const objects = openObjects(folder);
    async function* interrupted(): AsyncGenerator<Uint8Array> {
      yield LARGE;
      await interrupt();
      yield LARGE;
    }
    await expect(objects.put(interrupted(), () => undefined)).rejects.toThrow(message);
    expect(filesIn(folder)).toEqual([]);
    const stored = await objects.put(large(), () => undefined);
    expect(stored).toEqual({ size: LARGE.length, sha256: digestOf("sha256", LARGE), sm3: digestOf("sm3", LARGE) });
    expect(readFileSync(filesIn(folder)[0] ?? "").equals(LARGE)).toBe(true);
  });

  it("are not to be seen while they are written", async () => {
    const folder = temporaryFolder();
    const objects = openObjects(folder);
    const seen: boolean[] = [];
    async function* slow(): AsyncGenerator<Uint8Array> {
      yield Buffer.from("one");
      seen.push(await objects.has(digestOf("sha256", "one")), await objects.has(digestOf("sha256", "one two")));
      yield Buffer.from(" two");
    }
    await objects.put(slow(), () => {
      seen.push(existsSync(join(folder, digestOf("sha256", "one two").slice(0, 2))));
    });
    expect(seen).toEqual([false, false, false]);
  });

  it("put at once by many are each whole", async () => {
    const folder = temporaryFolder();
    const objects = openObjects(folder);
    await Promise.all(Array.from({ length: 8 }, () => objects.put(chunks("the", " same"), () => undefined)));
    const [file = ""] = filesIn(folder);
    expect(filesIn(folder)).toHaveLength(1);
    expect(readFileSync(file, "utf8")).toBe("the same");
  });

  it("half written before a crash are gone at the next start", async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "incoming"));
    writeFileSync(join(folder, "incoming", "half"), "h");
    await openObjects(folder).putDocument(Buffer.from("x"));
    expect(filesIn(folder).map((file) => file.split("/").at(-1))).toEqual([digestOf("sha256", "x")]);
  });

  it.each([
    "../../etc/passwd",
    "..",
    "",
    "ab",
    `${"a".repeat(63)}/`,
    "A".repeat(64),
    `${"a".repeat(64)}\0`,
    "incoming",
  ])("have no name like %j", async (name) => {
    const objects = openObjects(temporaryFolder());
    await expect(objects.has(name)).rejects.toThrow(RangeError);
    await expect(objects.read({ objectSha256: name })).rejects.toThrow(RangeError);
    expect(() => objects.stream(name)).toThrow(RangeError);
  });
});

describe("a link planted in the folder of objects", () => {
  const secret = "the keystore of somebody";
  const sha256 = digestOf("sha256", secret);

  /** A folder elsewhere that holds, under the name that an object would have, what is none. */
  function elsewhere(): { folder: string; file: string } {
    const folder = temporaryFolder();
    mkdirSync(join(folder, sha256.slice(0, 2)), { recursive: true });
    const file = join(folder, sha256.slice(0, 2), sha256);
    writeFileSync(file, secret);
    return { folder, file };
  }
  const read = async (bytes: AsyncIterable<Uint8Array>): Promise<string> => {
    let text = "";
    for await (const chunk of bytes) text += Buffer.from(chunk).toString();
    return text;
  };

  it.each([
    [
      "in an object's place",
      "",
      (home: string, outside: { file: string }) => {
        mkdirSync(join(home, sha256.slice(0, 2)), { recursive: true });
        symlinkSync(outside.file, join(home, sha256.slice(0, 2), sha256));
      },
    ],
    [
      "in the place of the folder above it",
      "",
      (home: string, outside: { folder: string }) =>
        symlinkSync(join(outside.folder, sha256.slice(0, 2)), join(home, sha256.slice(0, 2))),
    ],
    [
      "in a document's place",
      "documents",
      (home: string, outside: { file: string }) => {
        mkdirSync(join(home, sha256.slice(0, 2)), { recursive: true });
        symlinkSync(outside.file, join(home, sha256.slice(0, 2), sha256));
      },
    ],
  ])("%s is no object: nothing behind it is told or sent", async (_where, home, plant) => {
    const folder = temporaryFolder();
    const objects = openObjects(folder);
    mkdirSync(join(folder, home), { recursive: true });
    plant(join(folder, home), elsewhere());
    expect(await objects.has(sha256)).toBe(false);
    expect(await objects.read({ objectSha256: sha256 })).toBeUndefined();
    await expect(read(objects.stream(sha256))).rejects.toMatchObject({ code: "ENOENT" });
  });

  it("in the place of the folder of documents hides what is behind it, and nothing is written or removed there", async () => {
    const folder = temporaryFolder();
    const outside = elsewhere();
    const objects = openObjects(folder);
    symlinkSync(outside.folder, join(folder, "documents"));
    for await (const found of objects.documents()) throw new Error(`found ${found.objectSha256}`);
    await expect(objects.putDocument(Buffer.from("{}"))).rejects.toThrow("is a link");
    await expect(objects.removeDocument({ objectSha256: sha256 })).rejects.toThrow("is a link");
    expect(filesIn(outside.folder)).toEqual([outside.file]);
  });

  it("in the place of what is being written keeps the store from opening, and nothing there is removed", () => {
    const folder = temporaryFolder();
    const outside = elsewhere();
    writeFileSync(join(outside.folder, "of-somebody-else"), "kept");
    symlinkSync(outside.folder, join(folder, "incoming"));
    expect(() => openObjects(folder)).toThrow("is a link");
    expect(filesIn(outside.folder)).toHaveLength(2);
  });

  it("to the store itself is its operator's, and is followed", async () => {
    const real = temporaryFolder();
    const link = join(temporaryFolder(), "objects");
    symlinkSync(real, link);
    const objects = openObjects(link);
    await objects.put(chunks(secret), () => undefined);
    expect([await objects.has(sha256), await read(objects.stream(sha256))]).toEqual([true, secret]);
  });

  it("or a pipe in an object's place holds nobody up", async () => {
    const folder = temporaryFolder();
    const objects = openObjects(folder);
    mkdirSync(join(folder, sha256.slice(0, 2)));
    execFileSync("mkfifo", [join(folder, sha256.slice(0, 2), sha256)]);
    await expect(read(objects.stream(sha256))).rejects.toMatchObject({ code: "ENOENT" });
  });
});
