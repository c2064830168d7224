import { sayIn } from "../../domain/texts/say.ts";
import { type Deps, type GlobalOptions, languageOf } from "../deps.ts";
import { exitCodes, Failure } from "../failure.ts";
import { readTextFile } from "../read-text-file.ts";
import { deploymentTexts, renderChecks } from "../render/deployment-texts.ts";

/** What a record is held against. */
export interface VerifyDeploymentOptions {
  readonly rpc?: string;
  /** True without a folder. */
  readonly recompile?: string | true;
}

/**
 * Holds the record of a deployment against a node, one line for each thing.
 *
 * @throws Failure `usage`, `file-unreadable`; DomainError `deployment-malformed`, `compiler-absent`, `node-unreachable`
 */
export async function verifyDeployment(
  deps: Deps,
  options: GlobalOptions,
  file: string,
  { rpc, recompile }: VerifyDeploymentOptions,
): Promise<number> {
  if (rpc === undefined) throw new Failure("usage", "Name the chain node to ask with --rpc.");
  const record = await readTextFile(file);
  const { deploymentId, checks } = await deps.deployments.verify({
    rpc,
    record,
    recompileIn: recompile === true ? "" : recompile,
  });
  const isSound = checks.every(({ holds }) => holds);
  const say = sayIn(deploymentTexts, languageOf(deps, options));
  deps.terminal.print(
    options.json === true
      ? `${JSON.stringify({ deploymentId, ok: isSound, recompiled: recompile !== undefined, checks })}\n`
      : renderChecks(checks, say),
  );
  return isSound ? exitCodes.done : exitCodes.failed;
}
