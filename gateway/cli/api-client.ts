import { createHash } from "node:crypto";
import createClient from "openapi-fetch";
import type { z } from "zod";
import type { paths } from "../client/api.d.ts";
import type { AccessRow } from "../domain/access-log.ts";
import type { Feedback, NoticeBody } from "../domain/notice-body.ts";
import type { Manifest } from "../domain/package.ts";
import type { SubmittedRequest } from "../domain/submission.ts";
import { accessLogPageSchema, anchorPageSchema } from "../domain/wire/access-log.ts";
import { type EventPage, eventPageSchema } from "../domain/wire/events.ts";
import {
  batchReceiptSchema,
  documentReceiptSchema,
  type NewSimulation,
  type PackageReceipt,
  packageDetailSchema,
  packageReceiptSchema,
  simulationSchema,
  submissionPageSchema,
  submissionSchema,
} from "../domain/wire/filing.ts";
import { identitySchema } from "../domain/wire/identity.ts";
import { exhibitInclusionSchema } from "../domain/wire/inclusion.ts";
import { blocksSchema, stateProofSchema } from "../domain/wire/ledger.ts";
import {
  type AgreementInfo,
  type Authorisation,
  agreementPageSchema,
  networkSchema,
  partnerDetailSchema,
  partnerSignersSchema,
  partnersSchema,
  signerSchema,
} from "../domain/wire/network.ts";
import { proposalDetailSchema, proposalPageSchema } from "../domain/wire/proposals.ts";
import type { EvidenceSearch } from "../domain/wire/queries.ts";
import {
  evidenceDetailSchema,
  evidencePageSchema,
  noticeDetailSchema,
  noticePageSchema,
  recognitionPageSchema,
} from "../domain/wire/records.ts";
import { legalHoldSchema, legalHoldsSchema, retentionPageSchema } from "../domain/wire/retention.ts";
import { type FileClaim, verificationSchema } from "../domain/wire/verification.ts";
import { receiptSchema } from "../receipts/receipt-format.ts";
import { idempotencyKeyOf } from "./idempotency-key.ts";
import type { DigestBody, Prove } from "./prove.ts";
import { malformed, readBody, readProblem, readText, unreachable } from "./read-answer.ts";

const ANSWER_TIMEOUT_MILLISECONDS = 120_000;
const BYTES = "application/octet-stream";
const EVENTS = "text/event-stream";
const JSON_LINES = "application/x-ndjson";
const AS_IT_COMES: ReadonlySet<string> = new Set([BYTES, EVENTS]);
/** A gateway that answers page after page without end is not followed. */
const MOST_PAGES = 1_000;
const PAGE_SIZE = 500;

type AnchorPage = z.output<typeof anchorPageSchema>;

type QueryOf<P extends keyof paths> = paths[P] extends { get: { parameters: { query?: infer Q } } }
  ? NonNullable<Q>
  : never;

// Every call of the API stands here, past the usual length: each is a line or a few, and all are made the same way.

/** The calls of a gateway's API. Every answer is parsed: a gateway is not trusted to be well-formed. */
export type ApiClient = ReturnType<typeof createApiClient>;

/**
 * A client of one gateway, typed by its OpenAPI. Every call throws DomainError with the problem that the gateway answers, or
 * `gateway-unreachable`; whatever `prove` throws; and Failure `gateway-answer-malformed`.
 */
