import { createHash, createHmac, randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BaseWallet } from "ethers";
import { openLedger } from "../../gateway/chain/ledger.ts";
import { type Follower, followLedger } from "../../gateway/delivery/follow-ledger.ts";
import { runOutbox } from "../../gateway/delivery/run-outbox.ts";
import { type Action, encodeAction } from "../../gateway/domain/actions.ts";
import { partnerOfIso } from "../../gateway/domain/directory.ts";
import { DomainError } from "../../gateway/domain/errors.ts";
import type { Manifest } from "../../gateway/domain/package.ts";
import type { NoteStep, Step } from "../../gateway/domain/steps.ts";
import {
  forwarderDomain,
  forwardRequestMessage,
  forwardRequestTypes,
  gasOf,
  type SubmittedRequest,
  type UnsignedRequest,
} from "../../gateway/domain/submission.ts";
import type { Submission } from "../../gateway/domain/wire/filing.ts";
import { drawBytes32 } from "../../gateway/draw-bytes.ts";
import { openObjects } from "../../gateway/storage/objects.ts";
import { openDatabase } from "../../gateway/storage/open-database.ts";
import type { Database } from "../../gateway/storage/schema.ts";
import { createStore } from "../../gateway/storage/store.ts";
import { acceptPackage } from "../../gateway/verbs/accept-package.ts";
import { acceptSubmission } from "../../gateway/verbs/accept-submission.ts";
import type { Gateway } from "../../gateway/verbs/gateway.ts";
import { showSigner } from "../../gateway/verbs/show-signer.ts";
import { showSubmission } from "../../gateway/verbs/show-submission.ts";
import { storeExhibit } from "../../gateway/verbs/store-exhibit.ts";
import { makeKey } from "../../scripts/local/make-keys.ts";
import { makeTestDatabase } from "../storage/test-database.ts";
import type { Founded } from "./founded.ts";

/** One partner's gateway without its HTTP side, in this process, on a real database and a real chain. */
export interface TestGateway extends Gateway {
  readonly follower: Follower;
  readonly database: Database;
  readonly folder: string;
  /** What nobody foresaw. */
  readonly reported: unknown[];
  /** The steps of its submissions, as they were done. */
  readonly taken: (readonly [Step, string])[];
  /** Milliseconds by which this gateway's clock is ahead. */
  readonly clock: { ahead: number };
  /** Whether the outbox carries; a submission accepted while it does not waits. */
  carry(): void;
  stop(): Promise<void>;
}

export interface TestGatewayOptions {
  /** Further nodes of the same chain, which are asked every 50 ms how they stand. */
  readonly otherNodes?: readonly string[];
  readonly pollMs?: number;
  readonly deepestReorganisation?: number;
  /** The outbox stands still until `carry()` is called. */
  readonly isHeld?: boolean;
  readonly replaceAfterMs?: number;
}

