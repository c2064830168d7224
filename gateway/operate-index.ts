import type { IndexOperation } from "./cli/deps.ts";
import { readConfigFile } from "./config.ts";
import { rebuildIndex } from "./delivery/rebuild-index.ts";
import { openParts } from "./open-parts.ts";
import { FolderHeldError } from "./storage/hold-folder.ts";
import { keptRows } from "./verbs/restore-documents.ts";

/** A process that runs has its turn, or takes it within this. */
const TURN_WITHIN_MS = 3_000;

/**
 * Opens the index of a gateway that is not running, for its operator.
 *
 * @throws ConfigError, FolderHeldError when the gateway is running
 */
export async function operateIndex(configFile: string): Promise<IndexOperation> {
  const config = readConfigFile(configFile);
  const parts = await openParts(config, Date.now, () => undefined);
  const { carrierStore: store, ledger, processes } = parts;
  await processes.takeTurn(AbortSignal.timeout(TURN_WITHIN_MS)).catch(async () => {
    await parts.close();
    throw new FolderHeldError(config.folder);
  });
  const { deepestReorganisation } = config.node;
  return {
    digest: () => store.digestIndex(),
    rebuild: (onProgress) =>
      rebuildIndex({ store, ledger, deepestReorganisation, kept: (erased) => keptRows(parts, erased), onProgress }),
    close: parts.close,
  };
}
