import type { CaseContext } from "../../domain/case/context.ts";
import { DomainError } from "../../domain/errors.ts";
import { caseContextOf } from "../case-context.ts";
import { type CaseFolder, checkCaseFolder, openCaseFolder, partnersNamedIn, peekPartner } from "../case-folder.ts";
import { type Deps, type GlobalOptions, languageOf } from "../deps.ts";
import { exitCodes } from "../failure.ts";
import { renderMistakes } from "../render/mistakes.ts";
import { renderProblem } from "../render/show-problem.ts";
import { openSession } from "../session.ts";

/** Shows every mistake of a case folder at once. Inconclusive when nothing is wrong but no gateway said what the agreement allows. */
export async function checkCase(deps: Deps, options: GlobalOptions, path: string): Promise<number> {
  const { terminal } = deps;
  const folder = openCaseFolder(path);
  const context = await readContext(deps, options, folder);
  const read = checkCaseFolder(folder, context);
  const { ok, isScopeChecked } = read;
  const mistakes = ok ? [] : read.mistakes;
  if (options.json === true) terminal.print(`${JSON.stringify({ ok, mistakes, isScopeChecked })}\n`);
  else if (!ok) terminal.print(renderMistakes(mistakes));
  else terminal.print(isScopeChecked ? "no mistakes\n" : "no mistakes; not checked against the agreement\n");
  if (!ok) return exitCodes.failed;
  return isScopeChecked ? exitCodes.done : exitCodes.inconclusive;
}

async function readContext(deps: Deps, options: GlobalOptions, folder: CaseFolder): Promise<CaseContext> {
  const now = new Date(deps.now());
  try {
    const { api } = await openSession(deps, options, peekPartner(folder));
    const [partners, agreements] = await Promise.all([api.listPartners(), api.listAgreements()]);
    return caseContextOf(now, partners, agreements);
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== "gateway-unreachable") throw error;
    deps.terminal.tell(renderProblem(error, languageOf(deps, options)));
    return { now, partners: partnersNamedIn(folder) };
  }
}
