import { type ConfigMistake, describeConfigMistake } from "../domain/texts/describe-config-mistake.ts";

/** A configuration that cannot be used, with everything that is wrong with it; the message has an English line for each. */
export class ConfigError extends Error {
  readonly mistakes: readonly ConfigMistake[];

  constructor(mistakes: readonly ConfigMistake[]) {
    super(mistakes.map((mistake) => describeConfigMistake(mistake, "en")).join("\n"));
    this.name = "ConfigError";
    this.mistakes = mistakes;
  }
}
