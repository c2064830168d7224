import type { BaseWallet } from "ethers";
import type { Directory } from "../../gateway/domain/directory.ts";
import { type Consortium, readConsortium } from "../../scripts/local/consortium.ts";
import { type Deployment, deployConsortium } from "../../scripts/local/deploy.ts";
import { makeKey } from "../../scripts/local/make-keys.ts";

const MEMBERS = ["CN", "HK", "MY"];

/** A small consortium on a real chain: CN and HK under GBA, CN and MY under RCEP, with every key that acts in it. */
export interface Founded {
  readonly deployment: Deployment;
  readonly nodeUrl: string;
  readonly directory: Directory;
  readonly officers: Readonly<Record<string, BaseWallet>>;
  /** A second officer of each partner, to be revoked. */
  readonly deputies: Readonly<Record<string, BaseWallet>>;
  readonly recognisers: Readonly<Record<string, BaseWallet>>;
  readonly signatories: Readonly<Record<string, BaseWallet>>;
  readonly gatewayKeys: Readonly<Record<string, BaseWallet>>;
}

function smallConsortium(more: Consortium["agreements"]): Consortium {
  const { partners, agreements, decisions } = readConsortium();
  return {
    decisions: { ...decisions, votingDelay: 0, timelockDelay: 3 },
    partners: partners.filter(({ iso }) => MEMBERS.includes(iso)),
    agreements: Object.fromEntries(
      Object.entries({ ...agreements, ...more }).map(([code, agreement]) => [
        code,
        { ...agreement, parties: agreement.parties.filter((iso) => MEMBERS.includes(iso)) },
      ]),
    ),
  };
}

const keys = () => Object.fromEntries(MEMBERS.map((iso) => [iso, makeKey()]));

/** A key of a partner. */
export function keyOf(wallets: Readonly<Record<string, BaseWallet>>, iso: string): BaseWallet {
  const key = wallets[iso];
  if (key === undefined) throw new Error(`no key for ${iso}`);
  return key;
}

/** Deploys the contracts and founds the consortium. `gatewayUrls` says where the gateways are to be reached, `more` agrees on more. */
export async function foundSmall(
  nodeUrl: string,
  gatewayUrls: Readonly<Record<string, string>> = {},
  more: Consortium["agreements"] = {},
): Promise<Founded> {
  const consortium = smallConsortium(more);
  const [officers, deputies, recognisers, signatories, gatewayKeys] = [keys(), keys(), keys(), keys(), keys()];
  const deployment = await deployConsortium(nodeUrl, 31_337n, {
    consortium,
    deployer: makeKey(),
    signatories: new Map(consortium.partners.map(({ id, iso }) => [id, keyOf(signatories, iso)])),
    signers: consortium.partners.flatMap(({ id, iso }) => [
      { partnerId: id, address: keyOf(officers, iso).address, role: "officer" as const },
      { partnerId: id, address: keyOf(deputies, iso).address, role: "officer" as const },
      { partnerId: id, address: keyOf(recognisers, iso).address, role: "recogniser" as const },
      { partnerId: id, address: keyOf(gatewayKeys, iso).address, role: "gateway" as const },
    ]),
  });
  return {
    deployment,
    nodeUrl,
    directory: {
      partners: consortium.partners.map(({ id, iso, name, offices }) => ({
        id,
        iso,
        name: name ?? iso,
        offices,
        gatewayUrl: gatewayUrls[iso],
      })),
      agreements: Object.entries(deployment.agreements).map(([code, id]) => ({ code, id })),
    },
    officers,
    deputies,
    recognisers,
    signatories,
    gatewayKeys,
  };
}
