import type { Command } from "commander";
import { codesOf } from "../domain/codes/code-list.ts";
import { type SignerRole, signerRoles } from "../domain/codes/membership.ts";
import { parseAddress, parseCodes, parsePartner, parseTime } from "./arguments.ts";
import { examples, type Run } from "./run.ts";

const ADDRESS = "0x…";

/** `concord partner …` and `concord signer …`. What a command does is loaded when it runs. */
export function addPartnerCommands(program: Command, run: Run): void {
  const partner = program.command("partner").description("show the partners of the consortium");
  partner
    .command("list")
    .description("list the partners with their standing")
    .addHelpText("after", examples("partner list"))
    .action((_options, command: Command) =>
      run(command, async (deps, options) => (await import("./commands/show-partners.ts")).listPartners(deps, options)),
    );
  partner
    .command("show")
    .argument("<code>", "the partner's code", parsePartner)
    .description("show a partner and everybody whom it authorised")
    .addHelpText("after", examples("partner show HK"))
    .action((iso: string, _options, command: Command) =>
      run(command, async (deps, options) =>
        (await import("./commands/show-partners.ts")).showPartner(deps, options, iso),
      ),
    );
  addSigners(program, run);
}

function addSigners(program: Command, run: Run): void {
  const signer = program.command("signer").description("authorise and revoke your partner's signers, as a signatory");
  signer
    .command("list")
    .description("list a partner's signers")
    .option("--partner <code>", "of this partner; else of the gateway's own", parsePartner)
    .addHelpText("after", examples("signer list", "signer list --partner HK"))
    .action(({ partner }: { partner?: string }, command: Command) =>
      run(command, async (deps, options) =>
        (await import("./commands/show-partners.ts")).listSigners(deps, options, partner),
      ),
    );
  signer
    .command("authorise")
    .argument("<address>", "the signer's address", parseAddress)
    .description("authorise an address; it has one window for ever")
    .requiredOption(
      "--roles <roles>",
      `with commas between: ${codesOf(signerRoles).join(", ")}`,
      parseCodes(signerRoles),
    )
    .option("--from <time>", "from when, with its offset; else from now", parseTime)
    .option("--to <time>", "until when; else without end", parseTime)
    .addHelpText("after", examples(`signer authorise ${ADDRESS} --roles officer,recogniser`))
    .action((address: string, given: { roles: SignerRole[]; from?: number; to?: number }, command: Command) =>
      run(command, async (deps, options) =>
        (await import("./commands/change-signer.ts")).authoriseSigner(deps, options, address, given),
      ),
    );
  signer
    .command("revoke")
    .argument("<address>", "the signer's address", parseAddress)
    .description("end an address's window; any gateway carries it")
    .option("--to <time>", "from when on it signs no more, with its offset; else from now", parseTime)
    .addHelpText("after", examples(`signer revoke ${ADDRESS}`))
    .action((address: string, given: { to?: number }, command: Command) =>
      run(command, async (deps, options) =>
        (await import("./commands/change-signer.ts")).revokeSigner(deps, options, address, given),
      ),
    );
}
