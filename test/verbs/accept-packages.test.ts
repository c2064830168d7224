import { readdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { packageTree } from "../../gateway/domain/package.ts";
import { packageReceiptSchema } from "../../gateway/domain/wire/filing.ts";
import { acceptBatch } from "../../gateway/verbs/accept-batch.ts";
import { acceptPackage } from "../../gateway/verbs/accept-package.ts";
import { acceptPackages } from "../../gateway/verbs/accept-packages.ts";
import { restoreDocuments } from "../../gateway/verbs/restore-documents.ts";
import { showPackage } from "../../gateway/verbs/show-package.ts";
import { storeExhibit } from "../../gateway/verbs/store-exhibit.ts";
import { type GatewayApp, startGatewayApp } from "../http/gateway-app.ts";
import { keyOf } from "./founded.ts";
import { act, bytesOf, manifestOf, recordingOf, streamOf, type TestGateway } from "./test-gateway.ts";

let app: GatewayApp;
let cn: TestGateway;

beforeAll(async () => {
  app = await startGatewayApp();
  cn = app.gateway;
});
afterAll(async () => {
  expect(app.errors).toEqual([]);
  await app.stop();
});

const manifests = (name: string, count: number) =>
  Array.from({ length: count }, (_, n) => manifestOf("CN", `${name} ${n}`, bytesOf(`file of ${name}`)));

const objectsIn = (kind: string): string[] =>
  readdirSync(cn.folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.parentPath.includes(`/${kind}/`))
    .map(({ name }) => name);

const send = (body: string, type = "application/x-ndjson") =>
  fetch(`${app.url}/v1/packages`, { method: "POST", headers: { "content-type": type }, body });

describe("acceptPackages", () => {
  it("keeps many in one object, and gives each the salts that make its root", async () => {
    const before = objectsIn("packs");
    const many = manifests("many", 120);
    const receipts = await acceptPackages(cn, many);
    expect(objectsIn("packs").length).toBe(before.length + 1);
    for (const [position, { root, salts, isNew, missing }] of receipts.entries()) {
      const document = many[position] as (typeof many)[number];
      expect(packageTree({ document, salts }).root).toBe(root);
      expect([isNew, missing]).toEqual([true, [0]]);
    }
    expect((await showPackage(cn, receipts[7]?.root ?? "")).manifest).toEqual(many[7]);
  });

  it("answers what is here as it is, beside what is new, and one that stands twice once", async () => {
    const [one, two, three] = manifests("beside", 3) as [never, never, never];
    const alone = await acceptPackage(cn, two);
    const receipts = await acceptPackages(cn, [one, two, three, one]);
    expect(receipts.map(({ isNew }) => isNew)).toEqual([true, false, true, false]);
    expect(receipts[1]).toEqual({ ...alone, isNew: false });
    expect(receipts[3]).toEqual({ ...receipts[0], isNew: false });
    expect(await acceptPackages(cn, [one, two, three])).toEqual(
      receipts.slice(0, 3).map((r) => ({ ...r, isNew: false })),
    );
  });

  it("gives two that race over the same packages one answer", async () => {
    const many = manifests("race", 60);
    const [one, two, alone] = await Promise.all([
      acceptPackages(cn, many),
      acceptPackages(cn, many.toReversed()),
      acceptPackage(cn, many[30] as (typeof many)[number]),
    ]);
    expect(one.map(({ salts }) => salts)).toEqual(two.toReversed().map(({ salts }) => salts));
    expect(one[30]?.salts).toEqual(alone.salts);
  });

  it("keeps none when one is refused", async () => {
    const [first] = manifests("refused", 1) as [ReturnType<typeof manifestOf>];
    const before = objectsIn("packs").length;
    const stranger = manifestOf("HK", "theirs", bytesOf("x"));
    await expect(acceptPackages(cn, [first, stranger])).rejects.toMatchObject({ code: "not-recorder" });
    expect(objectsIn("packs").length).toBe(before);
    expect((await acceptPackage(cn, first)).isNew).toBe(true);
  });

  it("is found again in the objects by a database that lost it", async () => {
    const receipts = await acceptPackages(cn, manifests("lost", 5));
    const { root } = receipts[3] ?? { root: "" };
    const row = await cn.store.document(root);
    await cn.database.deleteFrom("exhibit").where("root", "=", root).execute();
    await cn.database.deleteFrom("document").where("root", "=", root).execute();
    expect(await cn.store.document(root)).toBeUndefined();
    await restoreDocuments(cn);
    expect(await cn.store.document(root)).toEqual(row);
    expect(await cn.store.exhibits(root)).toHaveLength(1);
  });

  it("gives packages that are recorded as a batch like any others", async () => {
    const receipts = await acceptPackages(cn, manifests("batched", 20));
    await storeExhibit(cn, receipts[0]?.root ?? "", 0, streamOf(bytesOf("file of batched")));
    const { root } = await acceptBatch(
      cn,
      receipts.map((receipt) => receipt.root),
    );
    const done = await act(cn, keyOf(app.founded.officers, "CN"), recordingOf(root, 20));
    expect(done.requests[0]?.outcome?.state).toBe("recorded");
    const [again] = await acceptPackages(cn, manifests("batched", 1));
    expect(again).toMatchObject({ isNew: false, missing: [], evidence: [{ agreementId: 1, version: 1 }] });
  });
});

describe("POST /v1/packages with JSON lines", () => {
  it("answers a receipt a line, in their order", async () => {
    const many = manifests("lines", 3);
    const answer = await send(many.map((manifest) => JSON.stringify(manifest)).join("\n"));
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "application/x-ndjson"]);
    const receipts = (await answer.text())
      .trimEnd()
      .split("\n")
      .map((line) => packageReceiptSchema.parse(JSON.parse(line)));
    for (const [position, { root, salts }] of receipts.entries()) {
      expect(packageTree({ document: many[position] as (typeof many)[number], salts }).root).toBe(root);
    }
  });

  it.each([
    ["nothing", "", "invalid-request", undefined],
    ["more than a thousand", "{}\n".repeat(1_001), "invalid-request", undefined],
    ["a line that is no JSON", `${JSON.stringify(manifests("bad", 1)[0])}\n{\n`, "invalid-body", undefined],
    [
      "a line that is no manifest",
      `${JSON.stringify(manifests("bad", 1)[0])}\n{"format":1}`,
      "invalid-request",
      "/1/format",
    ],
  ])("refuses %s, and keeps nothing", async (_what, body, code, pointer) => {
    const answer = await send(body);
    const problem = (await answer.json()) as { code: string; mistakes?: { pointer: string }[] };
    expect(problem.code).toBe(code);
    if (pointer !== undefined) expect(problem.mistakes?.map((mistake) => mistake.pointer)).toContain(pointer);
    const kept = await cn.database.selectFrom("document").select("root").where("ref", "=", "bad 0").execute();
    expect(kept).toEqual([]);
  });

  it("refuses another media type", async () => {
    expect((await send("{}", "text/plain")).status).toBe(415);
  });
});
