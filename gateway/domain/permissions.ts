import type { Role } from "./codes/roles.ts";
import { DomainError } from "./errors.ts";
import type { Identity } from "./identity.ts";

/** Who may carry out one operation. */
export interface Permission {
  readonly roles: readonly (Role | "gateway")[];
  /** Whether those of every partner of the consortium may, or only those of the gateway's own. */
  readonly of: "own" | "every";
  /** Whether nobody needs to sign in; what is answered then is for the operation to bound. */
  readonly isOpen: boolean;
}

const own = (...roles: Permission["roles"]): Permission => ({ roles, of: "own", isOpen: false });
const every = (...roles: Permission["roles"]): Permission => ({ roles, of: "every", isOpen: false });

/**
 * The one table of who may do what, by the operations of the API: what is checked and what is documented both come from it. What a
 * partner may see of rows is for the agreements. For those of every partner is what each node of the chain shows anyway, and the way to
 * the consortium's votes and to the revocation of keys, for a partner whose own gateway is gone.
 */
export const permissions = {
  showIdentity: every("officer", "recogniser", "auditor", "platform", "operator"),
  showNetwork: every("officer", "recogniser", "auditor", "platform", "operator"),
  listPartners: every("officer", "recogniser", "auditor", "operator"),
  showPartner: every("officer", "recogniser", "auditor", "operator"),
  listSigners: every("officer", "recogniser", "auditor", "operator"),
  showSigner: every("officer", "recogniser", "auditor", "operator"),
  listAgreements: every("officer", "recogniser", "auditor", "operator"),
  showAgreement: every("officer", "recogniser", "auditor", "operator"),
  showAgreementVersion: every("officer", "recogniser", "auditor", "operator"),
  listProposals: every("officer", "recogniser", "auditor", "operator"),
  showProposal: every("officer", "recogniser", "auditor", "operator"),
  simulateActions: every("officer", "recogniser"),
  acceptSubmission: every("officer", "recogniser"),
  showSubmission: every("officer", "recogniser"),
  listSubmissions: own("officer", "recogniser"),
  acceptPackage: own("officer"),
  showPackage: own("officer"),
  storeExhibit: own("officer"),
  readHeldExhibit: own("officer"),
  listHolds: own("officer", "auditor", "operator"),
  placeHold: own("officer", "operator"),
  releaseHold: own("officer", "operator"),
  listRetention: own("officer", "auditor", "operator"),
  acceptBatch: own("officer"),
  showBatch: own("officer", "recogniser", "auditor"),
  listEvidence: own("officer", "recogniser", "auditor"),
  searchEvidence: own("officer", "recogniser", "auditor"),
  showEvidence: own("officer", "recogniser", "auditor"),
  showInclusion: own("officer", "recogniser", "auditor"),
  makeReceipt: own("officer", "recogniser", "auditor"),
  readExhibit: own("officer", "recogniser"),
  listRecognitions: own("officer", "recogniser", "auditor"),
  showRecognitions: own("officer", "recogniser", "auditor"),
  acceptNoticeBody: own("officer"),
  acceptFeedback: own("officer"),
  listNotices: own("officer"),
  showNotice: own("officer"),
  showAcknowledgements: own("officer"),
  showFeedback: own("officer"),
  streamEvents: own("officer"),
  listAccessLog: own("auditor", "operator"),
  listAnchors: every("officer", "recogniser", "auditor", "operator"),
  tellBlocks: every("auditor", "operator"),
  proveState: every("auditor", "operator"),
  verifyFiles: { ...own("officer", "recogniser", "auditor", "platform"), isOpen: true },
  serveDocument: every("gateway"),
  serveBatch: every("gateway"),
  serveExhibit: every("gateway"),
} as const satisfies Readonly<Record<string, Permission>>;

export type OperationId = keyof typeof permissions;

/** Whether the table has an operation. */
export function isOperationId(text: string | undefined): text is OperationId {
  return text !== undefined && Object.hasOwn(permissions, text);
}

/**
 * Lets somebody carry out an operation at a partner's gateway; undefined is nobody known.
 *
 * @throws DomainError `sign-in-required`, `gateway-not-authenticated`, `role-required`, `wrong-partner`
 */
export function requirePermitted(operationId: OperationId, identity: Identity | undefined, ownPartner: string): void {
  const { roles, of, isOpen }: Permission = permissions[operationId];
  if (identity === undefined) {
    if (isOpen) return;
    if (roles.includes("gateway")) {
      throw new DomainError("gateway-not-authenticated", "The request is not signed by a partner's gateway.");
    }
    throw new DomainError("sign-in-required", "The request bears neither an access token nor a signature.");
  }
  if (!identity.roles.some((role) => roles.includes(role))) {
    const detail = `${operationId} is for ${roles.join(", ")}; you are ${identity.roles.join(", ") || "none of the roles"}.`;
    throw new DomainError("role-required", detail, { operation: operationId, roles });
  }
  if (of === "own" && identity.partner !== ownPartner) {
    const detail = `You are signed in for ${identity.partner}; this is the gateway of ${ownPartner}, where ${operationId} is for its own.`;
    throw new DomainError("wrong-partner", detail, { partner: identity.partner, gateway: ownPartner });
  }
}

/** Whether somebody may carry out an operation at a partner's gateway; nobody known may nothing here. */
export function isPermitted(operationId: OperationId, identity: Identity | undefined, ownPartner: string): boolean {
  if (identity === undefined) return false;
  try {
    requirePermitted(operationId, identity, ownPartner);
    return true;
  } catch {
    return false;
  }
}
