import "./ethers-keccak.ts";
import { Interface, type ParamType, type Result } from "ethers";
import type { NoticeTerms } from "./ids.ts";
import type { ScopeBits } from "./ledger-events.ts";
import type { ContractAddresses } from "./ports.ts";
import { type ReadWords, readerOfWords } from "./read-words.ts";

const MEMBERS =
  "tuple(uint8 partnerId, uint16 agreementId, uint8 version, uint8 kind, bytes32[] roots, bytes32[] path, bool[] flags)";
const RECOGNITION = "tuple(uint8 grade, uint8 facets, uint8 reason, uint16 conditions)";
const MEMBER = "tuple(uint8 partnerId, uint16 agreementId, uint8 version, uint8 kind, bytes32 root, bytes32[] path)";
const TERMS =
  "tuple(uint16 agreementId, uint8 version, uint8 rights, uint16 channels, uint40 validFrom, uint40 validTo, uint256 recipients, bytes32[] offices, bytes32 commitment)";

const CALLS = "address[] targets, uint256[] values, bytes[] calldatas";
const SCOPE =
  "tuple(uint16 kinds, uint8 rights, uint16 channels, uint8 purposes, uint8 directions, uint8 onward, uint8 court, uint8 rule, uint8 floor, uint16 hoursToAcknowledge, uint16 hoursToAnswer, uint16 hoursToFeedBack, uint16 hoursToRecognise, uint40 effective, uint40 expiry, uint8 state)";

/** Every action that an officer, or for the anchors a gateway, may sign, by contract. The committed ABI is checked against these. */
export const actionFragments = {
  ledger: [
    "function record(tuple(uint16 agreementId, uint8 version, uint8 kind, uint8 rights, uint32 size, bytes32 root) recording)",
    `function recognise(${MEMBER} member, ${RECOGNITION} recognition)`,
    `function recogniseMembers(${MEMBERS} members, ${RECOGNITION} recognition)`,
    `function revokeRecognition(${MEMBER} member, uint8 reason)`,
    `function withdraw(${MEMBER} member, uint8 reason)`,
    `function supersede(${MEMBER} member, ${MEMBER} successor, uint8 reason)`,
  ],
  board: [
    `function publish(${TERMS} terms)`,
    `function update(${TERMS} previous, ${TERMS} terms)`,
    `function withdraw(${TERMS} terms, uint8 reason)`,
    "function acknowledge(bytes32 noticeId, uint256 recipients, bytes32 office)",
    "function answer(bytes32 noticeId, uint256 recipients, bytes32 office, uint8 outcome, bytes32 commitment)",
  ],
  registry: [
    "function authoriseSigner(address signer, uint8 roles, uint40 validFrom, uint40 validTo)",
    "function revokeSigner(address signer, uint40 validTo)",
    `function proposeAgreement(uint16 agreementId, uint8 version, uint256 parties, ${SCOPE} scope, bytes32 instrument)`,
    "function ratifyAgreement(uint16 agreementId, uint8 version)",
    "function suspendAgreement(uint16 agreementId, uint8 version)",
    "function resumeAgreement(uint16 agreementId, uint8 version)",
    "function endAgreement(uint16 agreementId, uint8 version)",
    "function deploymentId()",
  ],
  consortium: [
    `function propose(${CALLS}, string description)`,
    "function castVote(uint256 proposalId, uint8 support)",
    `function queue(${CALLS}, bytes32 descriptionHash)`,
    `function execute(${CALLS}, bytes32 descriptionHash)`,
    `function cancel(${CALLS}, bytes32 descriptionHash)`,
  ],
  anchors: ["function anchor(bytes32 head, uint48 count, uint32 day)"],
} as const;

const interfaces = {
  ledger: new Interface(actionFragments.ledger),
  board: new Interface(actionFragments.board),
  registry: new Interface(actionFragments.registry),
  consortium: new Interface(actionFragments.consortium),
  anchors: new Interface(actionFragments.anchors),
};