/** Opens a gateway of the consortium. */
export async function openGateway(
  founded: Founded,
  iso: string,
  options: TestGatewayOptions = {},
): Promise<TestGateway> {
  const { deployment, directory } = founded;
  const folder = mkdtempSync(join(tmpdir(), `concord-${iso}-`));
  const partner = partnerOfIso(directory, iso);
  const clock = { ahead: 0 };
  const now = () => Date.now() + clock.ahead;
  const reported: unknown[] = [];
  const report = (error: unknown) => void reported.push(error);
  const chainId = BigInt(deployment.chainId);
  const testDatabase = await makeTestDatabase(folder);
  const database = await openDatabase(testDatabase.dialect());
  const store = createStore(database, { chainId, ledger: deployment.contracts.ledger, partnerId: partner.id }, now);
  const ledger = openLedger({
    ...deployment,
    chainId,
    nodeUrls: [founded.nodeUrl, ...(options.otherNodes ?? [])],
    timeoutMs: 2_000,
    relay: makeKey(),
    checkMs: 50,
  });
  const follower = followLedger({
    store,
    ledger,
    deepestReorganisation: options.deepestReorganisation ?? 64,
    pollMs: options.pollMs ?? 50,
    now,
    onAdvanced: () => {},
    report,
  });
  const taken: (readonly [Step, string])[] = [];
  const noteStep: NoteStep = (step, submissionId) => void taken.push([step, submissionId]);
  let outbox: ReturnType<typeof runOutbox> | undefined;
  const carry = () => {
    outbox ??= runOutbox({
      store,
      ledger,
      catchUp: follower.catchUp,
      noteStep,
      now,
      report,
      idleMs: 50,
      replaceAfterMs: options.replaceAfterMs ?? 30_000,
    });
  };
  if (options.isHeld !== true) carry();
  const secret = randomBytes(32);
  const ending = new AbortController();
  await follower.catchUp();
  return {
    partner,
    directory,
    deployment,
    store,
    objects: openObjects(join(folder, "objects")),
    ledger,
    follower,
    outbox: { wake: () => outbox?.wake() },
    fetchExhibit: async () => {
      throw new DomainError("object-not-here", "There is no other gateway.");
    },
    noteStep,
    ending: ending.signal,
    staleAfterMs: 30_000,
    now,
    randomBytes32: drawBytes32(),
    keyedHash: (text) => createHmac("sha256", secret).update(text).digest("hex"),
    database,
    folder,
    reported,
    taken,
    clock,
    carry,
    stop: async () => {
      ending.abort();
      await Promise.all([follower.stop(), outbox?.stop()]);
      ledger.close();
      await store.close();
      await testDatabase.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The digests that a manifest gives a file. */
export function digestsOf(bytes: Uint8Array): { size: number; sha256: string; sm3: string } {
  const digest = (algorithm: string) => createHash(algorithm).update(bytes).digest("hex");
  return { size: bytes.length, sha256: digest("sha256"), sm3: digest("sm3") };
}

/** A manifest of one exhibit, as an officer of a partner would state it. */
export function manifestOf(partner: string, ref: string, file: Uint8Array): Manifest {
  return {
    format: "concord-package/1",
    case: { number: "JM-1", partner, office: "Jiangmen", title: "A case", basis: "ex-officio" },
    ref,
    kind: "declaration",
    handling: { tlp: "AMBER", use: "H1" },
    acquired: { at: "2023-06-30T17:00:00+08:00", by: "officer-7" },
    language: "zh-Hans",
    goods: { right: "trademark", items: 1317 },
    exhibits: [{ path: `${ref}.csv`, mediaType: "text/csv", ...digestsOf(file) }],
  };
}

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Sends one chunk. */
export async function* streamOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** Takes a package and its one exhibit in, and answers its root. */
export async function keepPackage(gateway: Gateway, ref: string, text = `content of ${ref}`): Promise<string> {
  const file = bytesOf(text);
  const { root } = await acceptPackage(gateway, manifestOf(gateway.partner.iso, ref, file));
  await storeExhibit(gateway, root, 0, streamOf(file));
  return root;
}

/** The action that records a package or a batch as declarations about trade marks under GBA. */
export function recordingOf(root: string, size = 1, changes: { kind?: number; agreementId?: number } = {}): Action {
  const recording = { agreementId: 1, version: 1, kind: 4, rights: 2, size, root, ...changes };
  return { contract: "ledger", name: "record", args: { recording } };
}

const HOUR_SECONDS = 3_600;

/** Signs actions as one officer, with the next nonces unless told otherwise. */
export async function signActions(
  gateway: Gateway,
  officer: BaseWallet,
  actions: readonly Action[],
  changes: Partial<Pick<UnsignedRequest, "nonce" | "deadline" | "gas" | "to" | "data">> & { chainId?: bigint } = {},
): Promise<SubmittedRequest[]> {
  const { chainId = gateway.ledger.chainId, ...overrides } = changes;
  const { contracts } = gateway.ledger;
  const from = officer.address.toLowerCase();
  const { nonce } = await showSigner(gateway, from);
  const deadline = Math.floor(gateway.now() / 1_000) + HOUR_SECONDS;
  return Promise.all(
    actions.map(async (action, position) => {
      const call = encodeAction(action, contracts);
      const unsigned = { from, gas: gasOf(action), deadline, ...call, nonce: nonce + position, ...overrides };
      const domain = forwarderDomain(chainId, contracts.forwarder);
      return {
        ...unsigned,
        signature: await officer.signTypedData(domain, forwardRequestTypes, forwardRequestMessage(unsigned)),
      };
    }),
  );
}

/** Signs a transaction of the gateway's relay for a submission and keeps it, as its outbox does before it sends it. */
export async function keepTransaction(
  gateway: Gateway,
  submissionId: string,
  requests: readonly SubmittedRequest[],
  nonce: number,
  gasPrice = 0n,
): Promise<{ raw: string; hash: string }> {
  const { ledger, store } = gateway;
  const signed = await ledger.signTransaction(requests, nonce, gasPrice);
  const { relay } = ledger;
  const transaction = { ...signed, relay, nonce, isEmpty: false, gasPrice, signedAt: Date.now(), signedBlock: 0 };
  if (!(await store.keepTransaction(transaction, [submissionId]))) throw new Error("the transaction was not kept");
  return signed;
}

/** Waits until a condition answers something; throws when it does not in time. */
export async function until<T>(what: string, ask: () => Promise<T | undefined>, withinMs = 10_000): Promise<T> {
  const giveUpAt = Date.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > giveUpAt) throw new Error(`waited in vain: ${what}`);
    await new Promise((done) => setTimeout(done, 20));
  }
}

/** Waits until a submission is settled. */
export function settled(gateway: Gateway, id: string): Promise<Submission> {
  return until(`submission ${id} to be settled`, async () => {
    const submission = await showSubmission(gateway, id);
    return submission.state === "settled" ? submission : undefined;
  });
}

/** Signs, hands in and waits. */
export async function act(gateway: Gateway, officer: BaseWallet, ...actions: Action[]): Promise<Submission> {
  const { submission } = await acceptSubmission(gateway, await signActions(gateway, officer, actions));
  return settled(gateway, submission.id);
}

/** An identifier that nothing has. */
export const strangeId = (): string => `0x${randomUUID().replaceAll("-", "").repeat(2)}`;
