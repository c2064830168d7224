import { randomBytes, randomUUID } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { GatewayConfigFile } from "../../gateway/config.ts";
import { type Difference, digestOf, type Meant, makeMachine, signAs, type TestMachine } from "../auth/machine.ts";
import { type ChainChild, startChain } from "../verbs/chain-child.ts";
import { type Founded, foundSmall } from "../verbs/founded.ts";
import { type GatewayChild, prepareGateway } from "../verbs/gateway-child.ts";
import { digestsOf, manifestOf, until } from "../verbs/test-gateway.ts";

const HOUR_MS = 3_600_000;
const FILE = new Uint8Array(randomBytes(300_000));
/** As long as the other, and not it. */
const OTHER = new Uint8Array(randomBytes(300_000));

const caseSystem = makeMachine("case-system", ["officer"]);
const archive = makeMachine("archive", ["auditor"], { algorithm: "p256" });
const neighbour = makeMachine("neighbour", ["officer"], { partner: "HK" });
/** Nobody configured it. */
const stranger = makeMachine("stranger", ["officer"]);
const machines = [caseSystem, archive, neighbour].map(({ config }) => config);

let chain: ChainChild;
let founded: Founded;
let cn: GatewayChild;
let hk: GatewayChild;
let deploymentId: string;

const withMachines = (config: GatewayConfigFile): GatewayConfigFile => ({
  ...config,
  auth: { ...config.auth, machines },
});

beforeAll(async () => {
  chain = await startChain();
  founded = await foundSmall(chain.url);
  ({ deploymentId } = founded.deployment);
  cn = await prepareGateway(founded, "CN", "", withMachines);
  hk = await prepareGateway(founded, "HK", "", withMachines);
  await Promise.all([cn.start(), hk.start()]);
});
afterAll(async () => {
  await Promise.all([cn?.dispose(), hk?.dispose()]);
  await chain?.stop();
});

const manifestText = (ref: string): string => JSON.stringify(manifestOf("CN", ref, FILE));

/** Sends a request with headers that may have been signed for another. */
async function send({ method, url, body }: Meant, headers: Readonly<Record<string, string>>) {
  const type = typeof body === "string" ? "application/json" : "application/octet-stream";
  const ofBody = body === undefined ? {} : { "content-type": type };
  const answer = await fetch(url, {
    method,
    headers: { ...ofBody, ...headers },
    ...(body === undefined ? {} : { body }),
  });
  const text = await answer.text();
  const content = (text === "" ? {} : JSON.parse(text)) as Record<string, unknown>;
  return { status: answer.status, code: content.code as string | undefined, content };
}

const sign = (machine: TestMachine, request: Meant, difference: Difference = {}) =>
  signAs(machine, deploymentId, request, difference);

const ask = async (machine: TestMachine, request: Meant, difference: Difference = {}) =>
  send(request, await sign(machine, request, difference));

const identity = (): Meant => ({ method: "GET", url: `${cn.url}/v1/identity` });
const filing = (): Meant => ({ method: "POST", url: `${cn.url}/v1/packages`, body: manifestText(randomUUID()) });
const refused = { status: 401, code: "signature-invalid" };