export function createApiClient(gatewayUrl: string, fetchAnswer: typeof fetch, prove: Prove = async () => ({})) {
  // An answer is read here to its end, and no further than is sound; a file is left to be read as it comes.
  const carry = async (request: Request, digestBody: DigestBody = () => digestWhole(request)): Promise<Response> => {
    const proof = await prove(request, digestBody);
    for (const [name, value] of Object.entries(proof)) request.headers.set(name, value);
    let response: Response;
    try {
      response = await fetchAnswer(request);
    } catch (error) {
      throw unreachable(gatewayUrl, error);
    }
    if (!response.ok) throw await readProblem(gatewayUrl, response);
    if (request.method === "PUT" || AS_IT_COMES.has(request.headers.get("accept") ?? "")) return response;
    return new Response(await readText(gatewayUrl, response), { status: response.status });
  };
  const client = createClient<paths>({
    baseUrl: gatewayUrl,
    redirect: "error",
    headers: { accept: "application/json" },
    fetch: (request) => carry(request),
  });

  const ask = async <Answer, S extends z.ZodType<Answer>>(
    schema: S,
    call: Promise<{ data?: Answer; response: Response }>,
    what: string,
  ): Promise<z.output<S>> => {
    const { data } = await call.catch((error: unknown) => {
      throw error instanceof SyntaxError ? malformed(gatewayUrl, what, "it is not JSON") : error;
    });
    const answer = schema.safeParse(data);
    if (answer.success) return answer.data;
    const [issue] = answer.error.issues;
    throw malformed(gatewayUrl, what, issue === undefined ? "" : `${issue.path.join(".")}: ${issue.message}`);
  };
  const get = () => ({ signal: AbortSignal.timeout(ANSWER_TIMEOUT_MILLISECONDS) });
  const post = <B>(path: string, body: B) => ({
    ...get(),
    body,
    params: { header: { "Idempotency-Key": idempotencyKeyOf(path, JSON.stringify(body)) } },
  });

  const readPages = async <Entry>(
    what: string,
    readPage: (page: {
      limit: number;
      after: string | undefined;
    }) => Promise<{ entries: Entry[]; next: string | null }>,
  ): Promise<Entry[]> => {
    const all: Entry[] = [];
    let after: string | undefined;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const { entries, next } = await readPage({ limit: PAGE_SIZE, after });
      all.push(...entries);
      if (next === null) return all;
      after = next;
    }
    throw malformed(gatewayUrl, what, "it has pages without end");
  };

  return {
    gatewayUrl,
    readIdentity: () => ask(identitySchema, client.GET("/v1/identity", get()), "identity"),
    readNetwork: () => ask(networkSchema, client.GET("/v1/network", get()), "network"),
    listPartners: async () => (await ask(partnersSchema, client.GET("/v1/partners", get()), "partners")).partners,
    listAgreements: (): Promise<AgreementInfo[]> =>
      readPages("agreements", async (query) => {
        const call = client.GET("/v1/agreements", { ...get(), params: { query } });
        const { agreements, next } = await ask(agreementPageSchema, call, "agreements");
        return { entries: agreements, next };
      }),
    readPartner: (iso: string) =>
      ask(partnerDetailSchema, client.GET("/v1/partners/{iso}", { ...get(), params: { path: { iso } } }), "partners"),
    listSigners: (iso: string): Promise<Authorisation[]> =>
      readPages("signers", async (query) => {
        const call = client.GET("/v1/partners/{iso}/signers", { ...get(), params: { path: { iso }, query } });
        const { signers, next } = await ask(partnerSignersSchema, call, "signers");
        return { entries: signers, next };
      }),
    listProposals: (query: QueryOf<"/v1/proposals">) =>
      ask(proposalPageSchema, client.GET("/v1/proposals", { ...get(), params: { query } }), "proposals"),
    readProposal: (id: string) =>
      ask(proposalDetailSchema, client.GET("/v1/proposals/{id}", { ...get(), params: { path: { id } } }), "proposals"),
    readSigner: (address: string) =>
      ask(signerSchema, client.GET("/v1/signers/{address}", { ...get(), params: { path: { address } } }), "signers"),
    sendManifest: (manifest: Manifest) =>
      ask(packageReceiptSchema, client.POST("/v1/packages", post("packages", manifest)), "packages"),
    /** Many manifests in one request. The answer has a receipt for each, in their order. */
    async sendManifests(manifests: readonly Manifest[]): Promise<PackageReceipt[]> {
      const { data = "" } = await client.POST("/v1/packages", {
        ...get(),
        body: manifests.map((manifest) => `${JSON.stringify(manifest)}\n`).join(""),
        bodySerializer: (body) => body as string,
        headers: { "content-type": JSON_LINES, accept: JSON_LINES },
        parseAs: "text",
      });
      const receipts = packageReceiptSchema
        .array()
        .length(manifests.length)
        .safeParse(valuesOf(data as string));
      if (receipts.success) return receipts.data;
      throw malformed(gatewayUrl, "packages", receipts.error.issues[0]?.message ?? "");
    },
    sendBatch: (packages: readonly string[]) =>
      ask(batchReceiptSchema, client.POST("/v1/batches", post("batches", { packages: [...packages] })), "batches"),
    sendNoticeBody: (body: NoticeBody) =>
      ask(documentReceiptSchema, client.POST("/v1/notice-bodies", post("notice-bodies", body)), "notice-bodies"),
    sendFeedback: (feedback: Feedback) =>
      ask(documentReceiptSchema, client.POST("/v1/feedback", post("feedback", feedback)), "feedback"),
    simulate: (simulation: NewSimulation) =>
      ask(simulationSchema, client.POST("/v1/simulations", post("simulations", simulation)), "simulations"),
    submit: (requests: readonly SubmittedRequest[], supersedes?: string) => {
      const submission = { requests: [...requests], ...(supersedes !== undefined && { supersedes }) };
      return ask(submissionSchema, client.POST("/v1/submissions", post("submissions", submission)), "submissions");
    },
    listSubmissions: (query: QueryOf<"/v1/submissions">) =>
      ask(submissionPageSchema, client.GET("/v1/submissions", { ...get(), params: { query } }), "submissions"),
    readSubmission: (id: string) =>
      ask(submissionSchema, client.GET("/v1/submissions/{id}", { ...get(), params: { path: { id } } }), "submissions"),
    /** Asked anew each time: no key, by which an answer would be kept. */
    listEvidence: (search: EvidenceSearch) =>
      ask(evidencePageSchema, client.POST("/v1/evidence-searches", { ...get(), body: search }), "evidence"),
    readEvidence: (id: string) =>
      ask(evidenceDetailSchema, client.GET("/v1/evidence/{id}", { ...get(), params: { path: { id } } }), "evidence"),
    readInclusion: (id: string, position: number) =>
      ask(
        exhibitInclusionSchema,
        client.GET("/v1/evidence/{id}/exhibits/{position}/inclusion", { ...get(), params: { path: { id, position } } }),
        "evidence",
      ),
    readReceipt: (id: string, query: QueryOf<"/v1/evidence/{id}/receipt">) =>
      ask(
        receiptSchema,
        client.GET("/v1/evidence/{id}/receipt", { ...get(), params: { path: { id }, query } }),
        "evidence",
      ),
    listRecognitions: (query: QueryOf<"/v1/recognitions">) =>
      ask(recognitionPageSchema, client.GET("/v1/recognitions", { ...get(), params: { query } }), "recognitions"),
    readPackage: (root: string) =>
      ask(packageDetailSchema, client.GET("/v1/packages/{root}", { ...get(), params: { path: { root } } }), "packages"),
    /** The whole access log, page by page. */
    async listAccessLog(from = 0): Promise<AccessRow[]> {
      const rows: AccessRow[] = [];
      let after = from;
      for (;;) {
        const params = { query: { limit: PAGE_SIZE, after } };
        const page = await ask(accessLogPageSchema, client.GET("/v1/access-log", { ...get(), params }), "access log");
        rows.push(...page.entries);
        // Asking is an entry itself: a last page that is not full is the end.
        if (page.next === null || page.entries.length < PAGE_SIZE) return rows;
        if (page.next <= after) throw malformed(gatewayUrl, "access log", "it has pages without end");
        after = page.next;
      }
    },
    /** Every anchor of a partner's log; without one, of the gateway's own. */
    async listAnchors(partner?: string): Promise<Omit<AnchorPage, "next">> {
      const anchors: AnchorPage["anchors"] = [];
      let after: string | undefined;
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const query = { limit: PAGE_SIZE, ...(partner && { partner }), ...(after && { after }) };
        const params = { query };
        const call = client.GET("/v1/access-log/anchors", { ...get(), params });
        const { next, ...answer } = await ask(anchorPageSchema, call, "anchors");
        anchors.push(...answer.anchors);
        if (next === null) return { ...answer, anchors };
        after = next;
      }
      throw malformed(gatewayUrl, "anchors", "it has pages without end");
    },
    /** Blocks with their receipts as the gateway's node tells them; the first of them, where they are many. */
    tellBlocks: (from: number, to: number) =>
      ask(blocksSchema, client.GET("/v1/ledger/blocks", { ...get(), params: { query: { from, to } } }), "blocks"),
    proveState: (contract: QueryOf<"/v1/ledger/proofs">["contract"], block: number, slots: readonly string[]) => {
      const params = { query: { contract, block, slot: [...slots] } };
      return ask(stateProofSchema, client.GET("/v1/ledger/proofs", { ...get(), params }), "proofs");
    },
    listRetention: (query: QueryOf<"/v1/retention">) =>
      ask(retentionPageSchema, client.GET("/v1/retention", { ...get(), params: { query } }), "retention"),
    listHolds: (root: string) =>
      ask(legalHoldsSchema, client.GET("/v1/packages/{root}/holds", { ...get(), params: { path: { root } } }), "holds"),
    placeHold: (root: string, reference: string) => {
      const { params, ...rest } = post(`packages/${root}/holds`, { reference });
      const call = client.POST("/v1/packages/{root}/holds", { ...rest, params: { ...params, path: { root } } });
      return ask(legalHoldSchema, call, "holds");
    },
    releaseHold: (root: string, hold: string) => {
      const params = { path: { root, hold } };
      return ask(legalHoldSchema, client.DELETE("/v1/packages/{root}/holds/{hold}", { ...get(), params }), "holds");
    },
    listNotices: (query: QueryOf<"/v1/notices">) =>
      ask(noticePageSchema, client.GET("/v1/notices", { ...get(), params: { query } }), "notices"),
    readNotice: (id: string) =>
      ask(noticeDetailSchema, client.GET("/v1/notices/{id}", { ...get(), params: { path: { id } } }), "notices"),
    listEvents: (query: QueryOf<"/v1/events">) =>
      ask(
        eventPageSchema,
        // Accepted is JSON, so it is a page and no stream.
        client.GET("/v1/events", { ...get(), params: { query } }) as Promise<{ data?: EventPage; response: Response }>,
        "events",
      ),
    /** Asked anew each time, alike: names of files are not to be kept with an answer at a gateway that has no part in them. */
    verify: (files: readonly FileClaim[]) =>
      ask(
        verificationSchema,
        client.POST("/v1/verifications", { ...get(), body: { files: [...files] } }),
        "verifications",
      ),

    /** Uploads an exhibit as it is read. `source` must give exactly what was digested before; nobody holds it as a whole. */
    async sendExhibit(
      root: string,
      position: number,
      { size, sha256 }: { readonly size: number; readonly sha256: string },
      source: ReadableStream<Uint8Array>,
    ) {
      const digestBody = async () => ({ sha256: Buffer.from(sha256, "hex"), sizeBytes: size });
      await client.PUT("/v1/packages/{root}/exhibits/{position}", {
        fetch: (request) => carry(request, digestBody),
        params: { path: { root, position } },
        headers: { "content-type": BYTES, "content-length": String(size) },
        body: "",
        bodySerializer: () => source,
        duplex: "half",
        parseAs: "stream",
      });
    },

    /** An exhibit's bytes as they come. Nothing is said of them: check size and digests. */
    async streamExhibit(evidenceId: string, position: number): Promise<AsyncIterable<Uint8Array>> {
      const { response } = await client.GET("/v1/evidence/{id}/exhibits/{position}", {
        params: { path: { id: evidenceId, position } },
        headers: { accept: BYTES },
        parseAs: "stream",
      });
      return readBody(gatewayUrl, response);
    },

    /** The event feed after one event, as it comes. */
    async streamEvents(
      query: QueryOf<"/v1/events">,
      after: string | undefined,
      signal: AbortSignal,
    ): Promise<AsyncIterable<Uint8Array>> {
      const { response } = await client.GET("/v1/events", {
        params: { query, header: { "last-event-id": after } },
        headers: { accept: EVENTS },
        parseAs: "stream",
        signal,
      });
      return readBody(gatewayUrl, response);
    },
  };
}

/** Of what is held anyway. */
async function digestWhole(request: Request): ReturnType<DigestBody> {
  if (request.body === null) return undefined;
  const content = new Uint8Array(await request.clone().arrayBuffer());
  return { sha256: createHash("sha256").update(content).digest(), sizeBytes: content.length };
}

/** The values of JSON lines; undefined where they are none, which no schema takes. */
function valuesOf(lines: string): unknown {
  try {
    return lines
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line) as unknown);
  } catch {
    return undefined;
  }
}
