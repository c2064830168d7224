import type { Command } from "commander";
import { Option } from "commander";
import type { Support } from "../domain/codes/proposals.ts";
import { parseAddress, parseCount, parseId, parsePartner } from "./arguments.ts";
import type { Proposed, ProposeOptions } from "./commands/propose-decision.ts";
import { Failure } from "./failure.ts";
import { examples, type Run } from "./run.ts";

const ID = "0x…";

/** `concord consortium …`. What a command does is loaded when it runs. */
export function addConsortiumCommands(program: Command, run: Run): void {
  const consortium = program.command("consortium").description("what the partners decide together, one vote each");
  addReading(consortium, run);
  addProposing(consortium, run);
  addVoting(consortium, run);
}

function addReading(consortium: Command, run: Run): void {
  consortium
    .command("list")
    .description("list the proposals to the consortium")
    .option("--limit <count>", "at most so many", parseCount(1, 500), 50)
    .addHelpText("after", examples("consortium list"))
    .action(({ limit }: { limit: number }, command: Command) =>
      run(command, async (deps, options) =>
        (await import("./commands/show-proposals.ts")).listProposals(deps, options, limit),
      ),
    );
  consortium
    .command("show")
    .argument("<id>", "id of the proposal", parseId)
    .description("show a proposal: what it would do, every vote, where it stands")
    .addHelpText("after", examples(`consortium show ${ID}`))
    .action((id: string, _options, command: Command) =>
      run(command, async (deps, options) =>
        (await import("./commands/show-proposals.ts")).showProposal(deps, options, id),
      ),
    );
}

function addProposing(consortium: Command, run: Run): void {
  const propose = consortium.command("propose").description("propose a decision, as a signatory of an active partner");
  const put = (command: Command, proposed: Proposed, given: ProposeOptions) =>
    run(command, async (deps, options) =>
      (await import("./commands/propose-decision.ts")).proposeDecision(deps, options, proposed, given),
    );
  const paper = () => new Option("--paper <file>", "the paper that gives the reasons; only its digest is recorded");
  const signatory = () =>
    new Option("--signatory <address>", "who signs for the partner").argParser(parseAddress).makeOptionMandatory();

  propose
    .command("admit")
    .argument("<code>", "the new partner's ISO 3166-1 code", parsePartner)
    .description("admit a partner and make it active")
    .requiredOption("--id <number>", "its number, for ever", parseCount(1, 255))
    .addOption(signatory())
    .option("--candidate", "leave it a candidate; reinstate makes it active later")
    .addOption(paper())
    .addHelpText("after", examples("consortium propose admit BR --id 20 --signatory 0x…"))
    .action((iso: string, given: ProposeOptions & { id: number; signatory: string }, command: Command) =>
      put(command, { what: "admit", iso, id: given.id, signatory: given.signatory }, given),
    );
  for (const [what, description] of [
    ["suspend", "suspend an active partner: it writes and votes no more"],
    ["reinstate", "make a candidate or a suspended partner active"],
    ["withdraw", "end the membership of a suspended partner, for ever"],
  ] as const) {
    propose
      .command(what)
      .argument("<code>", "the partner's code", parsePartner)
      .description(description)
      .addOption(paper())
      .addHelpText("after", examples(`consortium propose ${what} HK`))
      .action((iso: string, given: ProposeOptions, command: Command) => put(command, { what, iso }, given));
  }
  propose
    .command("seat")
    .argument("<code>", "the partner's code", parsePartner)
    .description("seat a signatory for a partner that lost its own")
    .addOption(signatory())
    .addOption(paper())
    .addHelpText("after", examples("consortium propose seat HK --signatory 0x…"))
    .action((iso: string, given: ProposeOptions & { signatory: string }, command: Command) =>
      put(command, { what: "seat", iso, signatory: given.signatory }, given),
    );
  propose
    .command("succeed")
    .argument("<registry>", "address of the succeeding deployment's registry", parseAddress)
    .description("name the deployment that succeeds this one, once for ever")
    .addOption(paper())
    .addHelpText("after", examples("consortium propose succeed 0x…"))
    .action((registry: string, given: ProposeOptions, command: Command) =>
      put(command, { what: "succeed", registry }, given),
    );
}

function addVoting(consortium: Command, run: Run): void {
  consortium
    .command("vote")
    .argument("<id>", "id of the proposal", parseId)
    .description("vote for your partner, once")
    .option("--for", "in favour")
    .option("--against", "against")
    .option("--abstain", "neither")
    .addHelpText("after", examples(`consortium vote ${ID} --for`, `consortium vote ${ID} --against --as hk-signatory`))
    .action((id: string, given: Partial<Record<Support, boolean>>, command: Command) =>
      run(command, async (deps, options) =>
        (await import("./commands/vote.ts")).vote(deps, options, id, supportOf(given)),
      ),
    );
  for (const [step, description] of [
    ["queue", "take what was decided into the timelock"],
    ["execute", "carry out what was decided, after the timelock"],
    ["cancel", "take your partner's proposal back, until voting begins"],
  ] as const) {
    consortium
      .command(step)
      .argument("<id>", "id of the proposal", parseId)
      .description(description)
      .addHelpText("after", examples(`consortium ${step} ${ID}`))
      .action((id: string, _options, command: Command) =>
        run(command, async (deps, options) =>
          (await import("./commands/carry-out-proposal.ts")).carryOutProposal(deps, options, step, id),
        ),
      );
  }
}

function supportOf(given: Partial<Record<Support, boolean>>): Support {
  const [support, ...others] = (["for", "against", "abstain"] as const).filter((each) => given[each] === true);
  if (support !== undefined && others.length === 0) return support;
  throw new Failure("usage", "A vote is one of --for, --against and --abstain.");
}
