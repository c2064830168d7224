import { randomBytes } from "node:crypto";
import { openRpc } from "../../network/check/ask-node.ts";
import { checkNetwork as askAll } from "../../network/check/check-network.ts";
import { expectedOf } from "../../network/check/expected.ts";
import { worstOf } from "../../network/check/findings.ts";
import { readNetwork } from "../../network/derive.ts";
import { type Deps, type GlobalOptions, languageOf } from "../deps.ts";
import { exitCodes, Failure } from "../failure.ts";
import { readTextFile } from "../read-text-file.ts";
import { renderChecks, sayFinding } from "../render/network-check.ts";

const EXIT_CODES = { holds: exitCodes.done, fails: exitCodes.failed, unknown: exitCodes.inconclusive } as const;

/** Where the nodes are, and what is tried. */
export interface CheckOptions {
  readonly rpc: readonly { readonly name: string; readonly url: string }[];
  readonly listen?: { readonly host: string; readonly port: number };
  /** False with `--no-stranger`. */
  readonly stranger: boolean;
  readonly timeout: number;
  readonly wait: number;
}

/**
 * Checks a running network, a line each. Exit code 0 when everything holds at every node, 1 when something fails, 2 when a node was not
 * asked, did not answer, or something was not tried.
 *
 * @throws Failure `usage`, `file-unreadable`; DomainError of a network's file that cannot be used
 */
export async function checkNetwork(
  deps: Deps,
  options: GlobalOptions,
  file: string,
  given: CheckOptions,
): Promise<number> {
  const expected = expectedOf(readNetwork(await readTextFile(file)));
  const urls = new Map(given.rpc.map(({ name, url }) => [name, url]));
  const unknown = [...urls.keys()].find((name) => !expected.nodes.some((node) => node.name === name));
  if (unknown !== undefined) throw new Failure("usage", `The network has no node ${unknown}.`);
  const means = { fetch: deps.fetch, timeoutMs: given.timeout * 1_000, now: deps.now };
  const rpcs = new Map(
    expected.nodes.map(({ name }) => {
      const url = urls.get(name);
      return [name, url === undefined ? undefined : openRpc(url, means)] as const;
    }),
  );
  const results = await askAll(expected, {
    rpcs,
    now: deps.now,
    draw: () => randomBytes(32),
    isAccountTried: given.stranger,
    listen: given.listen,
    wait: () => deps.sleep(given.wait * 1_000),
  }).catch((error: NodeJS.ErrnoException) => {
    if (error.syscall !== "listen") throw error;
    throw new Failure("usage", `This machine cannot listen there (${error.code}).`);
  });
  const language = languageOf(deps, options);
  const verdict = worstOf(results);
  const told = results.map((result) => ({
    ...result,
    findings: result.findings.map((finding) => ({ ...finding, text: sayFinding(finding, language) })),
  }));
  deps.terminal.print(
    options.json === true ? `${JSON.stringify({ verdict, checks: told })}\n` : renderChecks(results, language),
  );
  return EXIT_CODES[verdict];
}
