/** Where a field lies in its slot: bytes from the lowest-order end, and how many it takes. */
export type Place = readonly [offset: number, bytes: number];

/**
 * Where the two contracts keep what receipts prove, as the compiler lays it out: the slot of each variable, the fields of each struct
 * of one slot, and how many slots further the words of `Agreement` are. Code hashes pin the contracts, so this never changes for a
 * deployment; a test holds it to the compiler's output.
 */
export const layout = {
  EvidenceLedger: {
    variables: { _records: 0, _decisions: 1, _successors: 2 },
    structs: {
      KeptRecord: {
        signer: [0, 20],
        partnerId: [20, 1],
        agreementId: [21, 2],
        version: [23, 1],
        kind: [24, 1],
        recordedAt: [25, 5],
        form: [30, 1],
      },
      KeptDecision: {
        signer: [0, 20],
        decidedAt: [20, 5],
        state: [25, 1],
        grade: [26, 1],
        facets: [27, 1],
        reason: [28, 1],
        conditions: [29, 2],
      },
    },
  },
  Registry: {
    variables: { _signers: 0, _standings: 1, _isoCodes: 2, _agreements: 6 },
    words: { scope: 0, parties: 1, suspendedBy: 4 },
    structs: {
      Signer: { partnerId: [0, 1], roles: [1, 1], validFrom: [2, 5], validTo: [7, 5] },
      Checkpoint208: { _key: [0, 6], _value: [6, 26] },
      Scope: {
        kinds: [0, 2],
        rights: [2, 1],
        channels: [3, 2],
        purposes: [5, 1],
        directions: [6, 1],
        onward: [7, 1],
        court: [8, 1],
        rule: [9, 1],
        floor: [10, 1],
        hoursToAcknowledge: [11, 2],
        hoursToAnswer: [13, 2],
        hoursToFeedBack: [15, 2],
        hoursToRecognise: [17, 2],
        effective: [19, 5],
        expiry: [24, 5],
        state: [29, 1],
      },
    },
  },
} as const satisfies Record<
  string,
  {
    readonly variables: Readonly<Record<string, number>>;
    readonly words?: Readonly<Record<string, number>>;
    readonly structs: Readonly<Record<string, Readonly<Record<string, Place>>>>;
  }
>;
