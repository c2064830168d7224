import type { Command } from "commander";
import { parseGatewayUrl } from "./arguments.ts";
import type { DeployOptions } from "./commands/deploy.ts";
import type { VerifyDeploymentOptions } from "./commands/verify-deployment.ts";
import { examples, type Run } from "./run.ts";

/** `concord deploy …`. What it does is loaded when it runs. */
export function addDeployCommands(program: Command, run: Run): void {
  const deploy = program
    .command("deploy")
    .description(
      "found a consortium: make its contracts on a network and write the record of the deployment; run again, it goes on",
    )
    .option("--rpc <url>", "the chain node to ask", parseGatewayUrl)
    .option("--consortium <file>", "who founds it: partners with their signatories, and the times of decisions (YAML)")
    .option("--key <file>", "the keystore of a key that was made for this deployment and sends nothing else")
    .option("-o, --output <file>", "where the record is written")
    .addHelpText(
      "after",
      examples(
        "deploy --rpc http://127.0.0.1:8545 --consortium consortium.yaml --key deployer.json -o deployment.json",
      ),
    )
    .action((given: DeployOptions, command: Command) =>
      run(command, async (deps, options) => (await import("./commands/deploy.ts")).deploy(deps, options, given)),
    );

  deploy
    .command("verify")
    .description(
      "hold the record of a deployment against a node, line by line (exit code 0 all holds, 1 something fails)",
    )
    .argument("<record>", "the record")
    .option("--recompile [folder]", "compile the sources anew; without a folder, those of this program")
    .addHelpText(
      "after",
      examples(
        "deploy verify deployment.json --rpc http://127.0.0.1:8545",
        "deploy verify deployment.json --rpc http://127.0.0.1:8545 --recompile",
      ),
    )
    .action((record: string, { recompile }: VerifyDeploymentOptions, command: Command) =>
      run(command, async (deps, options) => {
        // The node is named as for the command above it, which takes the option wherever it stands.
        const { rpc } = command.optsWithGlobals<VerifyDeploymentOptions>();
        const { verifyDeployment } = await import("./commands/verify-deployment.ts");
        return verifyDeployment(deps, options, record, { ...(rpc && { rpc }), ...(recompile && { recompile }) });
      }),
    );
}