const SELECTOR_DIGITS = 10;
const callsOfWords = {
  ledger: callsOfWordsIn(interfaces.ledger),
  board: callsOfWordsIn(interfaces.board),
  registry: callsOfWordsIn(interfaces.registry),
  consortium: callsOfWordsIn(interfaces.consortium),
  anchors: callsOfWordsIn(interfaces.anchors),
};

/** A package as a call names it: see `IEvidenceLedger.Member`. */
export interface MemberArgument {
  readonly partnerId: number;
  readonly agreementId: number;
  readonly version: number;
  readonly kind: number;
  readonly root: string;
  readonly path: readonly string[];
}

/** Packages of one batch as a call names them: see `IEvidenceLedger.Members`. */
export interface MembersArgument extends Omit<MemberArgument, "root"> {
  /** In the order in which the tree gives them up. */
  readonly roots: readonly string[];
  readonly flags: readonly boolean[];
}

/** A decision as a call makes it: without a grade it refuses, with a grade and a reason it recognises in part. */
export interface RecognitionArgument {
  readonly grade: number;
  readonly facets: number;
  readonly reason: number;
  readonly conditions: number;
}

/** The calls that a proposal is of, as OpenZeppelin's Governor takes them. */
export interface ProposedCalls {
  readonly targets: readonly string[];
  /** Decimal text. */
  readonly values: readonly string[];
  readonly calldatas: readonly string[];
}

/** What an officer does, with its arguments as the contracts take them. */
export type Action =
  | {
      contract: "ledger";
      name: "record";
      args: {
        recording: {
          agreementId: number;
          version: number;
          kind: number;
          rights: number;
          size: number;
          root: string;
        };
      };
    }
  | { contract: "ledger"; name: "recognise"; args: { member: MemberArgument; recognition: RecognitionArgument } }
  | {
      contract: "ledger";
      name: "recogniseMembers";
      args: { members: MembersArgument; recognition: RecognitionArgument };
    }
  | { contract: "ledger"; name: "revokeRecognition"; args: { member: MemberArgument; reason: number } }
  | { contract: "ledger"; name: "withdraw"; args: { member: MemberArgument; reason: number } }
  | {
      contract: "ledger";
      name: "supersede";
      args: { member: MemberArgument; successor: MemberArgument; reason: number };
    }
  | { contract: "board"; name: "publish"; args: { terms: NoticeTerms } }
  | { contract: "board"; name: "update"; args: { previous: NoticeTerms; terms: NoticeTerms } }
  | { contract: "board"; name: "withdraw"; args: { terms: NoticeTerms; reason: number } }
  | { contract: "board"; name: "acknowledge"; args: { noticeId: string; recipients: string; office: string } }
  | {
      contract: "board";
      name: "answer";
      args: { noticeId: string; recipients: string; office: string; outcome: number; commitment: string };
    }
  | {
      contract: "registry";
      name: "authoriseSigner";
      args: { signer: string; roles: number; validFrom: number; validTo: number };
    }
  | { contract: "registry"; name: "revokeSigner"; args: { signer: string; validTo: number } }
  | {
      contract: "registry";
      name: "proposeAgreement";
      args: { agreementId: number; version: number; parties: string; scope: ScopeBits; instrument: string };
    }
  | {
      contract: "registry";
      name: "ratifyAgreement" | "suspendAgreement" | "resumeAgreement" | "endAgreement";
      args: { agreementId: number; version: number };
    }
  | { contract: "registry"; name: "deploymentId"; args: Readonly<Record<string, never>> }
  | { contract: "consortium"; name: "propose"; args: ProposedCalls & { description: string } }
  | { contract: "consortium"; name: "castVote"; args: { proposalId: string; support: number } }
  | {
      contract: "consortium";
      name: "queue" | "execute" | "cancel";
      args: ProposedCalls & { descriptionHash: string };
    }
  | { contract: "anchors"; name: "anchor"; args: { head: string; count: number; day: number } };

/**
 * Changes nothing: a question to the registry whose answer nobody reads. A signed request for it uses its nonce up, so that another
 * one with that nonce can never be carried out.
 */
export const nothing = { contract: "registry", name: "deploymentId", args: {} } as const satisfies Action;

