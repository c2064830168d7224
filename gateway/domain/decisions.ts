import "./ethers-keccak.ts";
import {
  AbiCoder,
  hexlify,
  Interface,
  keccak256,
  id as keccakOfText,
  toBeHex,
  toUtf8Bytes,
  toUtf8String,
} from "ethers";
import { type Language, label, languages } from "./codes/code-list.ts";
import { partnerStates } from "./codes/membership.ts";

/** What the consortium may decide: the registry's functions that only it may call. The committed ABI is checked against these. */
export const decisionFragments = [
  "function admitPartner(tuple(uint8 partnerId, bytes2 iso, address signatory) partner)",
  "function setPartnerState(uint8 partnerId, uint8 requested)",
  "function seatSignatory(uint8 partnerId, address signatory)",
  "function nameSuccessor(address registry)",
] as const;

const codec = new Interface(decisionFragments);
const abiCoder = AbiCoder.defaultAbiCoder();

/** One thing that the consortium decides. `state` is the number on chain. */
export type Decision =
  | { readonly name: "admitPartner"; readonly partnerId: number; readonly iso: string; readonly signatory: string }
  | { readonly name: "setPartnerState"; readonly partnerId: number; readonly state: number }
  | { readonly name: "seatSignatory"; readonly partnerId: number; readonly signatory: string }
  | { readonly name: "nameSuccessor"; readonly registry: string };

/** The call that carries a decision out. */
export function encodeDecision(decision: Decision): string {
  switch (decision.name) {
    case "admitPartner": {
      const { partnerId, iso, signatory } = decision;
      return codec.encodeFunctionData("admitPartner", [{ partnerId, iso: hexlify(toUtf8Bytes(iso)), signatory }]);
    }
    case "setPartnerState":
      return codec.encodeFunctionData("setPartnerState", [decision.partnerId, decision.state]);
    case "seatSignatory":
      return codec.encodeFunctionData("seatSignatory", [decision.partnerId, decision.signatory]);
    case "nameSuccessor":
      return codec.encodeFunctionData("nameSuccessor", [decision.registry]);
  }
}

/** Reads a call back into the decision that it is; undefined when it is none or carries surplus bytes. */
export function decodeDecision(data: string): Decision | undefined {
  try {
    const decision = readDecision(data);
    return decision !== undefined && encodeDecision(decision) === data.toLowerCase() ? decision : undefined;
  } catch {
    return undefined;
  }
}

function readDecision(data: string): Decision | undefined {
  const parsed = codec.parseTransaction({ data });
  if (parsed === null) return undefined;
  const [first, second] = parsed.args;
  const addressOf = (value: unknown): string => String(value).toLowerCase();
  switch (parsed.name) {
    case "admitPartner": {
      const [partnerId, iso, signatory] = first;
      return {
        name: "admitPartner",
        partnerId: Number(partnerId),
        iso: toUtf8String(iso),
        signatory: addressOf(signatory),
      };
    }
    case "setPartnerState":
      return { name: "setPartnerState", partnerId: Number(first), state: Number(second) };
    case "seatSignatory":
      return { name: "seatSignatory", partnerId: Number(first), signatory: addressOf(second) };
    default:
      return { name: "nameSuccessor", registry: addressOf(first) };
  }
}

/** The id of a proposal, 32 bytes: OpenZeppelin `Governor.hashProposal`. No decision carries value. */
export function proposalIdOf(targets: readonly string[], calldatas: readonly string[], description: string): string {
  return keccak256(
    abiCoder.encode(
      ["address[]", "uint256[]", "bytes[]", "bytes32"],
      [targets, targets.map(() => 0), calldatas, descriptionHashOf(description)],
    ),
  );
}

/** How a proposal's description is named after it was made. */
export function descriptionHashOf(description: string): string {
  return keccakOfText(description);
}

/** The id of a proposal from the number that the contracts know it by, decimal text. */
export function hexOfProposal(proposalId: string): string {
  return toBeHex(BigInt(proposalId), 32);
}

/** What a decision would do, in words. `nameOf` gives a partner's name from its number. */
export function describeDecision(
  decision: Decision | undefined,
  nameOf: (partnerId: number) => string,
): Readonly<Record<Language, string>> {
  const [hans, hant, en, pt] = wordsOf(decision, nameOf);
  return { "zh-Hans": hans, "zh-Hant": hant, en, pt };
}

type Words = readonly [zhHans: string, zhHant: string, en: string, pt: string];

function wordsOf(decision: Decision | undefined, nameOf: (partnerId: number) => string): Words {
  switch (decision?.name) {
    case undefined:
      return ["不是可以识别的决定", "並非可識別的決定", "no decision that is known", "nenhuma decisão conhecida"];
    case "admitPartner": {
      const { partnerId, iso, signatory } = decision;
      return [
        `接纳 ${iso}（${partnerId}）为候选成员，签署人 ${signatory}`,
        `接納 ${iso}（${partnerId}）為候選成員，簽署人 ${signatory}`,
        `admit ${iso} (${partnerId}) as a candidate, with the signatory ${signatory}`,
        `admitir ${iso} (${partnerId}) como candidato, com o signatário ${signatory}`,
      ];
    }
    case "setPartnerState": {
      const name = nameOf(decision.partnerId);
      const state = partnerStates.find(({ value }) => value === decision.state);
      const [hans, hant, en, pt] = languages.map((language) =>
        state === undefined ? `? (${decision.state})` : label(partnerStates, state.code, language),
      );
      return [
        `将 ${name} 的状态改为：${hans}`,
        `將 ${name} 的狀態改為：${hant}`,
        `change the standing of ${name} to: ${en}`,
        `alterar a situação de ${name} para: ${pt}`,
      ];
    }
    case "seatSignatory": {
      const name = nameOf(decision.partnerId);
      return [
        `为 ${name} 委任签署人 ${decision.signatory}`,
        `為 ${name} 委任簽署人 ${decision.signatory}`,
        `seat ${decision.signatory} as a signatory of ${name}`,
        `designar ${decision.signatory} como signatário de ${name}`,
      ];
    }
    case "nameSuccessor":
      return [
        `指定登记合约 ${decision.registry} 的部署接替本部署`,
        `指定登記合約 ${decision.registry} 的部署接替本部署`,
        `name the deployment of the registry ${decision.registry} as the one that succeeds this one`,
        `designar a implantação do registo ${decision.registry} como sucessora desta`,
      ];
  }
}
