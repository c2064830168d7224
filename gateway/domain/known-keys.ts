import type { z } from "zod";
import type { PathPart } from "./case/mistake.ts";

interface Definition {
  readonly type: string;
  readonly innerType?: z.core.$ZodType;
  readonly element?: z.core.$ZodType;
  readonly shape?: Readonly<Record<string, z.core.$ZodType>>;
  readonly options?: readonly z.core.$ZodType[];
}

/** The keys that a schema has at a place of what it describes; of a choice, those of every option. None where it has no keys. */
export function knownKeysAt(schema: z.core.$ZodType, path: readonly PathPart[]): string[] {
  let places = optionsOf(schema);
  for (const part of path) {
    places = places.flatMap((place) => {
      const { element, shape } = definitionOf(place);
      const next = typeof part === "number" ? element : shape?.[part];
      return next === undefined ? [] : optionsOf(next);
    });
  }
  return [...new Set(places.flatMap((place) => Object.keys(definitionOf(place).shape ?? {})))];
}

/** A schema without what says that it may be left out; each of its options where it is a choice. */
function optionsOf(schema: z.core.$ZodType): z.core.$ZodType[] {
  const { type, innerType, options } = definitionOf(schema);
  if (["optional", "default", "prefault"].includes(type) && innerType !== undefined) return optionsOf(innerType);
  return options === undefined ? [schema] : options.flatMap(optionsOf);
}

const definitionOf = (schema: z.core.$ZodType): Definition => schema._zod.def as unknown as Definition;
