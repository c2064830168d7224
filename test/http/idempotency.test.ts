import { describe, expect, it } from "vitest";
import { DomainError } from "../../gateway/domain/errors.ts";
import { HOURS_KEPT, isFinalStatus } from "../../gateway/domain/idempotency.ts";
import type { Store } from "../../gateway/domain/ports.ts";
import { answerOnce } from "../../gateway/verbs/answer-once.ts";
import { id, openTemporaryStore, type TemporaryStore } from "../storage/temporary-store.ts";
import { appOf } from "./test-app.ts";

const KEY = "a-key-of-one-request";
const packages = [id("one"), id("two")];

/** The HTTP side over a real database, on a batch list that is taken in by what a test gives. */
function receiving(
  { store }: Pick<TemporaryStore, "store">,
  acceptBatch: (list: readonly string[]) => Promise<{ root: string; size: number }> = async (list) => ({
    root: id("root"),
    size: list.length,
  }),
  now: () => number = () => 1_000,
) {
  const calls: (readonly string[])[] = [];
  // Refused with problems of every status, whether a list of a batch can be or not.
  const given: Parameters<typeof appOf>[0] = {
    answerOnce: answerOnce({ store, now }),
    acceptBatch: (list) => {
      calls.push(list);
      return acceptBatch(list);
    },
    verifyFiles: async () => {
      throw new DomainError("index-stale", "Not now.");
    },
  };
  const { app, observed } = appOf(given, { isHeld: false });
  const post = (body: unknown, headers: Record<string, string> = { "idempotency-key": KEY }, path = "/v1/batches") =>
    app.request(path, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
  return { post, calls, observed };
}

const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code;

describe("a POST with an Idempotency-Key", () => {
  it("is carried out once, and answered again with the same status and body, also after a restart", async () => {
    const temporary = await openTemporaryStore();
    const { post, calls } = receiving(temporary);
    const first = await post({ packages });
    const again = await post({ packages });
    expect([first.status, again.status]).toEqual([200, 200]);
    expect([first, again].map(({ headers }) => headers.get("idempotency-replayed"))).toEqual([null, "true"]);
    const text = await first.text();
    expect(await again.text()).toBe(text);
    expect(again.headers.get("content-type")).toBe(first.headers.get("content-type"));
    expect(again.headers.get("cache-control")).toBe("no-store");
    expect(again.headers.get("x-request-id")).not.toBe(first.headers.get("x-request-id"));

    const restarted = receiving(await temporary.reopen());
    const later = await restarted.post({ packages });
    expect([later.headers.get("idempotency-replayed"), await later.text()]).toEqual(["true", text]);
    expect([calls.length, restarted.calls.length]).toEqual([1, 0]);
  });

  it("that was refused for good is refused again with the same problem", async () => {
    const { post, calls } = receiving(await openTemporaryStore());
    const first = await post({ packages: [packages[0]] });
    const again = await post({ packages: [packages[0]] });
    expect([first.status, again.status, again.headers.get("idempotency-replayed")]).toEqual([422, 422, "true"]);
    expect(again.headers.get("content-type")).toBe("application/problem+json");
    expect(await again.text()).toBe(await first.text());
    expect(calls).toEqual([]);
  });

  it.each<[string, unknown, string, string]>([
    ["other content", { packages: [...packages, id("three")] }, "/v1/batches", "idempotency-key-reused"],
    ["the same content in another order", { packages: packages.toReversed() }, "/v1/batches", "idempotency-key-reused"],
    ["another operation", { packages }, "/v1/packages", "idempotency-key-reused"],
    ["another query", { packages }, "/v1/batches?x=1", "idempotency-key-reused"],
  ])("is refused for %s", async (_what, body, path, code) => {
    const { post, calls } = receiving(await openTemporaryStore());
    await post({ packages });
    const answer = await post(body, undefined, path);
    expect([answer.status, await codeOf(answer)]).toEqual([422, code]);
    expect(calls).toHaveLength(1);
  });

  it.each(["short", "a key with spaces", "ключ-ключ", "x".repeat(256)])("is refused for the key %j", async (key) => {
    const { post, calls } = receiving(await openTemporaryStore());
    // Header values are bytes: what is not Latin-1 travels as UTF-8.
    const answer = await post({ packages }, { "idempotency-key": Buffer.from(key).toString("latin1") });
    expect([answer.status, await codeOf(answer)]).toEqual([400, "invalid-idempotency-key"]);
    expect(calls).toEqual([]);
  });

  it.each(["12345678", "x".repeat(255), '"8e03978e-40d5-43e8-bc93-6894a57f9324"', "!~!~!~!~"])(
    "takes the key %s",
    async (key) => {
      const { post } = receiving(await openTemporaryStore());
      expect((await post({ packages }, { "idempotency-key": key })).status).toBe(200);
    },
  );

  it("is refused while the first with its key is under way, and answered when that is done", async () => {
    const { promise, resolve } = Promise.withResolvers<{ root: string; size: number }>();
    const { post, calls } = receiving(await openTemporaryStore(), () => promise);
    const first = post({ packages });
    const meanwhile = await Promise.all([post({ packages }), post({ packages })]);
    expect(await Promise.all(meanwhile.map(codeOf))).toEqual(["idempotency-key-in-use", "idempotency-key-in-use"]);
    expect(meanwhile.map(({ status }) => status)).toEqual([409, 409]);
    expect(await codeOf(await post({ packages: packages.toReversed() }))).toBe("idempotency-key-reused");
    resolve({ root: id("root"), size: 2 });
    expect((await first).status).toBe(200);
    expect((await post({ packages })).headers.get("idempotency-replayed")).toBe("true");
    expect(calls).toHaveLength(1);
  });

  it.each<[string, () => never, number]>([
    ["node-unreachable", () => fail(new DomainError("node-unreachable", "Away.")), 503],
    ["unknown-notice", () => fail(new DomainError("unknown-notice", "Not yet.")), 404],
    ["internal", () => fail(new Error("a mistake")), 500],
  ])("that ended with %s is carried out again", async (_code, refuse, status) => {
    let isBroken = true;
    const { post, calls } = receiving(await openTemporaryStore(), async () =>
      isBroken ? refuse() : { root: id("root"), size: 2 },
    );
    expect((await post({ packages })).status).toBe(status);
    expect(await codeOf(await post({ packages: packages.toReversed() }))).toBe("idempotency-key-reused");
    isBroken = false;
    const again = await post({ packages });
    expect([again.status, again.headers.get("idempotency-replayed")]).toEqual([200, null]);
    expect(calls).toHaveLength(2);
  });

  it("is carried out again when the gateway was killed before its answer was kept", async () => {
    const temporary = await openTemporaryStore();
    const killed: Pick<Store, "bindIdempotencyKey" | "keepAnswer"> = {
      ...temporary.store,
      keepAnswer: () => Promise.reject(new Error("killed")),
    };
    const first = receiving({ store: killed as Store });
    expect((await first.post({ packages })).status).toBe(500);
    const restarted = receiving(await temporary.reopen());
    const again = await restarted.post({ packages });
    expect([again.status, again.headers.get("idempotency-replayed")]).toEqual([200, null]);
    expect([first.calls.length, restarted.calls.length]).toEqual([1, 1]);
  });

  it("is kept for the hours that are documented, and forgotten after them", async () => {
    expect(HOURS_KEPT).toBeGreaterThanOrEqual(48);
    let now = 1_000;
    const temporary = await openTemporaryStore();
    const { post, calls } = receiving(temporary, undefined, () => now);
    await post({ packages });
    now += HOURS_KEPT * 3_600_000 - 1;
    expect((await post({ packages })).headers.get("idempotency-replayed")).toBe("true");
    now += 1;
    const other = { packages: packages.toReversed() };
    await post(other, { "idempotency-key": "another key".replace(" ", "-") });
    expect(await temporary.database.selectFrom("idempotency_key").select("key").execute()).toEqual([
      { key: expect.stringMatching(/:another-key$/) },
    ]);
    expect((await post(other)).status).toBe(200);
    expect(calls).toHaveLength(3);
  });

  it("does not bind its key when the body cannot be taken", async () => {
    const temporary = await openTemporaryStore();
    const { post } = receiving(temporary);
    expect((await post("{}", { "idempotency-key": KEY, "content-type": "text/plain" })).status).toBe(415);
    expect((await post({ packages })).status).toBe(200);
  });
});

function fail(error: Error): never {
  throw error;
}

describe("an answer", () => {
  it.each([200, 201, 202, 400, 403, 409, 413, 415, 422])("of status %d is final", (status) => {
    expect(isFinalStatus(status)).toBe(true);
  });
  it.each([401, 404, 408, 425, 429, 500, 502, 503, 507])("of status %d is not final", (status) => {
    expect(isFinalStatus(status)).toBe(false);
  });
});
