import { z } from "zod";
import { countersignedAnchorSchema, sealedAnchorSchema, unsealedAnchorSchema } from "./anchor-format.ts";
import { checkpointSchema } from "./checkpoint-format.ts";
import { receiptSchema } from "./receipt-format.ts";
import { renewalSchema } from "./renewal-format.ts";

const schemas: Readonly<Record<string, z.ZodType>> = {
  "concord-receipt/1": receiptSchema,
  "concord-anchor/1": z.discriminatedUnion("engine", [sealedAnchorSchema, unsealedAnchorSchema]),
  "concord-anchor/2": countersignedAnchorSchema,
  "concord-checkpoint/1": checkpointSchema,
  "concord-renewal/1": renewalSchema,
};

/** What the member `format` of each file that outlives a gateway says. */
export const publishedFormats: readonly string[] = Object.keys(schemas);

/** The file that has a format's schema: `concord-receipt-1.schema.json`. */
export const schemaFileOf = (format: string): string => `${format.replace("/", "-")}.schema.json`;

/**
 * The JSON Schema (2020-12) of a format; undefined for none that is published. Its id is relative, so that it is the address from which
 * it was had. It says less than the verifier asks: not what ascends, what is there once, nor what contradicts itself.
 */
export function describeFormat(format: string): object | undefined {
  const schema = Object.hasOwn(schemas, format) ? schemas[format] : undefined;
  if (schema === undefined) return undefined;
  const { $schema, ...described } = z.toJSONSchema(schema);
  return { $schema, $id: schemaFileOf(format), title: format, ...described };
}
