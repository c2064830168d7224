import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { showPackage } from "../../gateway/verbs/show-package.ts";
import { verifyFiles } from "../../gateway/verbs/verify-files.ts";
import { type ChainChild, startChain } from "../verbs/chain-child.ts";
import { type Founded, foundSmall, keyOf } from "../verbs/founded.ts";
import {
  act,
  bytesOf,
  digestsOf,
  keepPackage,
  openGateway,
  recordingOf,
  type TestGateway,
} from "../verbs/test-gateway.ts";

let chain: ChainChild;
let founded: Founded;
let cn: TestGateway;

beforeAll(async () => {
  chain = await startChain();
  founded = await foundSmall(chain.url);
  cn = await openGateway(founded, "CN");
});
afterAll(async () => {
  await cn.stop();
  await chain.stop();
});

async function record(ref: string): Promise<string> {
  const root = await keepPackage(cn, ref);
  await act(cn, keyOf(founded.officers, "CN"), recordingOf(root));
  return root;
}

const genuineFile = (ref: string) => ({ name: `${ref}.csv`, ...digestsOf(bytesOf(`content of ${ref}`)) });
const forgedFile = (ref: string) => ({ name: `${ref}.csv`, ...digestsOf(bytesOf(`something else than ${ref}`)) });

describe("a forged file, at a gateway whose database was changed for it", () => {
  it.each<
    [what: string, change: (root: string, other: string, forged: ReturnType<typeof forgedFile>) => Promise<unknown>]
  >([
    [
      "by other digests of the exhibit",
      (root, _other, { size, sha256, sm3 }) =>
        cn.database.updateTable("exhibit").set({ size, sha256, sm3 }).where("root", "=", root).execute(),
    ],
    [
      "by other digests and the salt of another package's exhibit",
      async (root, other, { size, sha256, sm3 }) => {
        const { salt, siblings } = await cn.database
          .selectFrom("exhibit")
          .select(["salt", "siblings"])
          .where("root", "=", other)
          .executeTakeFirstOrThrow();
        return cn.database
          .updateTable("exhibit")
          .set({ size, sha256, sm3, salt, siblings })
          .where("root", "=", root)
          .execute();
      },
    ],
    [
      "by a package that was never recorded, put in the place of one that was",
      async (root, _other, { name }) => {
        const ref = name.replace(".csv", "");
        const never = await keepPackage(cn, `${ref} (never)`, `something else than ${ref}`);
        await cn.database.updateTable("evidence").set({ root: never }).where("root", "=", root).execute();
        return cn.database.updateTable("record").set({ root: never }).where("root", "=", root).execute();
      },
    ],
  ])("does not hold %s", async (what, change) => {
    const [root, other] = [await record(what), await record(`beside ${what}`)];
    const [genuine] = (await verifyFiles(cn, [genuineFile(what)])).files;
    expect(genuine?.verdict).toBe("holds");
    const forged = forgedFile(what);
    await change(root, other, forged);
    const [file] = (await verifyFiles(cn, [forged])).files;
    expect(file?.matches.length).toBeGreaterThan(0);
    expect(file?.verdict).toBe("fails");
    expect(file?.matches.some(({ verdict }) => verdict === "holds")).toBe(false);
  });
});

describe("a manifest whose object was replaced", () => {
  const objectOf = async (root: string): Promise<string> => {
    const row = await cn.database.selectFrom("document").selectAll().where("root", "=", root).executeTakeFirstOrThrow();
    return row.object_sha256;
  };
  const fileOf = (sha256: string): string => join(cn.folder, "objects", "documents", sha256.slice(0, 2), sha256);

  it.each<[what: string, replace: (root: string, other: string) => Promise<unknown>]>([
    [
      "by another manifest in its file",
      async (root, other) => writeFile(fileOf(await objectOf(root)), await readFile(fileOf(await objectOf(other)))),
    ],
    [
      "by another's file in the database",
      async (root, other) =>
        cn.database
          .updateTable("document")
          .set({ object_sha256: await objectOf(other) })
          .where("root", "=", root)
          .execute(),
    ],
  ])("is not shown as the package's when it was replaced %s", async (what, replace) => {
    const [root, other] = [await record(what), await record(`beside ${what}`)];
    await showPackage(cn, root);
    await replace(root, other);
    await expect(showPackage(cn, root)).rejects.toThrow("not what was kept");
    // What is known of its files does not come from there.
    expect((await verifyFiles(cn, [genuineFile(what)])).files[0]?.verdict).toBe("holds");
  });
});
