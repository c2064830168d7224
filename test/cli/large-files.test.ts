import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openKeystore } from "../../gateway/keys/keystore.ts";
import { runUnattended } from "./unattended.ts";

const FIVE_GB = 5e9;
const ALLOWANCE = 256 * 1024 * 1024;
let folder: string;
let huge: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "concord-large-"));
  huge = path.join(folder, "huge");
  const handle = await open(huge, "wx");
  await handle.truncate(FIVE_GB);
  await handle.close();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it.each([
  ["file-unreadable", ["network", "derive", "HUGE"]],
  ["file-unreadable", ["deploy", "verify", "HUGE", "--rpc", "http://127.0.0.1:9"]],
  ["file-unreadable", ["evidence", "list", "--deployment", "HUGE"]],
  ["receipt-too-large", ["verify", "some.file", "--receipt", "HUGE"]],
])("refuses with %s a file of 5 GB of which no more is read than is looked at: concord %j", async (code, words) => {
  const before = process.memoryUsage.rss();
  const { exitCode, diagnostics } = await runUnattended(
    words.map((word) => (word === "HUGE" ? huge : word)),
    folder,
    { now: Date.now, sleep: () => Promise.resolve(), openKeystore },
  );
  expect(diagnostics).toContain(`[${code}]`);
  if (code === "file-unreadable") expect(diagnostics).toContain("is larger than");
  expect(exitCode).not.toBe(0);
  expect(process.memoryUsage.rss() - before).toBeLessThan(ALLOWANCE);
});