describe("a machine with a key at a running gateway", () => {
  it.each([
    ["Ed25519", caseSystem],
    ["ECDSA P-256", archive],
  ])("is known by a signature of %s, as what the configuration says", async (_algorithm, machine) => {
    const { status, content } = await ask(machine, identity());
    expect([status, content]).toEqual([
      200,
      expect.objectContaining({ subject: machine.name, issuer: null, partner: "CN", roles: machine.config.roles }),
    ]);
  });

  it("hands in a package and its file, and sees it as it is held", async () => {
    const handedIn = await ask(caseSystem, filing());
    expect(handedIn.status).toBe(201);
    const url = `${cn.url}/v1/packages/${handedIn.content.root}`;
    expect((await ask(caseSystem, { method: "PUT", url: `${url}/exhibits/0`, body: FILE })).status).toBe(204);
    expect((await ask(caseSystem, { method: "GET", url })).content).toMatchObject({ missing: [] });
  });

  it("may what its roles may, at the gateway of its own partner", async () => {
    const accessLog: Meant = { method: "GET", url: `${cn.url}/v1/access-log?limit=5` };
    const notices: Meant = { method: "GET", url: `${cn.url}/v1/notices` };
    expect((await ask(archive, accessLog)).status).toBe(200);
    expect(await ask(caseSystem, accessLog)).toMatchObject({ status: 403, code: "role-required" });
    expect((await ask(caseSystem, notices)).status).toBe(200);
    expect(await ask(archive, notices)).toMatchObject({ status: 403, code: "role-required" });
    expect(await ask(archive, filing())).toMatchObject({ status: 403, code: "role-required" });
    expect(await ask(neighbour, filing())).toMatchObject({ status: 403, code: "wrong-partner" });
    expect((await ask(neighbour, { method: "GET", url: `${cn.url}/v1/network` })).status).toBe(200);
  });

  it("has a body refused that was altered, also of the same length", async () => {
    const request = filing();
    const headers = await sign(caseSystem, request);
    const altered = String(request.body).replace("JM-1", "JM-2");
    expect(await send({ ...request, body: altered }, headers)).toMatchObject({ status: 422, code: "digest-mismatch" });
    // Whoever digests the altered body anew breaks the signature.
    const digested = { ...(await sign(caseSystem, request)), "content-digest": digestOf(altered) };
    expect(await send({ ...request, body: altered }, digested)).toMatchObject(refused);
  });

  it("has a file refused that was altered on its way, and nothing of it is kept", async () => {
    const { content } = await ask(caseSystem, filing());
    const url = `${cn.url}/v1/packages/${content.root}`;
    const request: Meant = { method: "PUT", url: `${url}/exhibits/0`, body: FILE };
    const headers = await sign(caseSystem, request);
    expect(await send({ ...request, body: OTHER }, headers)).toMatchObject({ status: 422, code: "digest-mismatch" });
    const fresh = filing();
    const manifest = {
      ...JSON.parse(String(fresh.body)),
      exhibits: [{ path: "new.bin", mediaType: "text/csv", ...digestsOf(OTHER) }],
    };
    const unheld = await ask(caseSystem, { ...fresh, body: JSON.stringify(manifest) });
    // The manifest would take it; the signature does not.
    const put: Meant = { method: "PUT", url: `${cn.url}/v1/packages/${unheld.content.root}/exhibits/0`, body: FILE };
    expect(await send({ ...put, body: OTHER }, await sign(caseSystem, put))).toMatchObject({
      status: 422,
      code: "digest-mismatch",
    });
    const held: Meant = { method: "GET", url: `${cn.url}/v1/packages/${unheld.content.root}` };
    expect((await ask(caseSystem, held)).content).toMatchObject({ missing: [0] });
  });

  it.each([
    ["path", () => ({ url: `${cn.url}/v1/network` })],
    ["query", () => ({ url: `${cn.url}/v1/identity?limit=1` })],
    ["method", () => ({ method: "HEAD" })],
  ])("has another %s refused than it signed", async (_what, change) => {
    const { status } = await send({ ...identity(), ...change() }, await sign(caseSystem, identity()));
    expect(status).toBe(401);
  });

  it("has a query refused that was changed, and one that was taken away", async () => {
    const meant: Meant = { method: "GET", url: `${cn.url}/v1/evidence?partner=CN&limit=1` };
    expect((await ask(caseSystem, meant)).status).toBe(200);
    for (const url of [`${cn.url}/v1/evidence?partner=HK&limit=1`, `${cn.url}/v1/evidence`]) {
      expect(await send({ ...meant, url }, await sign(caseSystem, meant))).toMatchObject(refused);
    }
  });

  it.each<[string, () => TestMachine, Difference]>([
    ["too old", () => caseSystem, { at: Date.now() - HOUR_MS }],
    ["a little too old", () => caseSystem, { at: Date.now() - 100_000 }],
    ["of the future", () => caseSystem, { at: Date.now() + HOUR_MS }],
    ["for another deployment", () => caseSystem, { tag: `concord-api:0x${"d2".repeat(32)}` }],
    ["for what goes between gateways", () => caseSystem, { tag: "exchange" }],
    ["by an unknown key", () => stranger, {}],
    ["by an unknown key under a known name", () => ({ ...stranger, name: caseSystem.name }), {}],
    ["by another machine's key", () => ({ ...archive, name: caseSystem.name }), {}],
  ])("is refused with a signature that is %s", async (_what, machine, difference) => {
    for (const request of [identity(), filing()]) {
      expect(await ask(machine(), request, difference)).toMatchObject(refused);
    }
  });

  it("is refused with a body whose digest it did not sign, be it named or not", async () => {
    const request = filing();
    const without = await sign(caseSystem, request, { isWithoutDigest: true });
    expect(await send(request, without)).toMatchObject(refused);
    const again = await sign(caseSystem, request, { isWithoutDigest: true });
    const named = { ...again, "content-digest": digestOf(request.body ?? "") };
    expect(await send(request, named)).toMatchObject(refused);
  });

  it("is refused at one gateway with what it signed for another, which takes it", async () => {
    const meant: Meant = { method: "GET", url: `${hk.url}/v1/network` };
    const headers = await sign(caseSystem, meant);
    expect(await send({ ...meant, url: `${cn.url}/v1/network` }, headers)).toMatchObject(refused);
    expect((await send(meant, headers)).status).toBe(200);
    // Who asks under another gateway's name is asked for a signature under this one's own.
    const named = { ...(await sign(caseSystem, meant)), "x-forwarded-host": new URL(hk.url).host };
    expect(await send({ ...meant, url: `${cn.url}/v1/network` }, named)).toMatchObject(refused);
  });

  it("has its signature taken once, also by the gateway that was killed and started again", async () => {
    const request = identity();
    const headers = await sign(caseSystem, request);
    expect((await send(request, headers)).status).toBe(200);
    expect(await send(request, headers)).toMatchObject(refused);
    const together = await sign(caseSystem, request);
    const answers = await Promise.all(Array.from({ length: 8 }, () => send(request, together)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(401)]);
    await cn.end("SIGKILL");
    await cn.start();
    expect(await send(request, headers)).toMatchObject(refused);
    expect((await ask(caseSystem, request)).status).toBe(200);
  });

  it("is let in no longer when it is taken out of the configuration, and the others are", async () => {
    const before = readFileSync(cn.configFile, "utf8");
    const left = machines.filter(({ name }) => name !== caseSystem.name);
    const config = JSON.parse(before) as GatewayConfigFile;
    writeFileSync(cn.configFile, JSON.stringify({ ...config, auth: { ...config.auth, machines: left } }));
    cn.signal("SIGHUP");
    await until("the key to count no longer", async () =>
      (await ask(caseSystem, identity())).code === "signature-invalid" ? true : undefined,
    );
    expect((await ask(archive, identity())).status).toBe(200);
    await cn.end("SIGTERM");
    await cn.start();
    expect(await ask(caseSystem, identity())).toMatchObject(refused);
    writeFileSync(cn.configFile, before);
    cn.signal("SIGHUP");
    await until("the key to count again", async () =>
      (await ask(caseSystem, identity())).status === 200 ? true : undefined,
    );
  });
});
