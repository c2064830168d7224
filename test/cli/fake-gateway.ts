import { createHash, randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { decodeAction } from "../../gateway/domain/actions.ts";
import { canonicalJson } from "../../gateway/domain/canonical.ts";
import { buildBatch, evidenceIdOf, noticeIdOf } from "../../gateway/domain/ids.ts";
import { documentTree, type NoticeBody } from "../../gateway/domain/notice-body.ts";
import { leavesOfManifest, type Manifest, packageTree } from "../../gateway/domain/package.ts";
import { leavesOf, type Salts, saltLeaves } from "../../gateway/domain/salted-tree.ts";
import { forwarderDomain, isSignedByItsOfficer, type SubmittedRequest } from "../../gateway/domain/submission.ts";

export const contracts = {
  forwarder: `0x${"f0".repeat(20)}`,
  registry: `0x${"e0".repeat(20)}`,
  ledger: `0x${"1e".repeat(20)}`,
  board: `0x${"b0".repeat(20)}`,
  consortium: `0x${"c0".repeat(20)}`,
  anchors: `0x${"a0".repeat(20)}`,
};
export const deploymentId = `0x${"d1".repeat(32)}`;
export const genesisHash = `0x${"6e".repeat(32)}`;
const transactionHash = `0x${"7a".repeat(32)}`;
const time = "2026-11-23T08:00:00.000Z";
const block = { block: 7, hash: `0x${"b1".repeat(32)}`, time, checkedAt: time, ageMs: 20 };

const agreement = {
  code: "GBA",
  id: 1,
  version: 1,
  state: "ratified",
  isInForce: true,
  parties: ["CN", "HK", "MO"],
  ratifiedBy: ["CN", "HK", "MO"],
  suspendedBy: [],
  endedBy: [],
  instrument: `0x${"00".repeat(32)}`,
  evidence: ["photo", "x-ray", "sample-report", "declaration", "trade-data", "appraisal", "officer-statement"],
  rights: ["trademark", "copyright", "patent"],
  channels: ["cargo", "post", "express"],
  purposes: ["administrative"],
  directions: ["import"],
  onward: "ask",
  court: "notify",
  recognition: { rule: "explicit", floor: null },
  hours: { acknowledge: 24, answer: 240, feedback: 720, recognise: 2160 },
  effective: "2018-11-13T00:00:00.000Z",
  expiry: "2038-11-13T00:00:00.000Z",
};

const partners = [
  { id: 1, iso: "CN", name: "China Customs", state: "active", offices: ["Jiangmen", "Guangzhou"], hasGateway: true },
  { id: 2, iso: "HK", name: "Hong Kong Customs", state: "active", offices: [], hasGateway: true },
  { id: 3, iso: "MO", name: "Macao Customs", state: "active", offices: [], hasGateway: true },
];

/** An answer before it is sent: a test may change it into a lie. */
export interface Reply {
  status: number;
  body: unknown;
}

/** A gateway over HTTP that keeps everything in memory; honest but for what `lie` makes of its answers. */
export interface FakeGateway {
  readonly url: string;
  readonly requests: SubmittedRequest[];
  readonly uploads: Map<string, string>;
  /** Every POST in order, with its Idempotency-Key. */
  readonly posts: { readonly call: string; readonly key: string | undefined }[];
  /** Receives method and path and the honest reply; what it returns is sent instead. A text is sent as it is. */
  lie: (call: string, reply: Reply) => Reply | string;
  close(): Promise<void>;
}

export async function startFakeGateway(signerAddress: string, iso = "CN"): Promise<FakeGateway> {
  const manifests = new Map<string, { manifest: Manifest; salts: Salts }>();
  const documents = new Map<string, { document: NoticeBody; salts: Salts }>();
  const batches = new Map<string, string[]>();
  const recorded = new Set<string>();
  const published = new Set<string>();
  const submissions = new Map<string, unknown>();
  const requests: SubmittedRequest[] = [];
  const uploads = new Map<string, string>();
  const posts: FakeGateway["posts"] = [];
  const randomSalt = (): string => `0x${randomBytes(32).toString("hex")}`;

  const addManifest = (manifest: Manifest): unknown => {
    const key = canonicalJson(manifest);
    const isNew = !manifests.has(key);
    const kept = manifests.get(key) ?? { manifest, salts: saltLeaves(leavesOfManifest(manifest), randomSalt) };
    manifests.set(key, kept);
    const { root } = packageTree({ document: manifest, salts: kept.salts });
    const kinds = { photo: 1, "x-ray": 2, declaration: 4, "officer-statement": 8 } as Record<string, number>;
    const kind = kinds[manifest.kind] as number;
    const id = evidenceIdOf({
      chainId: 31337n,
      ledger: contracts.ledger,
      partnerId: 1,
      agreementId: 1,
      version: 1,
      kind,
      root,
    });
    const missing = manifest.exhibits.flatMap((_, position) => (uploads.has(`${root}/${position}`) ? [] : [position]));
    return {
      root,
      salts: kept.salts,
      isNew,
      missing,
      evidence: recorded.has(root) ? [{ id, agreementId: 1, version: 1 }] : [],
    };
  };

  const addDocument = (document: NoticeBody): unknown => {
    const key = canonicalJson(document);
    const isNew = !documents.has(key);
    const kept = documents.get(key) ?? {
      document,
      salts: saltLeaves(leavesOf(document as Parameters<typeof leavesOf>[0]), randomSalt),
    };
    documents.set(key, kept);
    return { commitment: documentTree(kept).root, salts: kept.salts, isNew, notices: [...published] };
  };

  const submit = (body: { requests: SubmittedRequest[] }): Reply => {
    const domain = forwarderDomain(31337n, contracts.forwarder);
    for (const request of body.requests) {
      if (!isSignedByItsOfficer(request, domain)) return problem(422, "wrong-signature");
      if (request.nonce !== requests.length) return problem(409, "wrong-nonce");
      requests.push(request);
      const action = decodeAction(request.to, request.data, contracts);
      if (action?.name === "record") {
        const { root } = action.args.recording;
        for (const member of batches.get(root) ?? [root]) recorded.add(member);
      } else if (action?.name === "publish") {
        published.add(noticeIdOf(31337n, contracts.board, 1, action.args.terms));
      }
    }
    const id = `submission-${submissions.size + 1}`;
    const submission = {
      id,
      state: "settled",
      isSimulated: true,
      acceptedAt: block.time,
      settledAt: block.time,
      transactionHash,
      supersedes: null,
      supersededBy: null,
      requests: body.requests.map(({ from, nonce, to, data }) => ({
        action: "an action",
        signer: from,
        nonce,
        to,
        data,
        deadline: time,
        outcome: { state: "recorded", transactionHash, blockNumber: 7 },
      })),
    };
    submissions.set(id, submission);
    return { status: 202, body: submission };
  };

  const answer = async (call: string, message: IncomingMessage): Promise<Reply> => {
    const [, path = ""] = call.split(" /v1/");
    const [resource = "", key = "", , position = ""] = path.split(/[/?]/);
    if (call.startsWith("PUT")) {
      const hash = createHash("sha256");
      for await (const chunk of message) hash.update(chunk as Buffer);
      uploads.set(`${key}/${position}`, hash.digest("hex"));
      return { status: 204, body: undefined };
    }
    const chunks: Buffer[] = [];
    for await (const chunk of message) chunks.push(chunk as Buffer);
    const body = chunks.length === 0 ? undefined : JSON.parse(Buffer.concat(chunks).toString("utf8"));
    switch (resource) {
      case "network": {
        const partner = partners.find((candidate) => candidate.iso === iso);
        const whose = { id: partner?.id, iso, name: partner?.name };
        const where = { chainId: "31337", genesisHash, deploymentId, contracts };
        return ok({
          partner: whose,
          ...where,
          node: "following",
          indexed: block,
          checkedAt: block.time,
          successor: null,
        });
      }
      case "partners":
        return ok({ asOf: block, partners });
      case "agreements":
        return ok({ asOf: block, agreements: [agreement], next: null });
      case "signers":
        return ok({
          address: signerAddress,
          partner: iso,
          roles: ["officer"],
          validFrom: block.time,
          validTo: null,
          nonce: requests.length,
        });
      case "packages":
        return ok(addManifest(body as Manifest));
      case "batches": {
        const { packages } = body as { packages: string[] };
        const { root } = buildBatch(packages);
        batches.set(root, packages);
        return ok({ root, size: packages.length });
      }
      case "notice-bodies":
        return ok(addDocument(body as NoticeBody));
      case "simulations": {
        const { signer, calls } = body as { signer: string; calls: { to: string; data: string }[] };
        return ok({ signer, calls: calls.map(() => ({ action: "an action", refusal: null })) });
      }
      case "submissions":
        return key === "" ? submit(body as { requests: SubmittedRequest[] }) : ok(submissions.get(key));
      default:
        return problem(404, "not-found");
    }
  };

  const gateway: Omit<FakeGateway, "url"> = {
    requests,
    uploads,
    posts,
    lie: (_call, reply) => reply,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  const server: Server = createServer((message, response) => {
    const call = `${message.method} ${message.url}`;
    if (message.method === "POST") posts.push({ call, key: message.headers["idempotency-key"]?.toString() });
    void answer(call, message).then((honest) => {
      const reply = gateway.lie(call, honest);
      const { status, body } = typeof reply === "string" ? { status: 200, body: reply } : reply;
      const type = status >= 400 ? "application/problem+json" : "application/json";
      response.writeHead(status, { "content-type": type, connection: "close" });
      response.end(
        body === undefined
          ? undefined
          : typeof body === "string" || body instanceof Buffer
            ? body
            : JSON.stringify(body),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return Object.assign(gateway, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
}

export const ok = (body: unknown): Reply => ({ status: 200, body });

export const problem = (status: number, code: string): Reply => ({
  status,
  body: { type: `urn:concord:${code}`, title: code, status, detail: `refused: ${code}`, code },
});