/**
 * Whether every gateway carries an action, whosever signer it is: a partner whose own gateway is gone must still be able to vote,
 * to stop a stolen key, and to take back what waits.
 */
export function isCarriedForAll({ contract, name }: Action): boolean {
  return contract === "consortium" || name === "revokeSigner" || name === nothing.name;
}

/** The call of an action: the contract it goes to and its ABI-encoded data. */
export function encodeAction(action: Action, contracts: ContractAddresses): { to: string; data: string } {
  const codec = interfaces[action.contract];
  const fragment = codec.getFunction(action.name);
  if (fragment === null) throw new TypeError(`there is no action ${action.name}`);
  const values = fragment.inputs.map((input) => (action.args as Record<string, unknown>)[input.name]);
  return { to: contracts[action.contract], data: codec.encodeFunctionData(fragment, values) };
}

/** A call is read when it comes in, when it is carried and whenever it is shown: the last ones are remembered, short ones. */
const MOST_REMEMBERED = 500;
const LONGEST_REMEMBERED = 4_096;
const remembered = new WeakMap<ContractAddresses, Map<string, Action | undefined>>();

/** Reads a call back into the action that it is; undefined when it is none of them or carries surplus bytes. */
export function decodeAction(to: string, data: string, contracts: ContractAddresses): Action | undefined {
  // Stryker disable all: whatever is remembered, the answer is the same.
  if (data.length > LONGEST_REMEMBERED) return readAction(to, data, contracts);
  const known = remembered.get(contracts) ?? new Map<string, Action | undefined>();
  remembered.set(contracts, known);
  // Stryker restore all
  const key = `${to}${data}`;
  // Stryker disable all: as above
  if (known.has(key)) return known.get(key);
  const action = readAction(to, data, contracts);
  if (known.size >= MOST_REMEMBERED) known.clear();
  known.set(key, action);
  // Stryker restore all
  return action;
}

function readAction(to: string, data: string, contracts: ContractAddresses): Action | undefined {
  const contract = (["ledger", "board", "registry", "consortium", "anchors"] as const).find(
    (name) => contracts[name] === to.toLowerCase(),
  );
  if (contract === undefined) return undefined;
  const read = readCall(contract, data.toLowerCase());
  if (read !== undefined) return read;
  const parsed = parseCall(interfaces[contract], data);
  if (parsed === undefined) return undefined;
  const args = Object.fromEntries(
    parsed.fragment.inputs.map((input, position) => [input.name, plainValue(input, parsed.args[position])]),
  );
  const action = { contract, name: parsed.name, args } as unknown as Action;
  return encodeAction(action, contracts).data === data.toLowerCase() ? action : undefined;
}

/** Calls of words alone: what is read has but this form. Undefined for others, and for what is none. */
function readCall(contract: Action["contract"], data: string): Action | undefined {
  const call = callsOfWords[contract].get(data.slice(0, SELECTOR_DIGITS));
  const args = call?.read(data.slice(SELECTOR_DIGITS));
  return args === undefined ? undefined : ({ contract, name: call?.name, args } as unknown as Action);
}

function callsOfWordsIn(codec: Interface): ReadonlyMap<string, { readonly name: string; readonly read: ReadWords }> {
  const calls = new Map<string, { readonly name: string; readonly read: ReadWords }>();
  codec.forEachFunction(({ selector, name, inputs }) => {
    const read = readerOfWords(inputs);
    if (read !== undefined) calls.set(selector, { name, read });
  });
  return calls;
}

function parseCall(codec: Interface, data: string) {
  try {
    return codec.parseTransaction({ data }) ?? undefined;
  } catch {
    return undefined;
  }
}

function plainValue(type: ParamType, value: unknown): unknown {
  if (type.isTuple()) {
    return Object.fromEntries(
      type.components.map((component, position) => [
        component.name,
        plainValue(component, (value as Result)[position]),
      ]),
    );
  }
  if (type.isArray()) return [...(value as Result)].map((item) => plainValue(type.arrayChildren, item));
  if (typeof value === "bigint") return type.type === "uint256" ? value.toString() : Number(value);
  return type.type === "address" ? (value as string).toLowerCase() : value;
}
