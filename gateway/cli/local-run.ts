import path from "node:path";
import { z } from "zod";
import { address, bytes32, iso } from "../domain/scalars.ts";
import { Failure } from "./failure.ts";
import { isThere } from "./is-there.ts";
import { readTextFile } from "./read-text-file.ts";

/** One of each contract. */
const eachContract = <S extends z.ZodType>(of: S) =>
  z.object({ forwarder: of, registry: of, ledger: of, board: of, consortium: of, anchors: of });

const deploymentSchema = z.object({
  chainId: z.string().regex(/^\d+$/),
  deploymentId: bytes32,
  genesisHash: bytes32.optional(),
  contracts: eachContract(address),
  codeHashes: eachContract(bytes32).optional(),
  agreements: z.record(z.string(), z.int()).optional(),
  partners: z.record(z.string(), z.int()).optional(),
  gateways: z.array(z.object({ iso, url: z.string() })).optional(),
  nodeUrl: z.string().optional(),
});

/** Which chain and contracts an officer means to sign for. A gateway's word does not replace it. */
export type Deployment = z.infer<typeof deploymentSchema>;

const officerSchema = z.object({
  name: z.string(),
  partner: iso,
  office: z.string().nullable(),
  role: z.string(),
  keystore: z.string(),
  address: address.optional(),
});

const currentSchema = z.object({ folder: z.string(), deploymentId: bytes32 });

/** An officer whose keystore lies in the local run's folder. */
export interface LocalOfficer {
  readonly name: string;
  readonly partner: string;
  readonly office: string | null;
  readonly role: string;
  /** Undefined where the list does not tell it. */
  readonly address: string | undefined;
  readonly keystoreFile: string;
  readonly passphraseFile: string;
}

const accountSchema = z.object({ name: z.string().regex(/^[a-z0-9-]+$/), partner: iso, role: z.string() });

/** An account of the local run's issuer. */
export interface LocalAccount {
  readonly name: string;
  readonly partner: string;
  readonly role: string;
  readonly passwordFile: string;
}

/** What `npm start` left for the command line. */
export interface LocalRun {
  readonly accounts: readonly LocalAccount[];
  readonly deployment: Deployment;
  readonly officers: readonly LocalOfficer[];
}

/** The current local run; undefined when there is none. Throws Failure `file-unreadable` when its files are damaged. */
export async function readLocalRun(runHome: string): Promise<LocalRun | undefined> {
  const pointer = await readJson(path.join(runHome, "current.json"), currentSchema);
  if (pointer === undefined) return undefined;
  const deployment = await readJson(path.join(pointer.folder, "deployment.json"), deploymentSchema);
  if (deployment === undefined || deployment.deploymentId !== pointer.deploymentId) return undefined;
  const officers = await readOfficers(path.join(pointer.folder, "officers"), "officers.json");
  const signatories = await readOfficers(path.join(pointer.folder, "signatories"), "signatories.json");
  const accounts = await readAccounts(path.join(pointer.folder, "accounts"));
  return { deployment, officers: [...officers, ...signatories], accounts };
}

async function readAccounts(folder: string): Promise<LocalAccount[]> {
  const accounts = (await readJson(path.join(folder, "accounts.json"), z.array(accountSchema))) ?? [];
  return accounts.map((account) => ({ ...account, passwordFile: path.join(folder, "passwords", account.name) }));
}

async function readOfficers(folder: string, list: string): Promise<LocalOfficer[]> {
  const officers = (await readJson(path.join(folder, list), z.array(officerSchema))) ?? [];
  return officers.map(({ name, partner, office, role, keystore, address: own }) => ({
    name,
    partner,
    office,
    role,
    address: own,
    keystoreFile: path.join(folder, keystore),
    passphraseFile: path.join(folder, "passphrases", name),
  }));
}

/** The deployment that a file names. Throws Failure `file-unreadable`. */
export async function readDeployment(file: string): Promise<Deployment> {
  const deployment = await readJson(file, deploymentSchema);
  if (deployment === undefined) throw new Failure("file-unreadable", `There is no deployment file ${file}.`);
  return deployment;
}

async function readJson<S extends z.ZodType>(file: string, schema: S): Promise<z.output<S> | undefined> {
  if (!(await isThere(file))) return undefined;
  const text = await readTextFile(file);
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    throw new Failure("file-unreadable", `${file} is not what it should be.`);
  }
}
