import { randomBytes } from "node:crypto";
import { hexlify, toUtf8Bytes, Wallet } from "ethers";
import { interfaces } from "../../gateway/chain/contracts.ts";
import type { MemberArgument } from "../../gateway/domain/actions.ts";
import type { NoticeTerms } from "../../gateway/domain/ids.ts";
import type { ContractAddresses } from "../../gateway/domain/ports.ts";
import { readConsortium, scopeOf } from "../../scripts/local/consortium.ts";

const NO_END = 2n ** 40n - 1n;
const CN = 1;
const HK = 2;
const SUSPENDED = 3;
const OFFICER = 1;
const RECOGNISED = { state: 1, grade: 2, facets: 2, reason: 0, conditions: 0 };

/** What there is on the ledger to act on, and who may. */
export interface Scene {
  readonly contracts: ContractAddresses;
  readonly consortium: string;
  readonly signatory: string;
  readonly officer: string;
  readonly recogniser: string;
  readonly recipient: string;
  /** An officer of CN other than the one who acts. */
  readonly colleague: string;
  /** Evidence of CN that stands; HK has recognised the first alone. */
  readonly recognised: MemberArgument;
  readonly undecided: MemberArgument;
  /** A notice of CN to HK that HK has not acknowledged. */
  readonly terms: NoticeTerms;
  /** An agreement that HK has proposed and CN has not ratified. */
  readonly proposed: number;
}

/** Who may call an entry point, and with what it would be taken from them now. */
export interface RightfulCall {
  readonly from: string;
  readonly to: string;
  readonly data: string;
}

type Row = (scene: Scene) => readonly [from: string, values: readonly unknown[]];

const fresh = (): string => hexlify(randomBytes(32));
const newAddress = (): string => new Wallet(fresh()).address;
const renewed = (terms: NoticeTerms): NoticeTerms => ({ ...terms, commitment: fresh() });

/** A scope that an agreement may have. */
export function gbaScope() {
  const { GBA } = readConsortium().agreements;
  if (GBA === undefined) throw new Error("consortium.yaml has no GBA");
  return scopeOf(GBA);
}

const rows: Readonly<Record<string, Row>> = {
  "registry.admitPartner": (s) => [s.consortium, [[200, hexlify(toUtf8Bytes("XX")), newAddress()]]],
  "registry.setPartnerState": (s) => [s.consortium, [HK, SUSPENDED]],
  "registry.seatSignatory": (s) => [s.consortium, [CN, newAddress()]],
  "registry.authoriseSigner": (s) => [s.signatory, [newAddress(), OFFICER, 0, NO_END]],
  "registry.revokeSigner": (s) => [s.signatory, [s.colleague, 0]],
  "registry.proposeAgreement": (s) => [s.signatory, [900, 1, (1n << 1n) | (1n << 2n), gbaScope(), fresh()]],
  "registry.ratifyAgreement": (s) => [s.signatory, [s.proposed, 1]],
  "ledger.record": (s) => {
    const recording = { agreementId: 1, version: 1, kind: 4, rights: 2, size: 1, root: fresh() };
    return [s.officer, [recording]];
  },
  "ledger.recognise": (s) => [s.recogniser, [s.undecided, RECOGNISED]],
  "ledger.revokeRecognition": (s) => [s.recogniser, [s.recognised, 1]],
  "ledger.withdraw": (s) => [s.officer, [s.undecided, 1]],
  "ledger.supersede": (s) => [s.officer, [s.undecided, s.recognised, 1]],
  "board.publish": (s) => [s.officer, [renewed(s.terms)]],
  "board.update": (s) => [s.officer, [s.terms, renewed(s.terms)]],
  "board.withdraw": (s) => [s.officer, [s.terms, 1]],
  "board.acknowledge": (s) => [s.recipient, [CN, s.terms, `0x${"00".repeat(32)}`]],
  "board.answer": (s) => [s.recipient, [CN, s.terms, `0x${"00".repeat(32)}`, 2, fresh()]],
};

/** Every function of the contracts that may change something, from the committed ABI: `contract.function`. */
export const entryPoints: readonly string[] = Object.entries(interfaces).flatMap(([contract, codec]) => {
  const names: string[] = [];
  codec.forEachFunction((fragment) => {
    if (!fragment.constant) names.push(`${contract}.${fragment.name}`);
  });
  return names;
});

/** Those of the forwarder, which anybody may call with what an officer signed. */
export const carriers = ["forwarder.execute", "forwarder.executeBatch"];

/** The call that would be taken from whoever may make it. Throws for an entry point of which none is written here. */
export function rightfulCallOf(name: string, scene: Scene): RightfulCall {
  const row = rows[name];
  if (row === undefined) throw new Error(`no rightful call of ${name} is known: add one, so that it is attacked`);
  const [contract = "", method = ""] = name.split(".");
  const [from, values] = row(scene);
  const codec = interfaces[contract as keyof typeof interfaces];
  return {
    from,
    to: scene.contracts[contract as keyof ContractAddresses],
    data: codec.encodeFunctionData(method, values),
  };
}
