import { type Deps, type GlobalOptions, languageOf } from "../deps.ts";
import { Failure } from "../failure.ts";
import { renderPackage } from "../render/package.ts";
import { openSession } from "../session.ts";

/** Shows what the gateway holds of a package, recorded or not, and which of its files are not there. */
export async function showPackage(deps: Deps, options: GlobalOptions, root: string): Promise<number> {
  const { api } = await openSession(deps, options);
  const detail = await api.readPackage(root);
  if (detail.root !== root) throw new Failure("gateway-answer-untrue", "The gateway answers with another package.");
  deps.terminal.print(
    options.json === true ? `${JSON.stringify(detail)}\n` : renderPackage(detail, languageOf(deps, options)),
  );
  return 0;
}
