import { digestStream } from "./digests/digest-stream.ts";
import { idOfPartner } from "./domain/directory.ts";
import type { Capabilities } from "./http/capabilities.ts";
import { acceptBatch } from "./verbs/accept-batch.ts";
import { acceptFeedback, acceptNoticeBody } from "./verbs/accept-document.ts";
import { acceptPackage } from "./verbs/accept-package.ts";
import { acceptPackages } from "./verbs/accept-packages.ts";
import { acceptSubmission } from "./verbs/accept-submission.ts";
import { answerOnce } from "./verbs/answer-once.ts";
import { checkReadiness } from "./verbs/check-readiness.ts";
import type { Gateway } from "./verbs/gateway.ts";
import { listHolds, placeHold, releaseHold } from "./verbs/legal-holds.ts";
import { listAccessLog, listAnchors } from "./verbs/list-access-log.ts";
import { listAgreements, showAgreement, showAgreementVersion } from "./verbs/list-agreements.ts";
import { listEvidence } from "./verbs/list-evidence.ts";
import { listNotices } from "./verbs/list-notices.ts";
import { listPartners, showPartner } from "./verbs/list-partners.ts";
import { listRecognitions, showRecognitions } from "./verbs/list-recognitions.ts";
import { listRetention } from "./verbs/list-retention.ts";
import { listSigners } from "./verbs/list-signers.ts";
import { listSubmissions } from "./verbs/list-submissions.ts";
import { makeReceipt } from "./verbs/make-receipt.ts";
import { listEvents, streamEvents } from "./verbs/read-events.ts";
import { recordAccess } from "./verbs/record-access.ts";
import { serveBatch, serveDocument, serveExhibit } from "./verbs/serve-exchange.ts";
import { showBatch } from "./verbs/show-batch.ts";
import { openExhibit, showEvidence } from "./verbs/show-evidence.ts";
import { showIdentity } from "./verbs/show-identity.ts";
import { showInclusion } from "./verbs/show-inclusion.ts";
import { showNetwork } from "./verbs/show-network.ts";
import { showAcknowledgements, showFeedback, showNotice } from "./verbs/show-notice.ts";
import { openHeldExhibit, showPackage } from "./verbs/show-package.ts";
import { listProposals, showProposal } from "./verbs/show-proposal.ts";
import { showSigner } from "./verbs/show-signer.ts";
import { showSubmission } from "./verbs/show-submission.ts";
import { simulateActions } from "./verbs/simulate-actions.ts";
import { requireExhibit, storeExhibit } from "./verbs/store-exhibit.ts";
import { proveState, tellBlocks } from "./verbs/tell-ledger.ts";
import { verifyFiles } from "./verbs/verify-files.ts";

/** The verbs of one gateway as the HTTP side takes them, and what says who asks. */
export function capabilitiesOf(gateway: Gateway, identify: Capabilities["identify"]): Capabilities {
  // Nobody has the number 0.
  const idOf = (peer: string): number => idOfPartner(gateway.directory, peer) ?? 0;
  return {
    checkReadiness: checkReadiness(gateway),
    showIdentity: async (identity) => showIdentity(gateway, identity),
    showNetwork: () => showNetwork(gateway),
    listPartners: () => listPartners(gateway),
    showPartner: (iso) => showPartner(gateway, iso),
    listSigners: (iso, page) => listSigners(gateway, iso, page),
    listAgreements: (query) => listAgreements(gateway, query),
    showAgreement: (code) => showAgreement(gateway, code),
    showAgreementVersion: (code, version) => showAgreementVersion(gateway, code, version),
    showSigner: (address) => showSigner(gateway, address),
    acceptPackage: (manifest) => acceptPackage(gateway, manifest),
    acceptPackages: (manifests) => acceptPackages(gateway, manifests),
    showPackage: (root) => showPackage(gateway, root),
    openHeldExhibit: (root, position) => openHeldExhibit(gateway, root, position),
    sizeOfExhibit: async (root, position) => (await requireExhibit(gateway, root, position)).size,
    storeExhibit: (root, position, bytes) => storeExhibit(gateway, root, position, bytes),
    placeHold: (root, reference, by) => placeHold(gateway, root, reference, by),
    releaseHold: (root, holdId, by) => releaseHold(gateway, root, holdId, by),
    listHolds: (root) => listHolds(gateway, root),
    listRetention: (query) => listRetention(gateway, query),
    acceptBatch: (packages) => acceptBatch(gateway, packages),
    showBatch: (root, page) => showBatch(gateway, root, page),
    acceptNoticeBody: (body) => acceptNoticeBody(gateway, body),
    acceptFeedback: (feedback) => acceptFeedback(gateway, feedback),
    simulateActions: (actions) => simulateActions(gateway, actions),
    acceptSubmission: ({ requests, supersedes }) => acceptSubmission(gateway, requests, supersedes),
    noteAnswered: (submissionId) => gateway.noteStep("answered", submissionId),
    listSubmissions: (query) => listSubmissions(gateway, query),
    showSubmission: (submissionId) => showSubmission(gateway, submissionId),
    listEvidence: (query) => listEvidence(gateway, query),
    listRecognitions: (query) => listRecognitions(gateway, query),
    showRecognitions: (evidenceId) => showRecognitions(gateway, evidenceId),
    showEvidence: (evidenceId) => showEvidence(gateway, evidenceId),
    showInclusion: (evidenceId, position) => showInclusion(gateway, evidenceId, position),
    makeReceipt: (evidenceId, query) => makeReceipt(gateway, evidenceId, query),
    openExhibit: (evidenceId, position) => openExhibit(gateway, evidenceId, position),
    listNotices: (query) => listNotices(gateway, query),
    showNotice: (noticeId) => showNotice(gateway, noticeId),
    showAcknowledgements: (noticeId) => showAcknowledgements(gateway, noticeId),
    showFeedback: (noticeId) => showFeedback(gateway, noticeId),
    listEvents: (query, limit) => listEvents(gateway, query, limit),
    streamEvents: streamEvents(gateway),
    answerOnce: answerOnce(gateway),
    digestFile: (bytes) => digestStream(bytes),
    listProposals: (page) => listProposals(gateway, page),
    showProposal: (proposalId) => showProposal(gateway, proposalId),
    recordAccess: (access) => recordAccess(gateway, access),
    listAccessLog: (query) => listAccessLog(gateway, query),
    listAnchors: (query) => listAnchors(gateway, query),
    tellBlocks: (query) => tellBlocks(gateway, query),
    proveState: (query) => proveState(gateway, query),
    verifyFiles: (files) => verifyFiles(gateway, files),
    identify,
    serveDocument: (peer, root) => serveDocument(gateway, idOf(peer), root),
    serveBatch: (peer, root) => serveBatch(gateway, idOf(peer), root),
    serveExhibit: (peer, root, position) => serveExhibit(gateway, idOf(peer), root, position),
  };
}
