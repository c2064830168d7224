import { writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { EPOCH_LENGTH } from "./open-network.ts";
import type { NetworkWorld } from "./open-world.ts";
import { concord } from "./run-concord.ts";

const CASE = resolve(import.meta.dirname, "../local/cases/ant-moving/jiangmen");
const FILE = "parcels.csv";

interface Filed {
  readonly evidence: readonly { readonly ref: string; readonly id: string }[];
}

interface Verified {
  readonly files: readonly {
    readonly findings: readonly { readonly fragment: string; readonly verdict: string; readonly code: string }[];
  }[];
}

/** The way of a case to a court, by the command line: filed, proven by receipts, verified with no node at hand. */
export interface Court {
  /** Files the case with an officer whom nobody else uses. */
  file(): Promise<void>;
  /** Makes a receipt of a record of it, that leads from the anchor; answers the file. */
  makeReceipt(name: string): Promise<string>;
  makeAnchor(): Promise<void>;
  /** Verifies a file of the case by a receipt and the anchor. Throws unless it is recorded, and that is final. */
  verify(receipt: string): Promise<void>;
}

export function openCourt(world: NetworkWorld): Court {
  const { folder, front, officers, network, findToken } = world;
  const officer = officers.at(-1);
  if (officer === undefined) throw new Error("CN has no officer");
  const tokenFile = join(folder, "token");
  const anchor = join(folder, "anchor.json");
  const deployment = ["--deployment", join(folder, "deployment.json")];
  let evidence: string | undefined;
  const atGateway = async <T>(words: readonly string[]): Promise<T> => {
    await writeFile(tokenFile, await findToken(), { mode: 0o600 });
    return concord<T>(folder, [...words, "--gateway", front, "--token-file", tokenFile, ...deployment]);
  };
  return {
    file: async () => {
      const as = ["--as", officer.keystore, "--passphrase-file", officer.passphraseFile];
      const filed = await atGateway<Filed>(["case", "file", CASE, ...as]);
      evidence = filed.evidence.find(({ ref }) => ref === "parcels")?.id;
    },
    makeReceipt: async (name) => {
      const receipt = join(folder, `${name}.receipt.json`);
      if (evidence === undefined) throw new Error("nothing was filed as parcels");
      await atGateway(["receipt", evidence, "-o", receipt, "--anchor", anchor]);
      return receipt;
    },
    makeAnchor: async () => {
      const node = network.nodes.get("CN-1")?.url ?? "";
      const words = ["anchor", "--node", node, "--epoch-length", `${EPOCH_LENGTH}`, "-o", anchor, ...deployment];
      await concord(folder, words);
    },
    verify: async (receipt) => {
      const words = ["verify", join(CASE, FILE), "--receipt", receipt, "--anchor", anchor];
      const { files } = await concord<Verified>(folder, words, [0, 1, 2]);
      for (const fragment of ["integrity", "recorded", "issuer", "status", "finality"]) {
        const found = files[0]?.findings.find((finding) => finding.fragment === fragment);
        if (found?.verdict !== "holds")
          throw new Error(`${fragment} of ${receipt}: ${found?.verdict} (${found?.code})`);
      }
    },
  };
}
