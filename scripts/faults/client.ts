/**
 * `node client.ts CONFIG`: an officer at work, until SIGTERM. It records one package after the other by the ways of the command line, asks again with the same
 * Idempotency-Key whatever has no final answer, and writes down what it was told before it goes on.
 */
import { createHash, randomBytes, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import { createApiClient } from "../../gateway/cli/api-client.ts";
import { Failure } from "../../gateway/cli/failure.ts";
import { encodeAction } from "../../gateway/domain/actions.ts";
import { bitSet, numberOf } from "../../gateway/domain/codes/code-list.ts";
import { evidenceKinds } from "../../gateway/domain/codes/evidence-kinds.ts";
import { describeProblem } from "../../gateway/domain/codes/problems.ts";
import { rights } from "../../gateway/domain/codes/rights.ts";
import { DomainError } from "../../gateway/domain/errors.ts";
import { isFinalStatus } from "../../gateway/domain/idempotency.ts";
import { buildBatch } from "../../gateway/domain/ids.ts";
import { ACTION_GAS, forwarderDomain } from "../../gateway/domain/submission.ts";
import { openKeystore } from "../../gateway/keys/keystore.ts";
import { exitWithParent } from "../../gateway/parent.ts";
import { fetchAs } from "../../test/auth/fetch-as.ts";
import type { Signing } from "../../test/auth/sign-token.ts";
import { openLog } from "./log-of-client.ts";
import { manifestOf } from "./make-manifest.ts";

/** What a client is told to do. */
export interface ClientOptions {
  readonly gatewayUrl: string;
  /** What access tokens are made for, and with. */
  readonly audience: string;
  readonly signing: Signing;
  readonly office: string;
  readonly keystore: string;
  readonly passphraseFile: string;
  readonly logFile: string;
  readonly exhibitBytes: number;
  readonly packages: number;
  /** Packages are handed in by one request. */
  readonly isBulk: boolean;
  readonly inFlight: number;
}

const AGAIN_MS = 100;
const DEADLINE_SECONDS = 3_600;
const END_WITHIN_MS = 120_000;

const options = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8")) as ClientOptions;
const api = createApiClient(options.gatewayUrl, fetchAs(options.signing, { audience: options.audience }));
const signer = await openKeystore(options.keystore, readFileSync(options.passphraseFile, "utf8").trim());
const log = openLog(options.logFile);
const underWay: string[] = [];
let acknowledged = 0;
let isEnding = false;

exitWithParent();
process.once("SIGTERM", () => {
  isEnding = true;
  setTimeout(() => process.exit(2), END_WITHIN_MS).unref();
});

const { chainId, contracts } = await insist(api.readNetwork);
while (!isEnding) {
  const roots = options.isBulk
    ? await sendBulk()
    : await Promise.all(Array.from({ length: options.packages }, sendPackage));
  const { root } = buildBatch(roots);
  if (roots.length > 1) await insist(() => api.sendBatch(roots));
  await record(root, roots.length);
  while (underWay.length >= options.inFlight && !isEnding) await forgetSettled();
}
log.close();
process.exit(0);

async function sendPackage(): Promise<string> {
  const file = randomBytes(options.exhibitBytes);
  const manifest = manifestOf(options.office, file);
  const { root } = await insist(() => api.sendManifest(manifest));
  log.write({ type: "kept", roots: [root], position: null });
  await sendFile([root], file);
  return root;
}

/** Packages that have one file in common. */
async function sendBulk(): Promise<string[]> {
  const file = randomBytes(options.exhibitBytes);
  const manifests = Array.from({ length: options.packages }, () => manifestOf(options.office, file));
  const receipts = await insist(() => api.sendManifests(manifests));
  const roots = receipts.map(({ root }) => root);
  log.write({ type: "bulk", packages: roots.length, known: receipts.filter(({ isNew }) => !isNew).length });
  log.write({ type: "kept", roots, position: null });
  await sendFile(roots, file);
  return roots;
}

async function sendFile(roots: readonly string[], file: Uint8Array): Promise<void> {
  const [first = ""] = roots;
  const digests = { size: file.length, sha256: createHash("sha256").update(file).digest("hex") };
  await insist(() => api.sendExhibit(first, 0, digests, ReadableStream.from([new Uint8Array(file)])));
  log.write({ type: "kept", roots, position: 0 });
}

/** Has a root recorded: signs again only after a refusal that is final. */
async function record(root: string, size: number): Promise<void> {
  const terms = { kind: numberOf(evidenceKinds, "photo"), rights: bitSet(rights, ["trademark"]) };
  const recording = { agreementId: 1, version: 1, ...terms, size, root };
  const call = encodeAction({ contract: "ledger", name: "record", args: { recording } }, contracts);
  const domain = forwarderDomain(BigInt(chainId), contracts.forwarder);
  while (!isEnding) {
    const { nonce } = await insist(() => api.readSigner(signer.address));
    const deadline = Math.floor(Date.now() / 1_000) + DEADLINE_SECONDS;
    const unsigned = { from: signer.address, ...call, gas: ACTION_GAS, nonce, deadline };
    const signed = { ...unsigned, signature: await signer.signRequest(unsigned, domain) };
    const request = randomUUID();
    log.write({ type: "asked", request, signer: signer.address, nonce, root });
    try {
      const { id } = await insist(() => api.submit([signed]));
      log.write({ type: "acknowledged", request, submission: id });
      underWay.push(id);
      acknowledged += 1;
      process.send?.(acknowledged);
      return;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      log.write({ type: "turned-away", request, code: error.code });
      await sleep(AGAIN_MS);
    }
  }
}

/** Asks until the answer is final. Throws DomainError with a refusal that is. */
async function insist<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (isFinal(error)) throw error;
      await sleep(AGAIN_MS);
    }
  }
}

/** An answer that was cut off, or is of a gateway that has concluded nothing, says nothing of the request. */
function isFinal(error: unknown): boolean {
  if (error instanceof Failure) return false;
  if (!(error instanceof DomainError)) return true;
  if (error.code === "gateway-unreachable" || error.code === "idempotency-key-in-use") return false;
  return isFinalStatus(describeProblem(error.code, "en").status);
}

async function forgetSettled(): Promise<void> {
  const [oldest] = underWay;
  if (oldest === undefined) return;
  const state = await api.readSubmission(oldest).then(
    (submission) => submission.state,
    (error: unknown) => (error instanceof DomainError && error.code === "unknown-submission" ? "settled" : "unknown"),
  );
  if (state === "settled") underWay.shift();
  else await sleep(AGAIN_MS);
}
