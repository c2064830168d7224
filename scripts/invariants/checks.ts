/** A check of the contracts, and the fault that the invariants find when it is taken out. */
export interface Check {
  readonly what: string;
  readonly file: string;
  /** Stands exactly once in the file. */
  readonly taken: string;
  /** What stands there instead. */
  readonly left: string;
  readonly test: "assembly.t.sol" | "invariants.t.sol";
  readonly fault: string;
  /** What may be found instead, because it follows from the same and an earlier step of the sequence shows it. */
  readonly orElse?: string;
}

const inAgreements = { file: "AgreementRegistry.sol", test: "assembly.t.sol" } as const;
const inPartners = { file: "PartnerRegistry.sol", test: "assembly.t.sol" } as const;
const inConsortium = { file: "Consortium.sol", test: "assembly.t.sol" } as const;

const inAnchors = { file: "AccessLogAnchors.sol", test: "invariants.t.sol" } as const;

/** One row for each check that an invariant rests on. */
export const checks: readonly Check[] = [
  {
    ...inAgreements,
    what: "the scope names the kind",
    taken: "if (kinds & (1 << uint8(kind)) == 0) return (partnerId, Clause.Kind);",
    left: "",
    fault: "outside the scope",
  },
  {
    ...inAgreements,
    what: "the scope names the rights",
    taken:
      "if (kinds & (1 << uint8(kind)) == 0) return (partnerId, Clause.Kind);\n        if (rights & ~allowed != 0) return (partnerId, Clause.Right);",
    left: "if (kinds & (1 << uint8(kind)) == 0) return (partnerId, Clause.Kind);",
    fault: "outside the scope",
  },
  {
    ...inAgreements,
    what: "the version is ratified and not suspended",
    taken: "return state == AgreementState.Ratified && effective <= block.timestamp && block.timestamp < expiry;",
    left: "return state != AgreementState.None && effective <= block.timestamp && block.timestamp < expiry;",
    fault: "recorded under what is not in force",
    orElse: "an agreement moved off its path",
  },
  {
    ...inAgreements,
    what: "who suspended takes no part",
    taken: "agreement.parties &= ~bit;",
    left: "",
    fault: "recorded by one that takes no part",
    orElse: "in force for one alone",
  },
  {
    ...inAgreements,
    what: "fewer than two make no agreement",
    taken: "if (_remaining(agreement.parties).isPlural()) agreement.scope.state",
    left: "agreement.scope.state",
    fault: "in force for one alone",
  },
  {
    ...inAgreements,
    what: "nothing leads back from the end",
    taken: "state == AgreementState.Ratified || state == AgreementState.Suspended,",
    left: "state != AgreementState.None,",
    fault: "an agreement moved off its path",
  },
  {
    ...inAgreements,
    what: "only a party suspends and ends",
    taken: "require(_allParties(agreement) & (1 << partnerId) != 0, NotAllowed(sender, Clause.NotAParty));",
    left: "",
    fault: "the parties are others",
  },
  {
    ...inPartners,
    what: "a signer has the role",
    taken: "roles & role != 0 &&",
    left: "roles != 0 &&",
    fault: "somebody acted without the role",
  },
  {
    ...inPartners,
    what: "an active partner writes",
    taken: "_activePartners & (1 << partnerId) != 0;",
    left: "(role == Roles.OFFICER || _activePartners & (1 << partnerId) != 0);",
    fault: "a partner wrote that is not active",
  },
  {
    ...inPartners,
    what: "who acts is for whom it was authorised",
    taken: "(partnerId, roles, validFrom, validTo) = (window.partnerId,",
    left: "(partnerId, roles, validFrom, validTo) = (role == Roles.OFFICER && window.partnerId == 2 ? 1 : window.partnerId,",
    fault: "somebody acted for another",
  },
  {
    ...inPartners,
    what: "the consortium alone decides on standing",
    taken: "require(sender == consortium, NotConsortium(sender));",
    left: "",
    fault: "a standing changed without a vote",
  },
  {
    ...inPartners,
    what: "a standing leads to the next",
    taken: "require(_leadsTo(current, requested), InvalidTransition(partnerId, current, requested));",
    left: "",
    fault: "a partner moved off its path",
  },
  {
    ...inAgreements,
    what: "a view answers for what is not there",
    taken: "return (agreement.suspendedBy, agreement.endedBy);",
    left: "require(agreement.instrument != 0, ZeroAddress());\n        return (agreement.suspendedBy, agreement.endedBy);",
    fault: "a view does not answer",
  },
  {
    ...inConsortium,
    what: "a partner has one vote",
    taken: "require(!_hasVoted(proposalId, partnerId), AlreadyVoted(proposalId, partnerId));",
    left: "",
    fault: "a partner has two votes",
  },
  {
    ...inConsortium,
    what: "who votes was active at the snapshot",
    taken: "require(totalWeight == 1, NotActiveAtSnapshot(proposalId, partnerId));",
    left: "",
    fault: "a vote of one that was not active at the snapshot",
  },
  {
    ...inConsortium,
    what: "two-thirds decide",
    taken: "return (2 * registry.activeCountAt(uint40(timepoint)) + 2) / 3;",
    left: "return timepoint == 0 ? 0 : 1;",
    fault: "decided by fewer than two-thirds",
  },
  {
    file: "EvidenceLedger.sol",
    test: "assembly.t.sol",
    what: "what is recorded is recorded once",
    taken: "require(_records[recordId].form == NONE, AlreadyRecorded(recordId));",
    left: "",
    fault: "a record changed",
  },
  {
    file: "NoticeBoard.sol",
    test: "invariants.t.sol",
    what: "what is acknowledged is acknowledged once",
    taken: "require(acknowledgedAt == 0, AlreadyAcknowledged(noticeId, partnerId, office));",
    left: "",
    fault: "acknowledged anew",
  },
  {
    ...inAnchors,
    what: "a day is anchored once it has ended",
    taken: "day > lastDay && (uint256(day) + 1) * 1 days <= block.timestamp,",
    left: "day > lastDay,",
    fault: "a day was anchored before its end",
  },
  {
    ...inAnchors,
    what: "days are anchored in order",
    taken: "day > lastDay && (uint256(day) + 1) * 1 days <= block.timestamp,",
    left: "(uint256(day) + 1) * 1 days <= block.timestamp,",
    fault: "an earlier day was anchored",
  },
  {
    ...inAnchors,
    what: "an anchored day stays as it is",
    taken: "day > lastDay && (uint256(day) + 1) * 1 days <= block.timestamp,",
    left: "day >= lastDay && (uint256(day) + 1) * 1 days <= block.timestamp,",
    fault: "an anchor changed",
  },
  {
    ...inAnchors,
    what: "a log grows by no more than it may",
    taken: "bool isLater = count > lastCount && count - lastCount <= MOST_GROWTH;",
    left: "bool isLater = count > lastCount;",
    fault: "a count out of reach",
  },
  {
    ...inAnchors,
    what: "a log of the same length has the same head",
    taken: "(isLater || (count == lastCount && head == last.head)),",
    left: "(isLater || count == lastCount),",
    fault: "two heads of one count",
  },
  {
    ...inAnchors,
    what: "a partner that is not active anchors nothing",
    taken: "require(state == PartnerState.Active, NotAllowed(sender, Clause.PartnerNotActive));",
    left: "",
    fault: "anchored by one that is not active",
  },
];
