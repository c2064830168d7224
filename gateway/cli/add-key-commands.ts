import type { Command } from "commander";
import { parseMachineName } from "./arguments.ts";
import { examples, type Run } from "./run.ts";

/** `concord key …`. A passphrase is typed or read from a file, and never an argument. What a command does is loaded when it runs. */
export function addKeyCommands(program: Command, run: Run): void {
  const key = program
    .command("key")
    .description("keys of officers and gateways in encrypted files (Web3 Secret Storage), and of machines");
  key
    .command("new")
    .argument("<file>", "the keystore to be; never one that is there")
    .description("make a key; its passphrase is asked for twice, or read with --passphrase-file")
    .addHelpText("after", examples("key new officer.json", "key new officer.json --passphrase-file passphrase"))
    .action((file: string, _options, command: Command) =>
      run(command, async (deps, options) => (await import("./commands/make-key.ts")).makeKey(deps, options, file)),
    );
  key
    .command("new-machine")
    .argument("<name>", "under which name the gateway is to know it", parseMachineName)
    .argument("<file>", "the private key to be (PKCS#8 in PEM, not encrypted); never one that is there")
    .description("make the key with which a program signs what it asks (--machine-key); prints its public half")
    .addHelpText("after", examples("key new-machine case-system case-system.pem"))
    .action((name: string, file: string, _options, command: Command) =>
      run(command, async (deps, options) =>
        (await import("./commands/make-machine-key.ts")).makeMachineKey(deps, options, name, file),
      ),
    );
  key
    .command("list")
    .argument("<folder>", "where the keystores are")
    .description("list addresses without unlocking anything; with --gateway, what they are authorised for there")
    .addHelpText("after", examples("key list .", "key list keys --gateway http://127.0.0.1:8081"))
    .action((folder: string, _options, command: Command) =>
      run(command, async (deps, options) => (await import("./commands/list-keys.ts")).listKeys(deps, options, folder)),
    );
  key
    .command("change-passphrase")
    .argument("<file>", "the keystore")
    .description("encrypt a key with another passphrase; the file is replaced as a whole")
    .option("--new-passphrase-file <file>", "where the new passphrase is; else it is asked for twice")
    .addHelpText("after", examples("key change-passphrase officer.json"))
    .action((file: string, { newPassphraseFile }: { newPassphraseFile?: string }, command: Command) =>
      run(command, async (deps, options) =>
        (await import("./commands/change-passphrase.ts")).changePassphrase(deps, options, file, newPassphraseFile),
      ),
    );
}
