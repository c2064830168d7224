import { layout, type Place } from "../receipts/layout.ts";

/**
 * Where the contracts keep what the logs tell, as the compiler lays it out: all of their storage, beside what receipts prove of it. A
 * test holds it to the compiler's output.
 */
export const auditedLayout = {
  ERC2771Forwarder: { variables: { _nonces: 2 }, structs: {} },
  Registry: {
    variables: {
      ...layout.Registry.variables,
      _activePartners: 3,
      _activeCounts: 4,
      _members: 5,
      _versions: 7,
      successor: 8,
    },
    words: { ...layout.Registry.words, ratifiedBy: 2, instrument: 3, endedBy: 5 },
    structs: { ...layout.Registry.structs, Versions: { latest: [0, 1], ratified: [1, 1] } },
  },
  EvidenceLedger: layout.EvidenceLedger,
  NoticeBoard: {
    variables: { _notices: 0 },
    words: { records: 0, responses: 1, successor: 2 },
    structs: {
      NoticeRecord: { state: [0, 1], signer: [1, 20], partnerId: [21, 1], publishedAt: [22, 5], validTo: [27, 5] },
      Response: { outcome: [0, 1], signer: [1, 20], acknowledgedAt: [21, 5], answeredAt: [26, 5], answers: [31, 1] },
    },
  },
  Consortium: {
    variables: { _name: 3, _proposals: 4, _timelock: 7, _timelockIds: 8, _voters: 9 },
    structs: {
      ProposalCore: {
        proposer: [0, 20],
        voteStart: [20, 6],
        voteDuration: [26, 4],
        executed: [30, 1],
        canceled: [31, 1],
      },
    },
  },
  AccessLogAnchors: {
    variables: { _lastDays: 0, _anchors: 1 },
    /** The second of the anchor's two words; the first is its head. */
    structs: { Anchor: { count: [0, 6], anchoredAt: [6, 5], signer: [11, 20] } },
  },
} as const satisfies Record<
  string,
  {
    readonly variables: Readonly<Record<string, number>>;
    readonly words?: Readonly<Record<string, number>>;
    readonly structs: Readonly<Record<string, Readonly<Record<string, Place>>>>;
  }
>;
