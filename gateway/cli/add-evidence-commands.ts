import type { Command } from "commander";
import { type CodeList, codesOf } from "../domain/codes/code-list.ts";
import { evidenceKinds } from "../domain/codes/evidence-kinds.ts";
import {
  type RefusalReason,
  type RevocationReason,
  refusalReasons,
  revocationReasons,
  type SupersessionReason,
  supersessionReasons,
  type WithdrawalReason,
  withdrawalReasons,
} from "../domain/codes/reasons.ts";
import { decisionConditions, facets, grades } from "../domain/codes/recognition.ts";
import { evidenceStates } from "../domain/codes/states.ts";
import { parseCode, parseCodes, parseCount, parseId, parseIds, parseInstant, parsePartner } from "./arguments.ts";
import type { EvidenceConditions } from "./commands/list-evidence.ts";
import type { Decision } from "./commands/recognise-evidence.ts";
import type { Extent } from "./print-list.ts";
import { examples, type Run } from "./run.ts";

const anyOf = (list: CodeList): string => codesOf(list).join(", ");
const ID = "0x…";

/** `concord evidence …`. What a command does is loaded when it runs. */
export function addEvidenceCommands(program: Command, run: Run): void {
  const evidence = program.command("evidence").description("show evidence and decide on it");
  addReading(evidence, run);
  addDeciding(evidence, run);
  addRecorders(evidence, run);
}

function addReading(evidence: Command, run: Run): void {
  evidence
    .command("list")
    .description("list the evidence that this gateway knows of")
    .option("--partner <code>", "of this partner", parsePartner)
    .option("--kind <kind>", anyOf(evidenceKinds), parseCode(evidenceKinds))
    .option("--agreement <code>", "under this agreement")
    .option("--case <number>", "of this case")
    .option("--state <state>", anyOf(evidenceStates), parseCode(evidenceStates))
    .option(
      "--decision <state>",
      `decided on so by another partner: ${anyOf(decisionConditions)}`,
      parseCode(decisionConditions),
    )
    .option("--decided-by <code>", "whose decision", parsePartner)
    .option("--recorded-from <time>", "recorded at or after this time, with its offset", parseInstant)
    .option("--recorded-to <time>", "recorded before this time, with its offset", parseInstant)
    .option("--limit <count>", "at most so many", parseCount(1, 100_000), 50)
    .option("--all", "all of it, however much")
    .addHelpText(
      "after",
      examples(
        "evidence list --partner CN --kind x-ray",
        "evidence list --case JM-2023-0174 --json",
        "evidence list --decision undecided --recorded-from 2023-06-01T00:00:00+08:00 --all",
      ),
    )
    .action(({ all, limit, ...given }: EvidenceConditions & Extent, command: Command) =>
      run(command, async (deps, options) => {
        const { partner, kind, agreement, case: number, state, decision, decidedBy, recordedFrom, recordedTo } = given;
        const conditions = {
          partner,
          kind,
          agreement,
          case: number,
          state,
          decision,
          decidedBy,
          recordedFrom,
          recordedTo,
        };
        return (await import("./commands/list-evidence.ts")).listEvidence(deps, options, conditions, { all, limit });
      }),
    );

  evidence
    .command("show")
    .argument("<id>", "id of the evidence", parseId)
    .description("show evidence, its manifest and who decided what on it")
    .option("--save <folder>", "save the exhibits there, each checked against the manifest's digests")
    .addHelpText("after", examples(`evidence show ${ID}`, `evidence show ${ID} --save exhibits`))
    .action((id: string, { save }: { save?: string }, command: Command) =>
      run(command, async (deps, options) =>
        (await import("./commands/show-evidence.ts")).showEvidence(deps, options, id, save),
      ),
    );

  evidence
    .command("inclusion")
    .argument("<id>", "id of the evidence", parseId)
    .argument("<position>", "which exhibit, as `evidence show` counts them", parseCount(0, 10_000))
    .description("give the path from an exhibit to the record, for who is to verify its file without signing in")
    .option("-o, --output <file>", "write it into this new file")
    .addHelpText("after", examples(`evidence inclusion ${ID} 0 -o parcels.inclusion.json`))
    .action((id: string, position: number, { output }: { output?: string }, command: Command) =>
      run(command, async (deps, options) =>
        (await import("./commands/show-inclusion.ts")).showInclusion(deps, options, id, position, output),
      ),
    );
}

