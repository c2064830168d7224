import { ConfigError } from "./config/config-error.ts";
import { readWholeConfig } from "./config.ts";
import type { ConfigMistake } from "./domain/texts/describe-config-mistake.ts";
import { openKey } from "./keys/open-key.ts";

/** Every mistake of a gateway's configuration, its files and its keys; none where a gateway would start on it. Starts and changes nothing. */
export async function checkConfig(file: string): Promise<readonly ConfigMistake[]> {
  try {
    const { keys } = readWholeConfig(file);
    const found = await Promise.all((["relay", "exchange"] as const).map((name) => checkKey(name, keys[name])));
    return found.flat();
  } catch (error) {
    if (error instanceof ConfigError) return error.mistakes;
    throw error;
  }
}

async function checkKey(name: string, place: Parameters<typeof openKey>[0]): Promise<ConfigMistake[]> {
  return openKey(place).then(
    () => [],
    (error: Error) => [{ path: `keys.${name}`, code: "key-does-not-open", values: { reason: error.message } }],
  );
}
