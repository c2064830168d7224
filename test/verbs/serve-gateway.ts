import { randomUUID } from "node:crypto";
import type { AddressInfo } from "node:net";
import { type ServerType, serve } from "@hono/node-server";
import { verifyMessage } from "ethers";
import { signExchangeRequest, verifyExchangeRequest } from "../../gateway/auth/exchange-signature.ts";
import { type ExchangeOptions, fetchExhibitFile } from "../../gateway/delivery/exchange-client.ts";
import { isCode, numberOf } from "../../gateway/domain/codes/code-list.ts";
import { evidenceKinds } from "../../gateway/domain/codes/evidence-kinds.ts";
import { agreementIdOf, partnerOfIso } from "../../gateway/domain/directory.ts";
import { createApp } from "../../gateway/http/app.ts";
import type { Capabilities } from "../../gateway/http/capabilities.ts";
import { acceptBatch } from "../../gateway/verbs/accept-batch.ts";
import { acceptFeedback, acceptNoticeBody } from "../../gateway/verbs/accept-document.ts";
import { acceptPackage } from "../../gateway/verbs/accept-package.ts";
import { acceptSubmission } from "../../gateway/verbs/accept-submission.ts";
import type { Gateway } from "../../gateway/verbs/gateway.ts";
import { listAgreements } from "../../gateway/verbs/list-agreements.ts";
import { listEvidence } from "../../gateway/verbs/list-evidence.ts";
import { listPartners } from "../../gateway/verbs/list-partners.ts";
import { identifyPeer, serveBatch, serveDocument, serveExhibit } from "../../gateway/verbs/serve-exchange.ts";
import { openExhibit, showEvidence } from "../../gateway/verbs/show-evidence.ts";
import { showNetwork } from "../../gateway/verbs/show-network.ts";
import { listNotices, showNotice } from "../../gateway/verbs/show-notice.ts";
import { showSigner } from "../../gateway/verbs/show-signer.ts";
import { showSubmission } from "../../gateway/verbs/show-submission.ts";
import { requireExhibit, storeExhibit } from "../../gateway/verbs/store-exhibit.ts";
import { verifyFiles } from "../../gateway/verbs/verify-files.ts";
import { type Founded, keyOf } from "./founded.ts";
import type { TestGateway } from "./test-gateway.ts";

/** A loopback address that is taken before the gateway that will answer on it exists. */
export interface Door {
  readonly url: string;
  /** Lets a gateway answer here. */
  open(gateway: Gateway): void;
  close(): Promise<void>;
}

/** Takes a free port. Until a gateway is let in, every request is answered 503. */
export async function takeDoor(): Promise<Door> {
  let answer: (request: Request, env: unknown) => Response | Promise<Response> = () =>
    new Response(null, { status: 503 });
  const server: ServerType = serve({ fetch: (request, env) => answer(request, env), hostname: "127.0.0.1", port: 0 });
  await new Promise<void>((done) => server.once("listening", () => done()));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    open: (gateway) => {
      const app = createApp({
        capabilities: capabilitiesOf(gateway, url),
        newRequestId: randomUUID,
        observe: () => {},
        report: (error) => {
          throw error;
        },
        now: gateway.now,
      });
      answer = (request, env) => app.fetch(request, env as object);
    },
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        if ("closeAllConnections" in server) server.closeAllConnections();
      }),
  };
}

/** What a gateway fetches with from others, and its way to an exhibit that is not here. */
export function exchangeOf(founded: Founded, gateway: TestGateway): ExchangeOptions {
  const key = keyOf(founded.gatewayKeys, gateway.partner.iso);
  const binding = { chainId: gateway.ledger.chainId, deploymentId: founded.deployment.deploymentId };
  const exchangeKey = { address: key.address, sign: (text: string) => key.signMessage(text) };
  return {
    store: gateway.store,
    objects: gateway.objects,
    directory: gateway.directory,
    sign: (request) => signExchangeRequest(exchangeKey, binding, request, gateway.now(), randomUUID()),
    now: gateway.now,
    timeoutMs: 2_000,
    idleMs: 30,
    report: (error) => void gateway.reported.push(error),
  };
}

/** A gateway that fetches exhibits from others. */
export function withExchange(gateway: TestGateway, options: ExchangeOptions): Gateway {
  return {
    ...gateway,
    fetchExhibit: async (partnerId, root, position) => {
      const { size } = await requireExhibit(gateway, root, position);
      await storeExhibit(gateway, root, position, await fetchExhibitFile(options, partnerId, root, position, size));
    },
  };
}

function capabilitiesOf(gateway: Gateway, publicUrl: string): Capabilities {
  const { directory } = gateway;
  return {
    showNetwork: () => showNetwork(gateway),
    listPartners: () => listPartners(gateway),
    listAgreements: () => listAgreements(gateway),
    showSigner: (address) => showSigner(gateway, address),
    acceptPackage: (manifest) => acceptPackage(gateway, manifest),
    sizeOfExhibit: async (root, position) => (await requireExhibit(gateway, root, position)).size,
    storeExhibit: (root, position, bytes) => storeExhibit(gateway, root, position, bytes),
    acceptBatch: (packages) => acceptBatch(gateway, packages),
    acceptNoticeBody: (body) => acceptNoticeBody(gateway, body),
    acceptFeedback: (feedback) => acceptFeedback(gateway, feedback),
    acceptSubmission: (requests) => acceptSubmission(gateway, requests),
    showSubmission: (id) => showSubmission(gateway, id),
    listEvidence: ({ partner, kind, agreement, case: caseNumber, ...page }) =>
      listEvidence(gateway, {
        ...page,
        ...(partner === undefined ? {} : { partnerId: partnerOfIso(directory, partner).id }),
        ...(kind === undefined || !isCode(evidenceKinds, kind) ? {} : { kind: numberOf(evidenceKinds, kind) }),
        ...(agreement === undefined ? {} : { agreementId: agreementIdOf(directory, agreement) }),
        ...(caseNumber === undefined ? {} : { caseNumber }),
      }),
    showEvidence: (id) => showEvidence(gateway, id),
    openExhibit: (id, position) => openExhibit(gateway, id, position),
    listNotices: (page) => listNotices(gateway, page),
    showNotice: (id) => showNotice(gateway, id),
    verifyFiles: (files) => verifyFiles(gateway, files),
    identifyPeer: async ({ method, path, headers }) => {
      const binding = { chainId: gateway.ledger.chainId, deploymentId: gateway.deployment.deploymentId };
      const request = { method, url: `${publicUrl}${path}`, headers };
      const recover = (text: string, signature: string): string => verifyMessage(text, signature).toLowerCase();
      return identifyPeer(gateway, await verifyExchangeRequest(binding, request, gateway.now(), recover));
    },
    serveDocument: (peer, root) => serveDocument(gateway, peer, root),
    serveBatch: (peer, root) => serveBatch(gateway, peer, root),
    serveExhibit: (peer, root, position) => serveExhibit(gateway, peer, root, position),
  };
}
