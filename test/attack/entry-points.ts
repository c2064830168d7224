import { randomBytes } from "node:crypto";
import { hexlify, Interface, type ParamType, toUtf8Bytes, Wallet } from "ethers";
import { interfaces } from "../../gateway/chain/contracts.ts";
import type { MemberArgument } from "../../gateway/domain/actions.ts";
import { scopeOf } from "../../gateway/domain/agreement-file.ts";
import type { NoticeTerms } from "../../gateway/domain/ids.ts";
import type { ContractAddresses } from "../../gateway/domain/ports.ts";
import { ZERO_BYTES32 } from "../../gateway/domain/scalars.ts";
import { readConsortium } from "../../scripts/local/consortium.ts";

const NO_END = 2n ** 40n - 1n;
const CN = 1;
const HK = 2;
const SUSPENDED = 3;
const OFFICER = 1;
const IN_FAVOUR = 1;
const RECOGNISED = { grade: 2, facets: 2, reason: 0, conditions: 0 };

/** Numbers of agreements: the first of the local run, and those that {@link Scene} has besides. */
export const agreementIds = { GBA: 1, RCEP: 2, proposed: 98, new: 99 } as const;

/** The addresses that may be attacked. */
export type Targets = ContractAddresses & { readonly timelock: string };

/** What there is on the ledger to act on, and who may. */
export interface Scene {
  readonly contracts: Targets;
  readonly signatory: string;
  readonly officer: string;
  /** An officer of CN other than the one who acts. */
  readonly colleague: string;
  readonly recogniser: string;
  readonly recipient: string;
  /** Evidence of CN that stands; HK has recognised the first alone. */
  readonly recognised: MemberArgument;
  readonly undecided: MemberArgument;
  /** The packages of a batch of two of CN under GBA. */
  readonly batch: readonly string[];
  /** A notice of CN to HK and MO that HK has not acknowledged. */
  readonly notice: { readonly id: string; readonly terms: NoticeTerms };
  /** A proposal that is voted on, in decimals. */
  readonly proposalId: string;
  /** The registry of another deployment. */
  readonly otherRegistry: string;
}

/** Who may call an entry point, and with what it would be taken from them now. */
export interface RightfulCall {
  readonly from: string;
  readonly to: string;
  readonly data: string;
}

const fresh = (): string => hexlify(randomBytes(32));
const newAddress = (): string => new Wallet(fresh()).address;
const renewed = (terms: NoticeTerms): NoticeTerms => ({ ...terms, commitment: fresh() });

/** A scope that an agreement may have. */
export function gbaScope() {
  const { GBA } = readConsortium().agreements;
  if (GBA === undefined) throw new Error("consortium.yaml has no GBA");
  return scopeOf(GBA);
}

/** The members of a way to a batch of two, from both of its packages. */
const membersOf = ({ undecided, batch }: Scene) => ({
  partnerId: CN,
  agreementId: agreementIds.GBA,
  version: 1,
  kind: undecided.kind,
  roots: batch,
  path: [],
  flags: [true],
});

const decisionOf = ({ contracts }: Scene) => [
  [contracts.registry],
  [0],
  [interfaces.registry.encodeFunctionData("setPartnerState", [HK, SUSPENDED])],
];

const rows: Readonly<Record<string, (scene: Scene) => readonly [from: string, values: readonly unknown[]]>> = {
  "registry.admitPartner": (s) => [s.contracts.timelock, [[200, hexlify(toUtf8Bytes("XX")), newAddress()]]],
  "registry.setPartnerState": (s) => [s.contracts.timelock, [HK, SUSPENDED]],
  "registry.seatSignatory": (s) => [s.contracts.timelock, [CN, newAddress()]],
  "registry.nameSuccessor": (s) => [s.contracts.timelock, [s.otherRegistry]],
  "registry.authoriseSigner": (s) => [s.signatory, [newAddress(), OFFICER, 0, NO_END]],
  "registry.revokeSigner": (s) => [s.signatory, [s.colleague, 0]],
  "registry.proposeAgreement": (s) => [
    s.signatory,
    [agreementIds.new, 1, (1n << 1n) | (1n << 2n), gbaScope(), fresh()],
  ],
  "registry.ratifyAgreement": (s) => [s.signatory, [agreementIds.proposed, 1]],
  "registry.suspendAgreement": (s) => [s.signatory, [agreementIds.GBA, 1]],
  "registry.resumeAgreement": (s) => [s.signatory, [agreementIds.RCEP, 1]],
  "registry.endAgreement": (s) => [s.signatory, [agreementIds.GBA, 1]],
  "ledger.record": (s) => {
    const recording = { agreementId: agreementIds.GBA, version: 1, kind: 4, rights: 2, size: 1, root: fresh() };
    return [s.officer, [recording]];
  },
  "ledger.recognise": (s) => [s.recogniser, [s.undecided, RECOGNISED]],
  "ledger.recogniseMembers": (s) => [s.recogniser, [membersOf(s), RECOGNISED]],
  "ledger.revokeRecognition": (s) => [s.recogniser, [s.recognised, 1]],
  "ledger.withdraw": (s) => [s.officer, [s.undecided, 1]],
  "ledger.supersede": (s) => [s.officer, [s.undecided, s.recognised, 1]],
  "board.publish": (s) => [s.officer, [renewed(s.notice.terms)]],
  "board.update": (s) => [s.officer, [s.notice.terms, renewed(s.notice.terms)]],
  "board.withdraw": (s) => [s.officer, [s.notice.terms, 1]],
  "board.acknowledge": (s) => [s.recipient, [s.notice.id, s.notice.terms.recipients, ZERO_BYTES32]],
  "board.answer": (s) => [s.recipient, [s.notice.id, s.notice.terms.recipients, ZERO_BYTES32, 2, fresh()]],
  "consortium.propose": (s) => [s.signatory, [...decisionOf(s), fresh()]],
  "consortium.castVote": (s) => [s.signatory, [s.proposalId, IN_FAVOUR]],
  "consortium.castVoteWithReason": (s) => [s.signatory, [s.proposalId, IN_FAVOUR, ""]],
  "consortium.castVoteWithReasonAndParams": (s) => [s.signatory, [s.proposalId, IN_FAVOUR, "", "0x"]],
};

