import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setImmediate, setTimeout as sleep } from "node:timers/promises";
import type { GatewayConfig } from "../../gateway/config.ts";
import { encodeAction } from "../../gateway/domain/actions.ts";
import { bitSet, numberOf } from "../../gateway/domain/codes/code-list.ts";
import { evidenceKinds } from "../../gateway/domain/codes/evidence-kinds.ts";
import { rights } from "../../gateway/domain/codes/rights.ts";
import { buildBatch } from "../../gateway/domain/ids.ts";
import { type Manifest, packageTree } from "../../gateway/domain/package.ts";
import {
  ACTION_GAS,
  forwarderDomain,
  forwardRequestMessage,
  forwardRequestTypes,
} from "../../gateway/domain/submission.ts";
import type { PackageReceipt, Submission } from "../../gateway/domain/wire/filing.ts";
import { openWallet } from "../../gateway/keys/keystore.ts";
import { type ApiConnection, connectApi } from "./api-connection.ts";
import type { LocalGateway } from "./local-gateway.ts";

const HOUR_SECONDS = 3_600;
const AT_A_TIME = 50;

/** An officer of CN who records under GBA, one request after the other over one connection. What a root is, is computed here. */
export interface BenchOfficer {
  /** Records packages: one alone, or many as a batch. Answers the id of the submission, which is durable then. */
  record(manifests: readonly Manifest[]): Promise<string>;
  /** Waits until a submission is settled; throws when it was not recorded. */
  recorded(submissionId: string): Promise<void>;
  readonly api: ApiConnection;
}

/** The officers of a local run of which CN alone has a gateway. */
export async function openOfficers(
  { folder, url, findToken }: Pick<LocalGateway, "folder" | "url" | "findToken">,
  config: GatewayConfig,
): Promise<BenchOfficer[]> {
  const keys = join(folder, "officers");
  const listed = JSON.parse(readFileSync(join(keys, "officers.json"), "utf8")) as {
    name: string;
    partner: string;
    role: string;
    keystore: string;
  }[];
  const officers = listed.filter(({ partner, role }) => partner === "CN" && role === "officer");
  return Promise.all(
    officers.map(async ({ name, keystore }) => {
      const passphrase = readFileSync(join(keys, "passphrases", name), "utf8").trim();
      return openOfficer(await openWallet(join(keys, keystore), passphrase), connectApi(url, findToken), config);
    }),
  );
}

async function openOfficer(
  wallet: Awaited<ReturnType<typeof openWallet>>,
  api: ApiConnection,
  { deployment, directory }: GatewayConfig,
): Promise<BenchOfficer> {
  const from = wallet.address.toLowerCase();
  const domain = forwarderDomain(BigInt(deployment.chainId), deployment.contracts.forwarder);
  const agreementId = directory.agreements.find(({ code }) => code === "GBA")?.id ?? 0;
  const terms = {
    agreementId,
    version: 1,
    kind: numberOf(evidenceKinds, "photo"),
    rights: bitSet(rights, ["trademark"]),
  };
  const readSigner = () => api.get<{ partner: string | null; nonce: number }>(`/v1/signers/${from}`);
  // The gateway may not have indexed yet who is authorised.
  for (let tries = 0; tries < 300 && (await readSigner()).partner === null; tries += 1) await sleep(100);
  let { nonce } = await readSigner();

  const send = async (manifests: readonly Manifest[]): Promise<PackageReceipt[]> => {
    const [only] = manifests;
    if (manifests.length === 1) return [await api.post<PackageReceipt>("/v1/packages", only)];
    return api.postLines<PackageReceipt>("/v1/packages", manifests);
  };
  return {
    api,
    record: async (manifests) => {
      const receipts = await send(manifests);
      const roots: string[] = [];
      for (const [position, { root, salts }] of receipts.entries()) {
        const own = packageTree({ document: manifests[position] as Manifest, salts }).root;
        if (own !== root) throw new Error("the gateway gives a package another root");
        // Other officers are in this process too.
        if (roots.push(own) % AT_A_TIME === 0) await setImmediate();
      }
      const { root } = buildBatch(roots);
      if (roots.length > 1) await api.post("/v1/batches", { packages: roots });
      const recording = { ...terms, size: roots.length, root };
      const call = encodeAction({ contract: "ledger", name: "record", args: { recording } }, deployment.contracts);
      const deadline = Math.floor(Date.now() / 1_000) + HOUR_SECONDS;
      const unsigned = { from, gas: ACTION_GAS, nonce, deadline, ...call };
      nonce += 1;
      const signature = await wallet.signTypedData(domain, forwardRequestTypes, forwardRequestMessage(unsigned));
      return (await api.post<Submission>("/v1/submissions", { requests: [{ ...unsigned, signature }] })).id;
    },
    recorded: async (id) => {
      for (;;) {
        const { state, requests } = await api.get<Submission>(`/v1/submissions/${id}`);
        const failed = requests.find(({ outcome }) => outcome?.state === "refused");
        if (failed !== undefined) throw new Error(`a record was refused: ${JSON.stringify(failed.outcome)}`);
        if (state === "settled") return;
        await sleep(20);
      }
    },
  };
}
