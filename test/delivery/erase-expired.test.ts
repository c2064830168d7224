import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type ErasureOptions, eraseExpired } from "../../gateway/delivery/erase-expired.ts";
import { fetchWanted } from "../../gateway/delivery/exchange-client.ts";
import { rebuildIndex } from "../../gateway/delivery/rebuild-index.ts";
import type { Repetition } from "../../gateway/delivery/repeat.ts";
import type { Manifest } from "../../gateway/domain/package.ts";
import { erasedFrom } from "../../gateway/domain/retention.ts";
import { acceptPackage } from "../../gateway/verbs/accept-package.ts";
import { acceptPackages } from "../../gateway/verbs/accept-packages.ts";
import { listHolds, placeHold, releaseHold } from "../../gateway/verbs/legal-holds.ts";
import { listRetention } from "../../gateway/verbs/list-retention.ts";
import { keptRows, restoreDocuments } from "../../gateway/verbs/restore-documents.ts";
import { openExhibit, showEvidence } from "../../gateway/verbs/show-evidence.ts";
import { showPackage } from "../../gateway/verbs/show-package.ts";
import { storeExhibit } from "../../gateway/verbs/store-exhibit.ts";
import { verifyFiles } from "../../gateway/verbs/verify-files.ts";
import { type ChainChild, startChain } from "../verbs/chain-child.ts";
import { type Founded, foundSmall, keyOf } from "../verbs/founded.ts";
import { type Door, exchangeOf, takeDoor, withExchange } from "../verbs/serve-gateway.ts";
import {
  act,
  bytesOf,
  digestsOf,
  manifestOf,
  openGateway,
  recordingOf,
  streamOf,
  type TestGateway,
  until,
} from "../verbs/test-gateway.ts";

const DAY_MS = 86_400_000;

let chain: ChainChild;
let founded: Founded;
let doors: Readonly<Record<"CN" | "HK", Door>>;
let cn: TestGateway;
let hk: TestGateway;
let fetchers: Repetition[];
const erasers: Repetition[] = [];

beforeAll(async () => {
  chain = await startChain();
  doors = { CN: await takeDoor(), HK: await takeDoor() };
  founded = await foundSmall(chain.url, { CN: doors.CN.url, HK: doors.HK.url });
  [cn, hk] = await Promise.all([openGateway(founded, "CN"), openGateway(founded, "HK")]);
  doors.CN.open(withExchange(cn, exchangeOf(founded, cn)));
  doors.HK.open(withExchange(hk, exchangeOf(founded, hk)));
  fetchers = [cn, hk].map((gateway) => fetchWanted(exchangeOf(founded, gateway)));
});
afterEach(() => Promise.all(erasers.splice(0).map((eraser) => eraser.stop())));
afterAll(async () => {
  await Promise.all(fetchers.map((fetcher) => fetcher.stop()));
  expect([cn.reported, hk.reported]).toEqual([[], []]);
  await Promise.all([cn.stop(), hk.stop(), doors.CN.close(), doors.HK.close()]);
  await chain.stop();
});

const dayFromNow = (days: number): string => new Date(cn.now() + days * DAY_MS).toISOString().slice(0, 10);

/** A manifest of one exhibit, kept until so many days from now. */
const keptFor = (days: number, ref: string, text = `content of ${ref}`): Manifest => ({
  ...manifestOf("CN", ref, bytesOf(text)),
  retention: { until: dayFromNow(days) },
});

async function record(manifest: Manifest, text = `content of ${manifest.ref}`) {
  const { root } = await acceptPackage(cn, manifest);
  await storeExhibit(cn, root, 0, streamOf(bytesOf(text)));
  await act(cn, keyOf(founded.officers, "CN"), recordingOf(root));
  const [row] = await cn.store.evidenceOfRoots([root]);
  if (row === undefined) throw new Error(`${manifest.ref} is not recorded`);
  return { root, evidenceId: row.evidenceId };
}

function erase(gateway: TestGateway, changes: Partial<ErasureOptions> = {}): Repetition {
  const { store, objects, now } = gateway;
  const report = (error: unknown) => void gateway.reported.push(error);
  const eraser = eraseExpired({ store, objects, now, graceMs: 0, idleMs: 20, report, ...changes });
  erasers.push(eraser);
  return eraser;
}

/** Lets so many days pass, on every clock. */
async function pass(days: number): Promise<void> {
  await chain.ask("evm_increaseTime", days * 86_400);
  await chain.ask("evm_mine");
  for (const gateway of [cn, hk]) {
    gateway.clock.ahead += days * DAY_MS;
    await gateway.follower.catchUp();
  }
}

const erased = (gateway: TestGateway, root: string) =>
  until(`${root} to be erased`, async () => {
    const erasure = await gateway.store.erasure(root);
    return erasure?.erasedAt === undefined ? undefined : erasure;
  });

