import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { BaseWallet } from "ethers";
import { interfaces } from "../../gateway/chain/contracts.ts";
import { connectNode, type Node } from "../../gateway/chain/node.ts";
import type { MemberArgument } from "../../gateway/domain/actions.ts";
import { numberOf } from "../../gateway/domain/codes/code-list.ts";
import { evidenceKinds } from "../../gateway/domain/codes/evidence-kinds.ts";
import type { ContractAddresses } from "../../gateway/domain/ports.ts";
import type { EvidenceInfo, NoticeInfo } from "../../gateway/domain/wire/records.ts";
import { openWallet } from "../../gateway/keys/keystore.ts";
import { CASES, startRun, type TestRun } from "../path/local-run.ts";
import { gbaScope, type Scene } from "./entry-points.ts";
import { CHAIN_ID, sendFrom } from "./ledger-state.ts";

const PROPOSED = 98;

/** A consortium at work: cases filed and recognised, and something left to do for every officer. */
export interface Stage {
  readonly run: TestRun;
  readonly node: Node;
  readonly scene: Scene;
  /** What CN has recorded, as its gateway lists it. */
  readonly evidence: readonly EvidenceInfo[];
  /** Key of an officer or a signatory. A gateway has none of them. */
  openKey(folder: "officers" | "signatories", name: string): Promise<BaseWallet>;
  close(): Promise<void>;
}

/** Starts the processes of a local run and files cases under two agreements. */
export async function setStage(): Promise<Stage> {
  const run = await startRun("--no-cases");
  const node = connectNode(`http://127.0.0.1:${run.ports[0]}`, CHAIN_ID, 10_000);
  const openKey: Stage["openKey"] = async (folder, name) => {
    const passphrase = await readFile(join(run.folder, folder, "passphrases", name), "utf8");
    return openWallet(join(run.folder, folder, `${name}.json`), passphrase.trim());
  };
  const filed = await fileCase(run, "ant-moving/jiangmen");
  await fileCase(run, "misdeclared-dolls");
  await succeed(run, "evidence", "recognise", filed.parcels, "--grade", "reference", "--gateway", run.url("HK"));

  const { contracts } = await ask<{ contracts: ContractAddresses }>(`${run.url("CN")}/v1/network`);
  const { evidence } = await ask<{ evidence: EvidenceInfo[] }>(`${run.url("CN")}/v1/evidence?partner=CN`);
  const { notice } = await ask<{ notice: NoticeInfo }>(`${run.url("CN")}/v1/notices/${filed.notice}`);
  const proposal = [PROPOSED, 1, (1n << 1n) | (1n << 2n), gbaScope(), `0x${"00".repeat(32)}`];
  const data = interfaces.registry.encodeFunctionData("proposeAgreement", proposal);
  await sendFrom(node, await openKey("signatories", "hk-signatory"), contracts.registry, data);

  const officers = JSON.parse(readFileSync(join(run.folder, "officers/officers.json"), "utf8")) as {
    readonly name: string;
    readonly address: string;
  }[];
  const addressOf = (name: string): string => officers.find((officer) => officer.name === name)?.address ?? "";
  const question = { to: contracts.registry, data: interfaces.registry.encodeFunctionData("consortium") };
  return {
    run,
    node,
    evidence,
    openKey,
    scene: {
      contracts,
      consortium: `0x${(await node.call(question)).slice(-40)}`,
      signatory: (await openKey("signatories", "cn-signatory")).address,
      officer: addressOf("cn-jiangmen"),
      colleague: addressOf("cn-guangzhou"),
      recogniser: addressOf("hk-recogniser"),
      recipient: addressOf("hk-airport"),
      recognised: memberOf(evidence, filed.parcels),
      undecided: memberOf(evidence, filed.marks),
      terms: notice.terms,
      proposed: PROPOSED,
    },
    close: async () => {
      node.close();
      await run.stop();
    },
  };
}

async function succeed(run: TestRun, ...words: string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await run.concord(...words);
  if (exitCode !== 0) throw new Error(`concord ${words.join(" ")} ended with ${exitCode}: ${stderr}`);
  return stdout;
}

async function fileCase(run: TestRun, name: string): Promise<{ parcels: string; marks: string; notice: string }> {
  const printed = await succeed(run, "case", "file", join(CASES, name), "--json");
  const { evidence, notice } = JSON.parse(printed) as {
    evidence: { ref: string; id: string }[];
    notice: { id: string } | null;
  };
  const idOf = (ref: string): string => evidence.find((entry) => entry.ref === ref)?.id ?? "";
  return { parcels: idOf("parcels"), marks: idOf("marks"), notice: notice?.id ?? "" };
}

async function ask<T>(url: string): Promise<T> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answers ${response.status}`);
  return (await response.json()) as T;
}

function memberOf(evidence: readonly EvidenceInfo[], id: string): MemberArgument {
  const found = evidence.find((entry) => entry.id === id);
  if (found === undefined) throw new Error(`there is no evidence ${id}`);
  const { agreement, kind, root, path } = found;
  const { id: agreementId, version } = agreement;
  return { partnerId: 1, agreementId, version, kind: numberOf(evidenceKinds, kind), root, path };
}
