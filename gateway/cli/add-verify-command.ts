import type { Command } from "commander";
import type { DistrustedAlgorithm } from "../receipts/judge-renewed-files.ts";
import { collect, parseAge, parseId, parsePartner, parseWord } from "./arguments.ts";
import { Failure } from "./failure.ts";
import { examples, type Run } from "./run.ts";

interface Ways {
  readonly evidence?: string;
  readonly inclusion?: string;
  readonly receipt?: string;
  readonly anchor?: string;
  readonly checkpoint?: readonly string[];
  readonly formerAnchor?: readonly string[];
  readonly distrust?: readonly DistrustedAlgorithm[];
  readonly maxAge?: number;
  readonly for?: string;
}

const parseDistrusted = (text: string, before: readonly DistrustedAlgorithm[] = []) => [
  ...before,
  parseWord("sha256", "sm3", "sha512", "sha3-512")(text),
];

/** `concord verify …`. What it does is loaded when it runs. */
export function addVerifyCommand(program: Command, run: Run): void {
  program
    .command("verify")
    .argument("<file...>", "files to verify; only their names, sizes and digests leave this machine")
    .description("verify files against the ledger (exit code 0 all hold, 1 one fails, 2 nothing could be concluded)")
    .option("--evidence <id>", "the evidence that the files are said to belong to", parseId)
    .option("--inclusion <file>", "the path of the one file to the record; with it nobody needs to sign in")
    .option("--receipt <file>", "the receipt to verify with instead of asking a gateway: no network is used")
    .option(
      "--anchor <file>",
      "the anchor of the ledger that the receipt is held against; publish and get it by another way",
    )
    .option(
      "--checkpoint <file>",
      "a checkpoint that partners have countersigned, for a receipt from long after the anchor; may be repeated",
      collect,
    )
    .option(
      "--former-anchor <file>",
      "an anchor that a renewed receipt was held against before, as it was published then; may be repeated",
      collect,
    )
    .option(
      "--distrust <algorithm>",
      "a digest that is not to be relied on any more: sha256, sm3, sha512, sha3-512; may be repeated",
      parseDistrusted,
    )
    .option("--max-age <age>", "present states of a receipt older than this, such as 30d, are unknown", parseAge)
    .option("--for <partner>", "whose recognition is asked; without it, of the one that decided", parsePartner)
    .addHelpText(
      "after",
      examples(
        "verify parcels.csv photo-marks.png",
        "verify photo.jpg --receipt photo.receipt.json --anchor anchor.json",
        "verify parcels.csv --evidence 0x… --gateway http://127.0.0.1:8082",
      ),
    )
    .action((files: string[], ways: Ways, command: Command) =>
      run(command, async (deps, options) => {
        const { evidence, inclusion, receipt, ...ofReceipt } = ways;
        if (receipt !== undefined && (evidence ?? inclusion) !== undefined)
          throw new Failure(
            "usage",
            "A receipt says itself which evidence it is of: leave --evidence and --inclusion out.",
          );
        if (ofReceipt.checkpoint !== undefined && ofReceipt.anchor === undefined)
          throw new Failure("usage", "A checkpoint counts with the anchor that names who countersigns it.");
        if (receipt !== undefined) {
          const { verifyWithReceipt } = await import("./commands/verify-with-receipt.ts");
          return verifyWithReceipt(deps, options, files, { receipt, ...ofReceipt });
        }
        if (Object.keys(ofReceipt).length > 0)
          throw new Failure(
            "usage",
            "--anchor, --checkpoint, --former-anchor, --distrust, --max-age and --for go with --receipt.",
          );
        const { verifyFiles } = await import("./commands/verify-files.ts");
        return verifyFiles(deps, options, files, {
          ...(evidence !== undefined && { evidence }),
          ...(inclusion !== undefined && { inclusion }),
        });
      }),
    );
}
