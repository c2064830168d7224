import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import type { Wallet } from "ethers";
import { stringify } from "yaml";
import type { Deps } from "../../gateway/cli/deps.ts";
import { openKeystore } from "../../gateway/keys/keystore.ts";
import { writeKey } from "../../scripts/local/make-keys.ts";
import { sharedIssuer } from "../auth/test-issuer.ts";
import type { Founded } from "../verbs/founded.ts";
import { type Ended, runUnattended } from "./unattended.ts";

const PROJECT = path.resolve(import.meta.dirname, "../..");

/** A partner's officers with their keystores, and the command line that they use at a real gateway. */
export interface Office {
  readonly home: string;
  run(words: readonly string[], changes?: Partial<Pick<Deps, "fetch" | "sleep" | "now">>): Promise<Ended>;
  /** The same as a process of its own, which `kill` ends without warning. */
  start(words: readonly string[]): { kill(): void; readonly ended: Promise<Ended> };
  /** Writes a case folder; of `files` the names are paths inside it. */
  writeCase(name: string, content: object | string, files: Readonly<Record<string, string>>): Promise<string>;
  dispose(): Promise<void>;
}

/** Officers of one partner and role by name, who sign for the deployment at hand. */
export async function openOffice(
  { deployment }: Founded,
  partner: string,
  gatewayUrl: string,
  officers: Readonly<Record<string, Wallet>>,
  role: "officer" | "recogniser" = "officer",
): Promise<Office> {
  const home = await mkdtemp(path.join(tmpdir(), "concord-office-"));
  const folder = path.join(home, "officers");
  const { deploymentId } = deployment;
  await mkdir(folder);
  const listed = [];
  for (const [name, key] of Object.entries(officers)) {
    await writeKey(folder, name, key);
    const address = key.address.toLowerCase();
    listed.push({ name, partner, office: null, role, address, keystore: `${name}.json` });
  }
  await writeFile(path.join(folder, "officers.json"), JSON.stringify(listed));
  await writeFile(path.join(home, "current.json"), JSON.stringify({ folder: home, deploymentId }));
  const tokenFile = path.join(home, "token");
  const roles = [role];
  const writeToken = async (): Promise<void> => {
    const token = await (await sharedIssuer()).tokenOf({ partner, roles, audience: gatewayUrl, subject: `${role}-1` });
    // Another command may be reading it, or be given one too.
    const fresh = `${tokenFile}-${randomUUID()}`;
    await writeFile(fresh, token, { mode: 0o600 });
    await rename(fresh, tokenFile);
  };
  await writeToken();
  // Without the partners' numbers: what needs them is to ask for them.
  const { partners: _partners, ...known } = deployment;
  const pinned = { ...known, gateways: [{ iso: partner, url: gatewayUrl }] };
  await writeFile(path.join(home, "deployment.json"), JSON.stringify(pinned));

  return {
    home,
    run: async (words, changes = {}) => {
      await writeToken();
      return runUnattended(words, home, {
        now: Date.now,
        sleep: (milliseconds) => new Promise((done) => setTimeout(done, Math.min(milliseconds, 30))),
        openKeystore,
        tokenFile,
        ...changes,
      });
    },
    start: (words) => {
      const child = spawn(process.execPath, [path.join(PROJECT, "gateway/cli/main.ts"), ...words], {
        cwd: PROJECT,
        env: { ...process.env, CONCORD_HOME: home, CONCORD_TOKEN_FILE: tokenFile, LC_ALL: "C" },
        stdio: ["ignore", "pipe", "pipe"],
      });
      let output = "";
      let diagnostics = "";
      child.stdout.on("data", (chunk: Buffer) => {
        output += chunk.toString();
      });
      child.stderr.on("data", (chunk: Buffer) => {
        diagnostics += chunk.toString();
      });
      return {
        kill: () => void child.kill("SIGKILL"),
        ended: new Promise((done, failed) => {
          child.once("error", failed);
          child.once("close", (code) => done({ exitCode: code ?? -1, output, diagnostics }));
        }),
      };
    },
    writeCase: async (name, content, files) => {
      const at = path.join(home, "cases", name);
      for (const [file, text] of Object.entries(files)) {
        await mkdir(path.dirname(path.join(at, file)), { recursive: true });
        await writeFile(path.join(at, file), text);
      }
      await mkdir(at, { recursive: true });
      await writeFile(path.join(at, "case.yaml"), typeof content === "string" ? content : stringify(content));
      return at;
    },
    dispose: () => rm(home, { recursive: true, force: true }),
  };
}

/** Where a request goes. */
export const urlOf = (input: Parameters<typeof fetch>[0]): string =>
  input instanceof Request ? input.url : String(input);

const YEAR = new Date().getUTCFullYear();

/** A small case of CN under GBA: three packages of two kinds, and a notice to HK that rests on them. */
export function caseOf(number: string, changes: Readonly<Record<string, unknown>> = {}) {
  const acquired = { at: "2023-06-30T17:00:00+08:00", by: "officer-7" };
  return {
    case: number,
    partner: "CN",
    office: "Jiangmen",
    title: "A case",
    basis: "ex-officio",
    agreement: "GBA",
    handling: { tlp: "AMBER", use: "H1" },
    evidence: [
      { ref: "parcels", kind: "declaration", exhibits: ["parcels.csv"], acquired, language: "zh-Hans" },
      { ref: "manifests", kind: "declaration", exhibits: ["manifests.csv"], acquired, language: "zh-Hans" },
      { ref: "marks", kind: "photo", exhibits: ["marks.png"], acquired, language: "zh-Hans" },
    ],
    notice: {
      type: "alert",
      priority: 2,
      valid: { from: "2023-07-01", to: `${YEAR + 1}-12-31` },
      to: ["HK"],
      grading: { source: "A", information: 1 },
      right: "trademark",
      channel: "post",
      action: "inspect",
      basis: ["parcels", "marks"],
    },
    ...changes,
  };
}

/** The files of that case; `mark` makes their content one of its own. */
export const filesOf = (mark: string): Record<string, string> => ({
  "parcels.csv": `parcel,sender\n1,${mark}\n`,
  "manifests.csv": `manifest\n${mark}\n`,
  "marks.png": `a photo of ${mark}`,
});
