import { DomainError } from "../domain/errors.ts";
import type { Deps, IndexOperation } from "./deps.ts";
import { Failure } from "./failure.ts";

/** Opens a gateway's index. Throws Failure `index-unavailable` and says why it cannot be had. */
export async function openIndex(deps: Deps, configFile: string): Promise<IndexOperation> {
  try {
    return await deps.openIndex(configFile);
  } catch (error) {
    if (error instanceof DomainError || !(error instanceof Error)) throw error;
    throw new Failure("index-unavailable", error.message);
  }
}