/** Whether a text is anywhere among a gateway's objects. */
const isOnDisk = (gateway: TestGateway, text: string): boolean =>
  readdirSync(join(gateway.folder, "objects"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .some(({ parentPath, name }) => readFileSync(join(parentPath, name)).includes(text));

const codeOf = (refusal: Promise<unknown>): Promise<string> =>
  refusal.then(
    () => "done",
    (error: { code: string }) => error.code,
  );

describe("a package whose retention is over", () => {
  it("is erased at every gateway that has it: manifest, salts and files; its record stands", async () => {
    const { root, evidenceId } = await record(keptFor(1, "short-lived"));
    await until("HK to have the manifest", () => hk.store.document(root));
    await openExhibit(withExchange(hk, exchangeOf(founded, hk)), evidenceId, 0);
    expect([cn, hk].map((gateway) => isOnDisk(gateway, "content of short-lived"))).toEqual([true, true]);
    erase(cn);
    erase(hk);
    await pass(6);
    await Promise.all([erased(cn, root), erased(hk, root)]);

    for (const gateway of [cn, hk]) {
      expect(isOnDisk(gateway, "content of short-lived")).toBe(false);
      expect(isOnDisk(gateway, '"ref":"short-lived"')).toBe(false);
      const detail = await showEvidence(gateway, evidenceId);
      expect(detail).toMatchObject({ manifest: null, exhibits: [], manifestProblem: "its retention is over" });
      expect(detail.erasedAt).not.toBeNull();
      expect(detail.evidence).toMatchObject({ root, case: null, status: { state: "standing" } });
      expect(await codeOf(showPackage(gateway, root))).toBe("package-erased");
      const claim = { name: "short-lived.csv", ...digestsOf(bytesOf("content of short-lived")) };
      expect((await verifyFiles(gateway, [claim])).files[0]).toMatchObject({ verdict: "unknown", matches: [] });
    }
  });

  it("is kept while a legal hold is on it, and erased when the last is released", async () => {
    const { root } = await record(keptFor(1, "held"));
    const first = await placeHold(cn, root, "Case 1", "somebody");
    const second = await placeHold(cn, root, "Case 2");
    await pass(6);
    erase(cn);
    const { root: other } = await record(keptFor(1, "not held"));
    await pass(6);
    await erased(cn, other);
    expect(await showPackage(cn, root)).toMatchObject({ isHeld: true, missing: [] });
    expect(await releaseHold(cn, root, first.id, "somebody else")).toMatchObject({ releasedBy: "somebody else" });
    expect(await codeOf(releaseHold(cn, other, second.id))).toBe("unknown-hold");
    expect((await showPackage(cn, root)).isHeld).toBe(true);

    const released = await releaseHold(cn, root, second.id);
    expect(released.releasedAt).not.toBeNull();
    await erased(cn, root);
    expect(await releaseHold(cn, root, second.id)).toEqual(released);
    expect(await codeOf(placeHold(cn, root, "Case 3"))).toBe("package-erased");
    expect((await listHolds(cn, root)).holds.map(({ reference }) => reference)).toEqual(["Case 1", "Case 2"]);
  });

  it("is erased from the object that it shares with others, which can be read as before", async () => {
    const manifests = [keptFor(1, "line one"), keptFor(30, "line two"), keptFor(1, "line three")];
    const [one, two, three] = await acceptPackages(cn, manifests);
    if (one === undefined || two === undefined || three === undefined) throw new Error("not taken in");
    erase(cn);
    await pass(6);
    await Promise.all([erased(cn, one.root), erased(cn, three.root)]);
    expect(["one", "two", "three"].map((word) => isOnDisk(cn, `"ref":"line ${word}"`))).toEqual([false, true, false]);
    expect(await showPackage(cn, two.root)).toMatchObject({ manifest: manifests[1], salts: two.salts });
    await restoreDocuments(cn);
    expect(await codeOf(showPackage(cn, one.root))).toBe("package-erased");
  });

  it("leaves a file that another package has", async () => {
    const text = "a file of two packages";
    const { root } = await record(keptFor(1, "goes", text), text);
    const { root: stays } = await record(keptFor(300, "stays", text), text);
    erase(cn);
    await pass(6);
    await erased(cn, root);
    expect(await showPackage(cn, stays)).toMatchObject({ missing: [] });
    expect(isOnDisk(cn, text)).toBe(true);
  });

  it("leaves a file that is handed in again while it is erased", async () => {
    const text = "a file that comes again";
    const { root } = await record(keptFor(1, "first", text), text);
    await pass(6);
    let again: string | undefined;
    erase(cn, {
      objects: {
        ...cn.objects,
        eraseExhibit: async (sha256, isWanted) => {
          again ??= (await acceptPackage(cn, keptFor(300, "second", text))).root;
          await cn.objects.eraseExhibit(sha256, isWanted);
        },
      },
    });
    await erased(cn, root);
    expect((await showPackage(cn, again ?? "")).missing).toEqual([]);
    expect(isOnDisk(cn, text)).toBe(true);
  });

  it("is erased to the end though that was interrupted, and comes back neither with a restart nor with a new index", async () => {
    const { root } = await record(keptFor(1, "interrupted"));
    await pass(6);
    const broken = new Error("the power went");
    const report = () => {};
    const removeDocument = () => Promise.reject(broken);
    const eraser = erase(cn, { objects: { ...cn.objects, removeDocument }, report });
    await until("the erasure to begin", () => cn.store.erasure(root));
    await eraser.stop();
    expect(isOnDisk(cn, '"ref":"interrupted"')).toBe(true);
    expect(await codeOf(showPackage(cn, root))).toBe("package-erased");

    await restoreDocuments(cn);
    expect(await codeOf(showPackage(cn, root))).toBe("package-erased");
    const { store, ledger } = cn;
    const kept = (erased: ReadonlySet<string>) => keptRows(cn, erased);
    await rebuildIndex({ store, ledger, deepestReorganisation: 64, kept, onProgress: () => {} });
    expect(await codeOf(showPackage(cn, root))).toBe("package-erased");
    erase(cn);
    await erased(cn, root);
    expect(isOnDisk(cn, "content of interrupted")).toBe(false);
  });

  it("is not wanted again by a gateway that erased it, though the recorder keeps it", async () => {
    const { root } = await record(keptFor(1, "kept by its recorder"));
    await until("HK to have the manifest", () => hk.store.document(root));
    await placeHold(cn, root, "Case 9");
    erase(hk);
    await pass(6);
    await erased(hk, root);
    const { store, ledger } = hk;
    const kept = (erased: ReadonlySet<string>) => keptRows(hk, erased);
    await rebuildIndex({ store, ledger, deepestReorganisation: 64, kept, onProgress: () => {} });
    expect((await store.dueWanted(Number.MAX_SAFE_INTEGER, 100)).filter(({ key }) => key === root)).toEqual([]);
    expect(await store.document(root)).toBeUndefined();
    expect((await showPackage(cn, root)).isHeld).toBe(true);
  });

  it("is not erased by this machine's clock alone, nor by the chain's alone", async () => {
    const { root } = await record(keptFor(1, "by both clocks"));
    cn.clock.ahead += 20 * DAY_MS;
    erase(cn);
    const { root: other } = await record(keptFor(0, "another"));
    cn.clock.ahead -= 20 * DAY_MS;
    expect(await cn.store.erasure(root)).toBeUndefined();
    expect(await cn.store.erasure(other)).toBeUndefined();
    await pass(30);
    await Promise.all([erased(cn, root), erased(cn, other)]);
  });
});

describe("a retention", () => {
  it("that is over is refused, whether of one manifest or of many", async () => {
    const refused = acceptPackage(cn, keptFor(-1, "late"));
    await expect(refused).rejects.toMatchObject({ code: "invalid-request" });
    const many = acceptPackages(cn, [keptFor(1, "in time"), keptFor(-2, "too late")]);
    await expect(many).rejects.toMatchObject({ params: { mistakes: [{ pointer: "/1/retention/until" }] } });
    expect(await codeOf(acceptPackage(cn, keptFor(0, "today")))).toBe("done");
  });

  it("is listed by its end, page by page, with what is held", async () => {
    const [near, far] = [keptFor(400, "near"), keptFor(500, "far")];
    const roots = [(await acceptPackage(cn, far)).root, (await acceptPackage(cn, near)).root];
    await placeHold(cn, roots[0] as string, "Case 4");
    const all = await listRetention(cn, { limit: 500, before: undefined, after: undefined });
    const listed = all.packages.filter(({ root }) => roots.includes(root));
    expect(listed).toEqual([
      { root: roots[1], case: "JM-1", ref: "near", eraseAt: eraseAtOf(near), isHeld: false },
      { root: roots[0], case: "JM-1", ref: "far", eraseAt: eraseAtOf(far), isHeld: true },
    ]);
    const before = dayFromNow(450);
    const bounded = await listRetention(cn, { limit: 500, before, after: undefined });
    expect(bounded.packages.map(({ root }) => root)).not.toContain(roots[0]);
    const paged = [];
    let after: string | undefined;
    do {
      const page = await listRetention(cn, { limit: 1, before: undefined, after });
      paged.push(...page.packages);
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(paged).toEqual(all.packages);
  });
});

const eraseAtOf = ({ retention }: Manifest): string => new Date(erasedFrom(retention?.until ?? "")).toISOString();
