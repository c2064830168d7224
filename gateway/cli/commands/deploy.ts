import { access, constants } from "node:fs/promises";
import path from "node:path";
import { safeText } from "../../domain/safe-text.ts";
import { sayIn } from "../../domain/texts/say.ts";
import { type Deps, type GlobalOptions, languageOf } from "../deps.ts";
import { exitCodes, Failure } from "../failure.ts";
import { isThere } from "../is-there.ts";
import { askPassphrase, readSecret } from "../read-passphrase.ts";
import { readTextFile } from "../read-text-file.ts";
import { deploymentTexts, renderChecks } from "../render/deployment-texts.ts";
import { writeNewFile } from "../write-new-file.ts";

/** What a deployment is made of, and where its record goes. */
export interface DeployOptions {
  readonly rpc?: string;
  readonly consortium?: string;
  readonly key?: string;
  readonly output?: string;
}

const PUBLIC = 0o644;

/**
 * Makes the contracts of a consortium, checks them, and writes the record; where the record is there already, it must be the same.
 *
 * @throws Failure `usage`, `file-unreadable`, `file-exists`, `file-unwritable`; DomainError of the keystore, the node and the contracts
 */
export async function deploy(deps: Deps, options: GlobalOptions, given: DeployOptions): Promise<number> {
  const { rpc, consortium, key, output } = given;
  if (rpc === undefined || consortium === undefined || key === undefined || output === undefined)
    throw new Failure("usage", "Name --rpc, --consortium, --key and --output.");
  const founding = await readTextFile(consortium);
  const kept = await readKept(output);
  const passphraseFile = options.passphraseFile ?? deps.environment.passphraseFile;
  const passphrase =
    passphraseFile === undefined ? await askPassphrase(deps, options, key) : await readSecret(passphraseFile);
  const say = sayIn(deploymentTexts, languageOf(deps, options));
  let record = "";
  const { deploymentId, checks } = await deps.deployments.deploy({
    rpc,
    founding,
    keystore: key,
    passphrase,
    onPlanned: (planned) => {
      record = planned;
      // Before anything is sent: a record that cannot be written would leave contracts of which nobody knows.
      requireSame(output, kept, planned);
    },
    onMade: (contract, address, isNew) =>
      deps.terminal.tell(`${say(isNew ? "made" : "wasThere", { contract, address })}\n`),
  });
  const isSound = checks.every(({ holds }) => holds);
  if (isSound && kept === undefined) await writeNewFile(output, record, PUBLIC);
  if (options.json === true) {
    deps.terminal.print(`${JSON.stringify({ file: output, deploymentId, ok: isSound, checks })}\n`);
  } else {
    deps.terminal.print(renderChecks(checks, say));
    if (isSound) deps.terminal.print(`${say("written", { file: safeText(output), id: deploymentId })}\n`);
  }
  return isSound ? exitCodes.done : exitCodes.failed;
}

/** The record that is there, or undefined where one can be written. @throws Failure `file-unreadable`, `file-unwritable` */
async function readKept(file: string): Promise<string | undefined> {
  if (await isThere(file)) return readTextFile(file);
  await access(path.dirname(file), constants.W_OK | constants.X_OK).catch(() => {
    throw new Failure("file-unwritable", `${safeText(file)} cannot be written.`);
  });
  return undefined;
}

function requireSame(file: string, kept: string | undefined, record: string): void {
  if (kept === undefined || kept === record) return;
  throw new Failure("file-exists", `${safeText(file)} is there already, and it is the record of another deployment.`);
}
