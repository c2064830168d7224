import { AbiCoder, keccak256 } from "ethers";
import { descriptionHashOf } from "../domain/decisions.ts";
import { ZERO_BYTES32 } from "../domain/scalars.ts";
import type { Agreement } from "./agreements.ts";
import type { DerivedLedger } from "./derive-ledger.ts";
import type { NoticeKept } from "./derive-notices.ts";
import type { ProposalKept } from "./derive-proposals.ts";
import { auditedLayout } from "./layout.ts";
import type { Checkpoint } from "./partners.ts";
import type { AuditedLedger, ContractName } from "./told.ts";
import { arraySlot, entrySlot, type KeptWord, packWord, slotAfter, wordOf } from "./words.ts";

const { ERC2771Forwarder, Registry, EvidenceLedger, NoticeBoard, Consortium, AccessLogAnchors } = auditedLayout;
/** Name of the governor, which OpenZeppelin's keeps as a string: short ones in one word, with twice their length in its last byte. */
const GOVERNOR_NAME = "Concord Consortium";

const kept = (slot: string | number, word: string, what: string): KeptWord => ({ slot: wordOf(slot), word, what });

/** Every word that is not zero of a contract's storage, as the logs make it. What is zero may be among them. */
export function keptWords(name: ContractName, derived: DerivedLedger, ledger: AuditedLedger): KeptWord[] {
  switch (name) {
    case "forwarder":
      return [...derived.nonces].map(([signer, nonce]) =>
        kept(entrySlot(signer, ERC2771Forwarder.variables._nonces), wordOf(nonce), `nonce of ${signer}`),
      );
    case "registry":
      return [...wordsOfPartners(derived), ...wordsOfAgreements(derived)];
    case "ledger":
      return wordsOfEvidence(derived);
    case "board":
      return [...derived.notices].flatMap(([id, notice]) => wordsOfNotice(id, notice));
    case "consortium":
      return wordsOfConsortium(derived, ledger);
    case "anchors":
      return wordsOfAnchors(derived);
  }
}

function wordsOfTrace(slot: string, checkpoints: readonly Checkpoint[], what: string): KeptWord[] {
  const first = arraySlot(slot);
  return [
    kept(slot, wordOf(checkpoints.length), `number of ${what}`),
    ...checkpoints.map(({ from, value }, position) =>
      kept(
        slotAfter(first, position),
        packWord(Registry.structs.Checkpoint208, { _key: from, _value: value }),
        `${what} since ${from}`,
      ),
    ),
  ];
}

function wordsOfPartners({ partners, successor }: DerivedLedger): KeptWord[] {
  const { _signers, _standings, _isoCodes, _activePartners, _activeCounts, _members } = Registry.variables;
  return [
    ...[...partners.windows].map(([signer, window]) =>
      kept(entrySlot(signer, _signers), packWord(Registry.structs.Signer, { ...window }), `signer ${signer}`),
    ),
    ...[...partners.standings].flatMap(([partnerId, standings]) =>
      wordsOfTrace(entrySlot(partnerId, _standings), standings, `standings of partner ${partnerId}`),
    ),
    ...[...partners.isos].map(([partnerId, iso]) =>
      kept(
        entrySlot(partnerId, _isoCodes),
        wordOf(`0x${Buffer.from(iso, "latin1").toString("hex")}`),
        `code of partner ${partnerId}`,
      ),
    ),
    kept(_activePartners, wordOf(partners.active), "active partners"),
    ...wordsOfTrace(wordOf(_activeCounts), partners.activeCounts, "counts of active partners"),
    kept(_members, wordOf(partners.members), "members"),
    kept(Registry.variables.successor, wordOf(successor ?? 0), "succeeding deployment"),
  ];
}

function wordsOfAgreements({ agreements }: DerivedLedger): KeptWord[] {
  const { _agreements, _versions } = Registry.variables;
  const ofAgreement = (key: string, agreement: Agreement): KeptWord[] => {
    const [agreementId = 0, version = 0] = key.split("/").map(Number);
    const slot = entrySlot(version, entrySlot(agreementId, _agreements));
    const { scope, ...words } = agreement;
    const packed = packWord(Registry.structs.Scope, { ...scope });
    const all = { scope: packed, ...mapWords(words) };
    return Object.entries(Registry.words).map(([name, steps]) =>
      kept(slotAfter(slot, steps), all[name as keyof typeof all], `${name} of agreement ${key}`),
    );
  };
  return [
    ...[...agreements.byVersion].flatMap(([key, agreement]) => ofAgreement(key, agreement)),
    ...[...agreements.versions].map(([agreementId, versions]) =>
      kept(
        entrySlot(agreementId, _versions),
        packWord(Registry.structs.Versions, { ...versions }),
        `versions of agreement ${agreementId}`,
      ),
    ),
  ];
}

function mapWords<K extends string>(words: Readonly<Record<K, bigint | string>>): Record<K, string> {
  return Object.fromEntries(
    Object.entries<bigint | string>(words).map(([name, value]) => [name, wordOf(value)]),
  ) as Record<K, string>;
}

