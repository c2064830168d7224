import { type PathPart, pointerOf } from "./mistake.ts";

/** The values of a case file that have no mistake of their own, for the rules that concern several values. */
export interface SoundValues {
  /** A text (or an unquoted number's text) at a path; undefined when it is missing or already mistaken. */
  readonly text: (...path: PathPart[]) => string | undefined;
  /** The length of a list at a path; 0 when there is none. */
  readonly count: (...path: PathPart[]) => number;
  /** Whether anything stands at a path. */
  readonly has: (...path: PathPart[]) => boolean;
}

/** Looks at raw values past those at which a mistake was found already. */
export function soundValues(raw: unknown, mistaken: Iterable<readonly PathPart[]>): SoundValues {
  const spoiled = new Set([...mistaken].map(pointerOf));
  const at = (path: readonly PathPart[]): unknown =>
    path.reduce<unknown>((value, part) => {
      if (value === null || typeof value !== "object" || !Object.hasOwn(value, part)) return undefined;
      return (value as Record<PathPart, unknown>)[part];
    }, raw);
  return {
    text: (...path) => {
      if (spoiled.has(pointerOf(path))) return undefined;
      const value = at(path);
      return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
    },
    count: (...path) => {
      const value = at(path);
      return Array.isArray(value) ? value.length : 0;
    },
    has: (...path) => at(path) !== undefined,
  };
}
