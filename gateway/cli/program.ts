import { Command, CommanderError, Option } from "commander";
import { languages } from "../domain/codes/code-list.ts";
import { DomainError } from "../domain/errors.ts";
import { addAgreementCommands } from "./add-agreement-commands.ts";
import { addAnchorCommand } from "./add-anchor-command.ts";
import { addAuditCommands } from "./add-audit-commands.ts";
import { addBackupCommands } from "./add-backup-commands.ts";
import { addCaseCommands } from "./add-case-commands.ts";
import { addCheckpointCommands } from "./add-checkpoint-commands.ts";
import { addConsortiumCommands } from "./add-consortium-commands.ts";
import { addDeployCommands } from "./add-deploy-commands.ts";
import { addEventsCommand } from "./add-events-command.ts";
import { addEvidenceCommands } from "./add-evidence-commands.ts";
import { addGatewayCommands } from "./add-gateway-commands.ts";
import { addIndexCommands } from "./add-index-commands.ts";
import { addKeyCommands } from "./add-key-commands.ts";
import { addNetworkCommands } from "./add-network-commands.ts";
import { addNoticeCommands } from "./add-notice-commands.ts";
import { addPackageCommands } from "./add-package-commands.ts";
import { addPartnerCommands } from "./add-partner-commands.ts";
import { addReceiptCommands } from "./add-receipt-commands.ts";
import { addRecognitionCommands } from "./add-recognition-commands.ts";
import { addSignInCommands } from "./add-sign-in-commands.ts";
import { addSubmissionCommands } from "./add-submission-commands.ts";
import { addVerifyCommand } from "./add-verify-command.ts";
import { parseGatewayUrl, parseMachineName } from "./arguments.ts";
import { type Deps, type GlobalOptions, languageOf } from "./deps.ts";
import { exitCodes, Failure } from "./failure.ts";
import { renderProblem } from "./render/show-problem.ts";
import { examples, type Run } from "./run.ts";

/**
 * Runs one command line and answers with its exit code: 0 done, 1 refused or failed, 2 nothing could be concluded, 64 wrong usage
 * (`EX_USAGE`), 69 no gateway answers (`EX_UNAVAILABLE`). Never throws.
 */
export async function runProgram(words: readonly string[], deps: Deps, version: string): Promise<number> {
  let exitCode: number = exitCodes.done;
  let options: GlobalOptions = {};
  const run: Run = async (command, body) => {
    options = command.optsWithGlobals<GlobalOptions>();
    exitCode = await body(deps, options);
  };
  const program = buildProgram(deps, version, run);
  try {
    await program.parseAsync(words, { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
    deps.terminal.tell(renderProblem(error, languageOf(deps, options)));
    return exitCodeOf(error);
  }
}

function exitCodeOf(error: unknown): number {
  if (error instanceof Failure && error.code === "usage") return exitCodes.usage;
  if (error instanceof DomainError && error.code === "gateway-unreachable") return exitCodes.unavailable;
  return exitCodes.failed;
}

function buildProgram({ terminal }: Deps, version: string, run: Run): Command {
  const program = new Command("concord")
    .description("Records evidence and risk notices on the ledger, decides on those of others, and verifies files.")
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.print(text),
      writeErr: (text) => terminal.tell(text),
      outputError: (text, write) => write(`concord: ${text.replace(/^error: /, "")}`),
    })
    .showSuggestionAfterError()
    .configureHelp({ showGlobalOptions: true })
    .version(version)
    .option("--gateway <url>", "the gateway to ask", parseGatewayUrl)
    .option(
      "--as <officer>",
      "who signs: an officer of the local run, a keystore file, or the address of a signer, as http://127.0.0.1:9000#0x…",
    )
    .option("--passphrase-file <file>", "where the keystore's passphrase is")
    .option("--signer-token-file <file>", "where the signer's bearer token is")
    .option("--as-account <name>", "as whom the gateway is asked: an account of the local run, such as hk-auditor")
    .option("--token-file <file>", "where the access token is with which the gateway is asked")
    .option("--machine-key <file>", "where the private key is with which a program signs what it asks")
    .option("--machine-name <name>", "under which name the gateway knows that key", parseMachineName)
    .option("--deployment <file>", "the deployment that the gateway must follow before anything is signed")
    .option("--confirm", "ask before signing")
    .option("--json", "answer in JSON")
    .addOption(new Option("--lang <tag>", "language of codes and verdicts").choices(languages));
  addSignInCommands(program, run);
  addCaseCommands(program, run);
  addPackageCommands(program, run);
  addEvidenceCommands(program, run);
  addRecognitionCommands(program, run);
  addNoticeCommands(program, run);
  addSubmissionCommands(program, run);
  addKeyCommands(program, run);
  addVerifyCommand(program, run);
  addReceiptCommands(program, run);
  addAnchorCommand(program, run);
  addCheckpointCommands(program, run);
  addAuditCommands(program, run);
  addEventsCommand(program, run);
  addAgreementCommands(program, run);
  addConsortiumCommands(program, run);
  addPartnerCommands(program, run);
  addDeployCommands(program, run);
  addGatewayCommands(program, run);
  addIndexCommands(program, run);
  addNetworkCommands(program, run);
  addBackupCommands(program, run);
  program.addHelpText(
    "after",
    examples("case file scripts/local/cases/ant-moving/jiangmen", "evidence list --partner CN", "verify parcels.csv"),
  );
  return program;
}