function addDeciding(evidence: Command, run: Run): void {
  evidence
    .command("recognise")
    .argument("<id...>", "ids of other partners' evidence, decided on alike", parseIds)
    .description("recognise evidence to a grade, wholly or in part; packages of one batch together")
    .option("--grade <grade>", anyOf(grades), parseCode(grades))
    .option("--facets <facets>", `with commas between: ${anyOf(facets)}`, parseCodes(facets))
    .option("--partly", "in part only; needs --reason")
    .option("--refuse", "refuse instead; needs --reason")
    .option("--reason <reason>", anyOf(refusalReasons), parseCode(refusalReasons))
    .addHelpText(
      "after",
      examples(
        `evidence recognise ${ID} --grade reference`,
        `evidence recognise ${ID} --grade equivalent --facets identity,integrity`,
        `evidence recognise ${ID} ${ID} ${ID} --grade reference`,
      ),
    )
    .action((ids: string[], decision: Decision, command: Command) =>
      run(command, async (deps, options) =>
        (await import("./commands/recognise-evidence.ts")).recogniseEvidence(deps, options, ids, decision),
      ),
    );

  evidence
    .command("refuse")
    .argument("<id...>", "ids of other partners' evidence, decided on alike", parseIds)
    .description("refuse to recognise evidence, with a reason; packages of one batch together")
    .requiredOption("--reason <reason>", anyOf(refusalReasons), parseCode(refusalReasons))
    .addHelpText("after", examples(`evidence refuse ${ID} --reason procedure-not-comparable`))
    .action((ids: string[], { reason }: { reason: RefusalReason }, command: Command) =>
      run(command, async (deps, options) =>
        (await import("./commands/recognise-evidence.ts")).recogniseEvidence(deps, options, ids, {
          refuse: true,
          reason,
        }),
      ),
    );

  evidence
    .command("revoke")
    .argument("<id>", "id of evidence that your partner recognised", parseId)
    .description("revoke your partner's recognition, with a reason")
    .requiredOption("--reason <reason>", anyOf(revocationReasons), parseCode(revocationReasons))
    .addHelpText("after", examples(`evidence revoke ${ID} --reason new-facts`))
    .action((id: string, { reason }: { reason: RevocationReason }, command: Command) =>
      run(command, async (deps, options) =>
        (await import("./commands/revoke-recognition.ts")).revokeRecognition(deps, options, id, reason),
      ),
    );
}

function addRecorders(evidence: Command, run: Run): void {
  evidence
    .command("withdraw")
    .argument("<id>", "id of your partner's evidence", parseId)
    .description("withdraw your partner's evidence, with a reason")
    .requiredOption("--reason <reason>", anyOf(withdrawalReasons), parseCode(withdrawalReasons))
    .addHelpText("after", examples(`evidence withdraw ${ID} --reason wrong-file`))
    .action((id: string, { reason }: { reason: WithdrawalReason }, command: Command) =>
      run(command, async (deps, options) =>
        (await import("./commands/withdraw-evidence.ts")).withdrawEvidence(deps, options, id, reason),
      ),
    );

  evidence
    .command("supersede")
    .argument("<old>", "id of your partner's evidence", parseId)
    .argument("<new>", "id of the evidence that takes its place", parseId)
    .description("replace your partner's evidence by other evidence, with a reason")
    .requiredOption("--reason <reason>", anyOf(supersessionReasons), parseCode(supersessionReasons))
    .addHelpText("after", examples(`evidence supersede ${ID} ${ID} --reason corrected`))
    .action((id: string, successor: string, { reason }: { reason: SupersessionReason }, command: Command) =>
      run(command, async (deps, options) =>
        (await import("./commands/supersede-evidence.ts")).supersedeEvidence(deps, options, id, successor, reason),
      ),
    );
}
