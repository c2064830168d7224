import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { BaseWallet } from "ethers";
import { interfaces } from "../../gateway/chain/contracts.ts";
import { connectNode, type Node } from "../../gateway/chain/node.ts";
import type { MemberArgument } from "../../gateway/domain/actions.ts";
import { numberOf } from "../../gateway/domain/codes/code-list.ts";
import { evidenceKinds } from "../../gateway/domain/codes/evidence-kinds.ts";
import { proposalIdOf } from "../../gateway/domain/decisions.ts";
import { buildBatch } from "../../gateway/domain/ids.ts";
import type { ContractAddresses } from "../../gateway/domain/ports.ts";
import { ZERO_BYTES32 } from "../../gateway/domain/scalars.ts";
import type { EvidenceInfo, NoticeInfo } from "../../gateway/domain/wire/records.ts";
import { openWallet } from "../../gateway/keys/keystore.ts";
import { CASES, startRun, type TestRun } from "../path/local-run.ts";
import { foundSmall } from "../verbs/founded.ts";
import { agreementIds, gbaScope, type Scene, type Targets } from "./entry-points.ts";
import { CHAIN_ID, sendFrom } from "./ledger-state.ts";

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
  const nodeUrl = `http://127.0.0.1:${run.ports[0]}`;
  const node = connectNode(nodeUrl, CHAIN_ID, 10_000);
  const openKey: Stage["openKey"] = async (folder, name) => {
    const passphrase = await readFile(join(run.folder, folder, "passphrases", name), "utf8");
    return openWallet(join(run.folder, folder, `${name}.json`), passphrase.trim());
  };
  const filed = await fileCase(run, "ant-moving/jiangmen");
  await fileCase(run, "misdeclared-dolls");
  await succeed(run, "evidence", "recognise", filed.parcels, "--grade", "reference", "--gateway", run.url("HK"));

  const { evidence } = await ask<{ evidence: EvidenceInfo[] }>(run, `${run.url("CN")}/v1/evidence?partner=CN`);
  const { notice } = await ask<{ notice: NoticeInfo }>(run, `${run.url("CN")}/v1/notices/${filed.notice}`);
  const { id, terms } = notice;
  const officers = JSON.parse(readFileSync(join(run.folder, "officers/officers.json"), "utf8")) as {
    readonly name: string;
    readonly address: string;
  }[];
  const addressOf = (name: string): string => officers.find((officer) => officer.name === name)?.address ?? "";
  const undecided = memberOf(evidence, filed.marks);
  const contracts = await readTargets(run, node);
  const left = await leaveWork(node, contracts, openKey, undecided.kind);
  return {
    run,
    node,
    evidence,
    openKey,
    scene: {
      ...left,
      contracts,
      signatory: (await openKey("signatories", "cn-signatory")).address,
      officer: addressOf("cn-jiangmen"),
      colleague: addressOf("cn-guangzhou"),
      recogniser: addressOf("hk-recogniser"),
      recipient: addressOf("hk-airport"),
      recognised: memberOf(evidence, filed.parcels),
      undecided,
      notice: { id, terms },
      otherRegistry: (await foundSmall(nodeUrl)).deployment.contracts.registry,
    },
    close: async () => {
      node.close();
      await run.stop();
    },
  };
}

async function readTargets(run: TestRun, node: Node): Promise<Targets> {
  const { contracts } = await ask<{ contracts: ContractAddresses }>(run, `${run.url("CN")}/v1/network`);
  const asked = { to: contracts.registry, data: interfaces.registry.encodeFunctionData("consortium") };
  return { ...contracts, timelock: `0x${(await node.call(asked)).slice(-40)}` };
}

/** What there is to do for those who may: an agreement to ratify and one to resume, a batch to recognise, a proposal to vote on. */
async function leaveWork(
  node: Node,
  contracts: Targets,
  openKey: Stage["openKey"],
  kind: number,
): Promise<Pick<Scene, "batch" | "proposalId">> {
  const { registry, ledger, consortium } = interfaces;
  const [cn, hk] = [await openKey("signatories", "cn-signatory"), await openKey("signatories", "hk-signatory")];
  const packages = [`0x${"b1".repeat(32)}`, `0x${"b2".repeat(32)}`];
  const recording = {
    agreementId: agreementIds.GBA,
    version: 1,
    kind,
    rights: 2,
    size: 2,
    root: buildBatch(packages).root,
  };
  const agreement = [agreementIds.proposed, 1, (1n << 1n) | (1n << 2n), gbaScope(), ZERO_BYTES32];
  const decision = [registry.encodeFunctionData("setPartnerState", [3, 3])];
  const description = `0x${"de".repeat(32)}`;
  const work: readonly (readonly [BaseWallet, string, string])[] = [
    [hk, contracts.registry, registry.encodeFunctionData("proposeAgreement", agreement)],
    [cn, contracts.registry, registry.encodeFunctionData("suspendAgreement", [agreementIds.RCEP, 1])],
    [await openKey("officers", "cn-jiangmen"), contracts.ledger, ledger.encodeFunctionData("record", [recording])],
    [
      hk,
      contracts.consortium,
      consortium.encodeFunctionData("propose", [[contracts.registry], [0], decision, description]),
    ],
  ];
  for (const [key, to, data] of work) {
    if ((await sendFrom(node, key, to, data)) === "reverted") throw new Error(`${key.address} could not set the stage`);
  }
  return { batch: packages, proposalId: proposalIdOf([contracts.registry], decision, description) };
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

async function ask<T>({ fetch }: TestRun, url: string): Promise<T> {
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
