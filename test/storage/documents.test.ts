import { describe, expect, it } from "vitest";
import type { NewDocument } from "../../gateway/domain/ports.ts";
import { id, openTemporaryStore } from "./temporary-store.ts";

const exhibit = (path: string, size = 3, digest = "1a") => ({
  path,
  mediaType: "text/csv",
  size,
  sha256: digest.repeat(32),
  sm3: "2b".repeat(32),
  salt: id("salt"),
  siblings: [id("sibling")],
});

const document = (root: string, changes: Partial<NewDocument> = {}): NewDocument => ({
  root,
  type: "package",
  objectSha256: "3c".repeat(32),
  keyedHash: undefined,
  caseNumber: "JM-1",
  ref: "parcels",
  title: "A case",
  kind: "declaration",
  right: "trademark",
  eraseAt: undefined,
  exhibits: [exhibit("a/Parcels.csv"), exhibit("b/照片.png", 5, "4d")],
  ...changes,
});

describe("addDocument", () => {
  it("keeps the first of a root and of a keyed hash, and answers it", async () => {
    const { store } = await openTemporaryStore();
    const first = await store.addDocument(document(id("first"), { keyedHash: "k" }));
    expect(await store.addDocument(document(id("second"), { keyedHash: "k" }))).toEqual(first);
    expect(await store.addDocument(document(id("first"), { title: "other" }))).toEqual(first);
    expect(await store.document(id("second"))).toBeUndefined();
    expect(await store.documentOfKeyedHash("k")).toEqual(first);
    expect(await store.exhibits(id("second"))).toEqual([]);
  });

  it("keeps any number of documents without a keyed hash", async () => {
    const { store } = await openTemporaryStore();
    await store.addDocument(document(id("first")));
    await store.addDocument(document(id("second")));
    expect(await store.document(id("second"))).toMatchObject({ root: id("second"), right: "trademark" });
  });

  it("keeps thousands of exhibits in their order", async () => {
    const { store } = await openTemporaryStore();
    const exhibits = Array.from({ length: 1_203 }, (_, n) => exhibit(`${n}.csv`));
    await store.addDocument(document(id("first"), { exhibits }));
    const rows = await store.exhibits(id("first"));
    expect(rows.map(({ path }) => path)).toEqual(exhibits.map(({ path }) => path));
    expect(rows.map(({ position }) => position)).toEqual(exhibits.map((_, position) => position));
  });
});

describe("exhibits are found", () => {
  it("by digest, by size, and by their own name in any case and Unicode form", async () => {
    const { store } = await openTemporaryStore();
    await store.addDocument(
      document(id("first"), { exhibits: [exhibit("a/Évidence.csv"), exhibit("b.png", 5, "4d")] }),
    );
    const paths = (rows: { path: string }[]) => rows.map(({ path }) => path);
    expect(paths(await store.exhibitsOfSha256("4d".repeat(32)))).toEqual(["b.png"]);
    expect(paths(await store.exhibitsOfSize(3, 9))).toEqual(["a/Évidence.csv"]);
    expect(paths(await store.exhibitsOfName("C:\\cases\\E\u0301VIDENCE.CSV", 9))).toEqual(["a/Évidence.csv"]);
    expect(paths(await store.exhibitsOfName("a", 9))).toEqual([]);
    expect(await store.exhibitsOfSha256("00".repeat(32))).toEqual([]);
  });
});
