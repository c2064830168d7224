import { once } from "node:events";
import { createServer } from "node:net";
import process from "node:process";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { describeTakenPort, findTakenPorts } from "../../scripts/local/ports.ts";

const server = createServer();
let port: number;

beforeEach(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  port = (server.address() as { port: number }).port;
});
afterEach(() => {
  server.close();
});

describe("findTakenPorts", () => {
  it("finds nothing when every port is free", async () => {
    server.close();
    await once(server, "close");
    expect(await findTakenPorts([{ port, purpose: "chain" }], 0)).toEqual([]);
  });

  it("names the taken port and its purpose, and not the free one", async () => {
    const found = await findTakenPorts([{ port, purpose: "gateway of CN" }], 0);
    expect(found).toMatchObject([{ port, purpose: "gateway of CN", reason: "taken" }]);
  });

  it.runIf(process.platform === "linux")("names the process that holds it", async () => {
    const [taken] = await findTakenPorts([{ port, purpose: "chain" }], 0);
    expect(taken?.holder?.pid).toBe(process.pid);
  });

  it("waits for a port that is about to become free", async () => {
    setTimeout(() => server.close(), 300);
    expect(await findTakenPorts([{ port, purpose: "chain" }], 3_000)).toEqual([]);
  });

  it("refuses a port number that an offset made too large", async () => {
    expect(await findTakenPorts([{ port: 70_000, purpose: "chain" }])).toMatchObject([{ reason: "out-of-range" }]);
  });
});

describe("describeTakenPort", () => {
  it("says in one line which port, for what, who has it and what to do", () => {
    const holder = { pid: 4711, command: "node other.js" };
    expect(describeTakenPort({ port: 8081, purpose: "gateway of CN", reason: "taken", holder })).toBe(
      "port 8081 (gateway of CN) is taken by process 4711 (node other.js): stop that process, or use other ports with npm start -- --port-offset 1000",
    );
  });
});
