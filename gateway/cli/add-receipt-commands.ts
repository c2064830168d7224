import type { Command } from "commander";
import { MOST_EXHIBITS } from "../domain/package.ts";
import { collect, parseIds, parsePartner, parsePositions, parseWord } from "./arguments.ts";
import type { BundleChoice } from "./commands/make-bundle.ts";
import type { ReceiptChoice } from "./commands/make-receipts.ts";
import type { RenewalWay } from "./commands/renew-receipt.ts";
import { Failure } from "./failure.ts";
import { examples, type Run } from "./run.ts";

/** `concord receipt …`, `concord schema …` and `concord verifier …`. What they do is loaded when they run. */
export function addReceiptCommands(program: Command, run: Run): void {
  addRenewal(addReceipt(program, run), run);
  addSchema(program, run);
  addVerifier(program, run);
}

function addReceipt(program: Command, run: Run): Command {
  return program
    .command("receipt")
    .argument("[id...]", "ids of evidence", parseIds)
    .description(
      "make receipts, with which files are verified where there is no gateway and no network; or a bundle of them for a court",
    )
    .option("-o, --output <path>", "the new file; of several receipts the folder, in which each has its id's name")
    .option(
      "--exhibit <position>",
      "tell of this exhibit and of no other, as `evidence show` counts them; may be repeated; `none` tells of none",
      parsePositions(MOST_EXHIBITS),
    )
    .option("--field <pointer>", "tell this field of the manifest too, such as /acquired/at; may be repeated", collect)
    .option("--anchor <file>", "the anchor that it is to be verified with; without it, any of that network")
    .option(
      "--bundle <file>",
      "put receipts, anchor, exhibits and cover sheets in four languages into this new ZIP archive, in place of -o",
    )
    .option(
      "--receipt <file>",
      "put this receipt, made before, into the bundle; may be repeated, with ids or without",
      collect,
    )
    .option(
      "--checkpoint <file>",
      "put this checkpoint, which partners have countersigned, beside the bundle's anchor; may be repeated",
      collect,
    )
    .option("--folder <path>", "take the bundle's exhibits from this folder, such as the case's, not from the gateway")
    .option(
      "--for <partner>",
      "whose recognition the cover sheets tell; without it, of the one that decided",
      parsePartner,
    )
    .addHelpText(
      "after",
      examples(
        "receipt 0x… -o parcels.receipt.json",
        "receipt 0x… --exhibit 0 --field /acquired/at -o photo.json",
        "receipt 0x… --anchor anchor.json --bundle court.zip",
      ),
    )
    .action((ids: string[] | undefined, choice: ReceiptChoice & Partial<BundleChoice>, command: Command) =>
      run(command, async (deps, options) => {
        const { bundle } = choice;
        if (bundle !== undefined && choice.output === undefined)
          return (await import("./commands/make-bundle.ts")).makeBundle(deps, options, ids ?? [], {
            ...choice,
            bundle,
          });
        if (bundle !== undefined) throw new Failure("usage", "A bundle has a file of its own: leave -o out.");
        if ([choice.receipt, choice.checkpoint, choice.folder, choice.for].some((given) => given !== undefined))
          throw new Failure("usage", "--receipt, --checkpoint, --folder and --for go with --bundle.");
        return (await import("./commands/make-receipts.ts")).makeReceipts(deps, options, ids ?? [], choice);
      }),
    );
}

function addRenewal(receipt: Command, run: Run): void {
  receipt
    .command("renew")
    .argument("<receipt>", "the receipt, renewed before or not")
    .argument("[file...]", "every file that the receipt tells of")
    .description(
      "renew a receipt before its anchor or its digests are relied on no more: its digests under another algorithm are recorded on the ledger",
    )
    .option("--anchor <file>", "the anchor that it is held against today; keep it with the renewed receipt")
    .option("--checkpoint <file>", "a checkpoint that goes with that anchor; may be repeated", collect)
    .option(
      "--former-anchor <file>",
      "an anchor that it was held against before it was renewed; may be repeated",
      collect,
    )
    .option("--algorithm <name>", "sha3-512 or sha512", parseWord("sha3-512", "sha512"), "sha3-512")
    .requiredOption("--office <office>", "the office that has it recorded")
    .requiredOption("--by <officer>", "the officer's pseudonym")
    .option("-o, --output <file>", "the new file")
    .addHelpText(
      "after",
      examples(
        "receipt renew parcels.receipt.json parcels.csv --anchor anchor.json --office Jiangmen --by officer-7 -o renewed.json",
        "verify parcels.csv --receipt renewed.json --anchor anchor-2027.json --former-anchor anchor.json",
      ),
    )
    // What has one name in both is the outer command's.
    .action((file: string, files: string[], _own, command: Command) =>
      run(command, async (deps, options) => {
        const { anchor, output, ...way } = command.optsWithGlobals<Partial<RenewalWay>>();
        if (anchor === undefined || output === undefined)
          throw new Failure("usage", "Name the anchor with --anchor, and the new file with -o.");
        const { renewReceipt } = await import("./commands/renew-receipt.ts");
        return renewReceipt(deps, options, file, files, { ...(way as RenewalWay), anchor, output });
      }),
    );
}

function addSchema(program: Command, run: Run): void {
  program
    .command("schema")
    .argument("[format]", "what the file's member `format` says, such as concord-receipt/1")
    .description("print the JSON Schema of receipts, anchors and checkpoints; without a format, which there are")
    .addHelpText("after", examples("schema", "schema concord-receipt/1"))
    .action((format: string | undefined, _options, command: Command) =>
      run(command, async (deps) => (await import("./commands/print-schema.ts")).printSchema(deps, format)),
    );
}

function addVerifier(program: Command, run: Run): void {
  program
    .command("verifier")
    .description(
      "write the page that verifies with a receipt as one file: it needs no gateway, no network and no installation, only a browser",
    )
    .requiredOption("-o, --output <file>", "the new file")
    .addHelpText("after", examples("verifier -o verify.html"))
    .action(({ output }: { output: string }, command: Command) =>
      run(command, async (deps, options) =>
        (await import("./commands/save-verifier.ts")).saveVerifier(deps, options, output),
      ),
    );
}
