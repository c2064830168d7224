import type { Command } from "commander";
import { examples, type Run } from "./run.ts";

/** `concord login`, `logout` and `whoami`. What they do is loaded when they run. */
export function addSignInCommands(program: Command, run: Run): void {
  program
    .command("login")
    .description("sign in with a browser, to ask a gateway; at the local run it is not needed")
    .option("--client-id <id>", "the client by which the issuer knows this command", "concord")
    .addHelpText("after", examples("login --gateway https://gateway.example", "login --gateway http://127.0.0.1:8082"))
    .action(({ clientId }: { clientId: string }, command: Command) =>
      run(command, async (deps, options) => (await import("./commands/sign-in.ts")).signIn(deps, options, clientId)),
    );
  program
    .command("logout")
    .description("forget who signed in to ask a gateway")
    .action((_: unknown, command: Command) =>
      run(command, async (deps, options) => (await import("./commands/sign-out.ts")).signOut(deps, options)),
    );
  program
    .command("whoami")
    .description("show as whom a gateway is asked, by its own word")
    .action((_: unknown, command: Command) =>
      run(command, async (deps, options) => (await import("./commands/show-identity.ts")).showIdentity(deps, options)),
    );
}