function wordsOfEvidence({ evidence }: DerivedLedger): KeptWord[] {
  const { variables, structs } = EvidenceLedger;
  return [
    ...[...evidence.records].map(([id, record]) =>
      kept(entrySlot(id, variables._records), packWord(structs.KeptRecord, { ...record }), `record ${id}`),
    ),
    ...[...evidence.decisions].flatMap(([id, decisions]) =>
      [...decisions].map(([partnerId, decision]) =>
        kept(
          entrySlot(partnerId, entrySlot(id, variables._decisions)),
          packWord(structs.KeptDecision, { ...decision }),
          `decision of partner ${partnerId} on ${id}`,
        ),
      ),
    ),
    ...[...evidence.successors].map(([id, successor]) =>
      kept(entrySlot(id, variables._successors), successor, `successor of ${id}`),
    ),
  ];
}

function wordsOfNotice(id: string, notice: NoticeKept): KeptWord[] {
  const { words, structs, variables } = NoticeBoard;
  const slot = entrySlot(id, variables._notices);
  const { state, signer, partnerId, publishedAt, terms, successor } = notice;
  const record = { state, signer, partnerId, publishedAt, validTo: terms.validTo };
  return [
    kept(
      entrySlot(BigInt(terms.recipients), slotAfter(slot, words.records)),
      packWord(structs.NoticeRecord, record),
      `notice ${id}`,
    ),
    ...[...notice.responses.values()].map(({ partnerId: responder, office, ...response }) =>
      kept(
        entrySlot(office, entrySlot(responder, slotAfter(slot, words.responses))),
        packWord(structs.Response, response),
        `answer of partner ${responder}, office ${office}, to ${id}`,
      ),
    ),
    kept(slotAfter(slot, words.successor), successor ?? ZERO_BYTES32, `successor of ${id}`),
  ];
}

function wordsOfConsortium({ governance }: DerivedLedger, ledger: AuditedLedger): KeptWord[] {
  const { _name, _timelock, _timelockIds, _voters, _proposals } = Consortium.variables;
  const name = Buffer.alloc(32);
  name.write(GOVERNOR_NAME, "latin1");
  name[31] = 2 * GOVERNOR_NAME.length;
  const ofProposal = (id: bigint, proposal: ProposalKept): KeptWord[] => {
    const { proposer, voteStart, voteEnd, eta, isExecuted, isCanceled } = proposal;
    const slot = entrySlot(id, _proposals);
    const core = {
      proposer,
      voteStart,
      voteDuration: voteEnd - voteStart,
      executed: +isExecuted,
      canceled: +isCanceled,
    };
    const isWaiting = eta !== undefined && !isExecuted && !isCanceled;
    const operation = isWaiting ? operationIdOf(proposal, ledger.contracts.consortium) : ZERO_BYTES32;
    const what = `proposal ${wordOf(id)}`;
    return [
      kept(slot, packWord(Consortium.structs.ProposalCore, core), what),
      kept(slotAfter(slot, 1), wordOf(eta ?? 0), `time of ${what}`),
      kept(entrySlot(id, _timelockIds), operation, `operation of ${what}`),
      ...proposal.voters.map((voters, support) =>
        kept(entrySlot(support, entrySlot(id, _voters)), wordOf(voters), `votes of support ${support} on ${what}`),
      ),
    ];
  };
  return [
    kept(_name, wordOf(`0x${name.toString("hex")}`), "name"),
    kept(_timelock, wordOf(governance.timelock ?? 0), "timelock"),
    ...[...governance.proposals].flatMap(([id, proposal]) => ofProposal(BigInt(id), proposal)),
  ];
}

/** The timelock's id of a proposal that waits in it: OpenZeppelin `TimelockController.hashOperationBatch`. */
function operationIdOf({ targets, calldatas, description }: ProposalKept, consortium: string): string {
  const salt = BigInt(consortium) << 96n;
  return keccak256(
    AbiCoder.defaultAbiCoder().encode(
      ["address[]", "uint256[]", "bytes[]", "bytes32", "bytes32"],
      [targets, targets.map(() => 0), calldatas, ZERO_BYTES32, wordOf(salt ^ BigInt(descriptionHashOf(description)))],
    ),
  );
}

function wordsOfAnchors({ anchors }: DerivedLedger): KeptWord[] {
  const { _lastDays, _anchors } = AccessLogAnchors.variables;
  return [
    ...[...anchors.lastDays].map(([partnerId, day]) =>
      kept(entrySlot(partnerId, _lastDays), wordOf(day), `last day of partner ${partnerId}`),
    ),
    ...[...anchors.byDay].flatMap(([partnerId, byDay]) =>
      [...byDay].flatMap(([day, { head, ...rest }]) => {
        const slot = entrySlot(day, entrySlot(partnerId, _anchors));
        const what = `anchor of partner ${partnerId} of day ${day}`;
        return [
          kept(slot, head, `head of ${what}`),
          kept(slotAfter(slot, 1), packWord(AccessLogAnchors.structs.Anchor, rest), what),
        ];
      }),
    ),
  ];
}
