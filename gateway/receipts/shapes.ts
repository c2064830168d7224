import { z } from "zod";

/** An account, `0x` and 40 lower-case hex digits: one text for one account. */
export const exactAddress = z.string().regex(/^0x[0-9a-f]{40}$/, "0x and 40 lower-case hex digits");

/** Bytes as `0x` and lower-case hex digits, at least one of them and at most so many. */
export const exactBytes = (most: number): z.ZodString =>
  z
    .string()
    .min(4)
    .max(2 + 2 * most)
    .regex(/^0x(?:[0-9a-f]{2})+$/, "0x and an even number of lower-case hex digits");

export const chainIdText = z
  .string()
  .regex(/^[1-9][0-9]{0,76}$/, "a decimal number of at most 77 digits")
  .describe("chain id, decimal");

export const blockNumber = z.int().min(0).max(Number.MAX_SAFE_INTEGER);

export const partnerNumber = z.int().min(1).max(255);

/** Whether no value comes twice and each is after the one before. */
export function isAscending<T extends string | number>(values: readonly T[]): boolean {
  return values.every((value, position) => position === 0 || (values[position - 1] as T) < value);
}

/** Whether no value comes twice. */
export const areDistinct = (values: readonly string[]): boolean => new Set(values).size === values.length;
