import type { Language } from "../codes/code-list.ts";
import { type ConfigMistakeCode, configMistakes } from "../codes/config-mistakes.ts";
import { sayIn } from "./say.ts";

/** One mistake in a gateway's configuration. It never repeats what stands there, which may be a secret in the wrong place. */
export interface ConfigMistake {
  /** A key as people write it (`node.timeoutMs`), the name of a variable of the environment, or the file itself. */
  readonly path: string;
  readonly code: ConfigMistakeCode;
  /** What the texts of the code name. */
  readonly values?: Readonly<Record<string, string>>;
}

/** One line: where, what is wrong, what to do, and the code. */
export function describeConfigMistake({ path, code, values = {} }: ConfigMistake, language: Language): string {
  const say = sayIn(configMistakes[code], language);
  const gap = language.startsWith("zh") ? "" : " ";
  const place = language.startsWith("zh") ? "：" : ": ";
  return `${path}${place}${say("what", values)}${gap}${say("remedy", values)} [${code}]`;
}
