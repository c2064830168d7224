import { describe, expect, it } from "vitest";
import { codesOf } from "../../gateway/domain/codes/code-list.ts";
import { roles } from "../../gateway/domain/codes/roles.ts";
import type { Identity } from "../../gateway/domain/identity.ts";
import {
  isOperationId,
  isPermitted,
  type OperationId,
  permissions,
  requirePermitted,
} from "../../gateway/domain/permissions.ts";

const everyRole = [...codesOf(roles), "gateway"] as const;
const operations = Object.keys(permissions) as OperationId[];
const somebody = (...held: Identity["roles"]): Identity => ({
  credential: "token",
  issuer: "https://issuer.example",
  subject: "u-1",
  partner: "CN",
  roles: held,
});
const outcomeOf = (operation: OperationId, identity: Identity | undefined, ownPartner = "CN"): string => {
  try {
    requirePermitted(operation, identity, ownPartner);
    return "allowed";
  } catch (error) {
    return (error as { code: string }).code;
  }
};

/** What each may do at its own partner's gateway, written down a second time: a change of the table is to be meant. */
const expected: Readonly<Record<(typeof everyRole)[number], readonly OperationId[]>> = {
  officer: operations.filter((operation) => !/^serve|^(listAccessLog|tellBlocks|proveState)$/.test(operation)),
  recogniser: [
    "showIdentity",
    "showNetwork",
    "listPartners",
    "showPartner",
    "listSigners",
    "showSigner",
    "listAgreements",
    "showAgreement",
    "showAgreementVersion",
    "listProposals",
    "showProposal",
    "simulateActions",
    "acceptSubmission",
    "listSubmissions",
    "showSubmission",
    "showBatch",
    "listEvidence",
    "searchEvidence",
    "showInclusion",
    "makeReceipt",
    "showEvidence",
    "readExhibit",
    "listRecognitions",
    "showRecognitions",
    "listAnchors",
    "verifyFiles",
  ],
  auditor: [
    "showIdentity",
    "showNetwork",
    "listPartners",
    "showPartner",
    "listSigners",
    "showSigner",
    "listAgreements",
    "showAgreement",
    "showAgreementVersion",
    "listProposals",
    "showProposal",
    "listHolds",
    "listRetention",
    "showBatch",
    "listEvidence",
    "searchEvidence",
    "showInclusion",
    "makeReceipt",
    "showEvidence",
    "listRecognitions",
    "showRecognitions",
    "listAnchors",
    "listAccessLog",
    "tellBlocks",
    "proveState",
    "verifyFiles",
  ],
  platform: ["showIdentity", "showNetwork", "verifyFiles"],
  operator: [
    "showIdentity",
    "showNetwork",
    "listPartners",
    "showPartner",
    "listSigners",
    "showSigner",
    "listAgreements",
    "showAgreement",
    "showAgreementVersion",
    "listProposals",
    "showProposal",
    "listHolds",
    "placeHold",
    "releaseHold",
    "listRetention",
    "listAnchors",
    "listAccessLog",
    "tellBlocks",
    "proveState",
  ],
  gateway: ["serveDocument", "serveBatch", "serveExhibit"],
};

describe("the table of permissions", () => {
  it.each(everyRole)("lets somebody with the role %s do what it says, and nothing else", (role) => {
    for (const operation of operations) {
      const outcome = expected[role].includes(operation) ? "allowed" : "role-required";
      expect([operation, outcomeOf(operation, somebody(role))]).toEqual([operation, outcome]);
    }
  });

  it("lets somebody with several roles do what any of them may", () => {
    expect(outcomeOf("acceptPackage", somebody("auditor", "officer"))).toBe("allowed");
    expect(outcomeOf("acceptPackage", somebody("auditor", "operator"))).toBe("role-required");
  });

  it.each(operations)("lets nobody without a role into %s", (operation) => {
    expect(outcomeOf(operation, somebody())).toBe("role-required");
  });

  it("lets whoever is not signed in verify, and do nothing else", () => {
    for (const operation of operations) {
      const isOfGateways = operation.startsWith("serve");
      const refused = isOfGateways ? "gateway-not-authenticated" : "sign-in-required";
      expect([operation, outcomeOf(operation, undefined)]).toEqual([
        operation,
        operation === "verifyFiles" ? "allowed" : refused,
      ]);
    }
  });

  it("lets officers of another partner see what the registry shows, vote and revoke, and nothing else", () => {
    for (const operation of operations.filter((each) => permissions[each].roles.some((role) => role === "officer"))) {
      const isForEvery =
        /^(showIdentity|showNetwork|listPartners|showPartner|listSigners|showSigner|listAgreements|showAgreement|showAgreementVersion|listProposals|showProposal|simulateActions|acceptSubmission|showSubmission|listAnchors)$/.test(
          operation,
        );
      const outcome = outcomeOf(operation, somebody("officer"), "HK");
      expect([operation, outcome]).toEqual([operation, isForEvery ? "allowed" : "wrong-partner"]);
    }
  });

  it("lets auditors of another partner read the ledger as its node tells it", () => {
    for (const operation of ["tellBlocks", "proveState"] as const)
      expect(outcomeOf(operation, somebody("auditor"), "HK")).toBe("allowed");
  });

  it("says for whom an operation is, and where one may carry it out", () => {
    expect(() => requirePermitted("acceptPackage", somebody("auditor", "operator"), "CN")).toThrow(
      expect.objectContaining({
        message: "acceptPackage is for officer; you are auditor, operator.",
        params: { operation: "acceptPackage", roles: ["officer"] },
      }),
    );
    expect(() => requirePermitted("acceptPackage", somebody(), "CN")).toThrow("you are none of the roles.");
    expect(() => requirePermitted("acceptPackage", somebody("officer"), "HK")).toThrow(
      expect.objectContaining({ params: { partner: "CN", gateway: "HK" } }),
    );
  });

  it("knows its own operations only", () => {
    expect(isOperationId("showNetwork")).toBe(true);
    for (const other of [undefined, "", "toString", "constructor", "__proto__", "shownetwork"]) {
      expect(isOperationId(other)).toBe(false);
    }
  });
});

describe("isPermitted", () => {
  it("is true for whom nothing is refused", () => {
    expect(isPermitted("showEvidence", somebody("auditor"), "CN")).toBe(true);
    expect(isPermitted("showEvidence", somebody("platform"), "CN")).toBe(false);
    expect(isPermitted("showEvidence", somebody("auditor"), "HK")).toBe(false);
  });

  it("is false for nobody known, also of what is open", () => {
    expect(isPermitted("showEvidence", undefined, "CN")).toBe(false);
    expect(isPermitted("verifyFiles", undefined, "CN")).toBe(false);
  });
});