/**
 * What nobody may call now, or what does nothing of its own: it is tried with made-up arguments. Of these, `queue` and `execute` are
 * anybody's once the partners have decided; they carry out that decision and no other.
 */
export const withoutRightfulCaller: readonly string[] = [
  "consortium.cancel",
  "consortium.castVoteBySig",
  "consortium.castVoteWithReasonAndParamsBySig",
  "consortium.execute",
  "consortium.onERC1155BatchReceived",
  "consortium.onERC1155Received",
  "consortium.onERC721Received",
  "consortium.queue",
  "consortium.relay",
  "consortium.updateTimelock",
  "timelock.cancel",
  "timelock.execute",
  "timelock.executeBatch",
  "timelock.grantRole",
  "timelock.renounceRole",
  "timelock.revokeRole",
  "timelock.schedule",
  "timelock.scheduleBatch",
  "timelock.updateDelay",
];

/** What a gateway may do with its own exchange key, for its own partner alone. */
export const ofGateways: readonly string[] = ["anchors.anchor"];

/** Entry points of the forwarder: anybody may have it carry what is signed. */
export const carriers: readonly string[] = ["forwarder.execute", "forwarder.executeBatch"];

// The consortium creates its timelock (OpenZeppelin `TimelockController`), whose ABI nothing else needs.
const codecs: Readonly<Record<string, Interface>> = {
  ...interfaces,
  timelock: new Interface([
    "function schedule(address target, uint256 value, bytes data, bytes32 predecessor, bytes32 salt, uint256 delay)",
    "function scheduleBatch(address[] targets, uint256[] values, bytes[] payloads, bytes32 predecessor, bytes32 salt, uint256 delay)",
    "function cancel(bytes32 id)",
    "function execute(address target, uint256 value, bytes payload, bytes32 predecessor, bytes32 salt) payable",
    "function executeBatch(address[] targets, uint256[] values, bytes[] payloads, bytes32 predecessor, bytes32 salt) payable",
    "function updateDelay(uint256 newDelay)",
    "function grantRole(bytes32 role, address account)",
    "function revokeRole(bytes32 role, address account)",
    "function renounceRole(bytes32 role, address callerConfirmation)",
  ]),
};

/** Every function that may change something, from the committed ABI: `contract.function`. */
export const entryPoints: readonly string[] = Object.entries(codecs).flatMap(([contract, codec]) => {
  const names: string[] = [];
  codec.forEachFunction(({ constant, name }) => void (constant || names.push(`${contract}.${name}`)));
  return names;
});

/** Those that somebody may call, now and with effect. */
export const rightfullyCalled: readonly string[] = Object.keys(rows);

/** The call that would be taken from whoever may make it. */
export function rightfulCallOf(name: string, scene: Scene): RightfulCall {
  const [from, values] = rows[name]?.(scene) ?? [];
  if (from === undefined || values === undefined) throw new Error(`no rightful call of ${name} is known`);
  return { from, ...callOf(name, scene, values) };
}

/** A call with arguments of the right types that nobody has thought about, `subject` wherever an address fits. */
export function madeUpCallOf(name: string, scene: Scene, subject: string): Pick<RightfulCall, "to" | "data"> {
  const inputs = codecOf(name).getFunction(methodOf(name))?.inputs ?? [];
  return callOf(
    name,
    scene,
    inputs.map((input) => madeUp(input, scene, subject)),
  );
}

const methodOf = (name: string): string => name.split(".")[1] ?? "";
const contractOf = (name: string): string => name.split(".")[0] ?? "";

function codecOf(name: string): Interface {
  const codec = codecs[contractOf(name)];
  if (codec === undefined) throw new Error(`there is no contract ${contractOf(name)}`);
  return codec;
}

function callOf(name: string, { contracts }: Scene, values: readonly unknown[]): Pick<RightfulCall, "to" | "data"> {
  const to = contracts[contractOf(name) as keyof Targets];
  return { to, data: codecOf(name).encodeFunctionData(methodOf(name), values) };
}

function madeUp(type: ParamType, scene: Scene, subject: string): unknown {
  if (type.isArray()) {
    const decision = decisionOf(scene);
    return { "address[]": decision[0], "uint256[]": decision[1], "bytes[]": decision[2] }[type.type] ?? [];
  }
  if (type.isTuple()) return type.components.map((component) => madeUp(component, scene, subject));
  if (type.type === "address") return type.name === "target" ? scene.contracts.registry : subject;
  if (type.type === "bytes") return decisionOf(scene)[2]?.[0];
  if (type.type === "string") return ZERO_BYTES32;
  if (type.type === "bool") return true;
  if (type.name === "proposalId") return scene.proposalId;
  return type.type.startsWith("bytes") ? `0x${"00".repeat(Number(type.type.slice(5)))}` : 0;
}
