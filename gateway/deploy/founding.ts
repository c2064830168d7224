import { parse } from "yaml";
import { z } from "zod";
import { DomainError } from "../domain/errors.ts";
import { address, iso, shortText } from "../domain/scalars.ts";

const FILE_MAX_LENGTH = 100_000;
const seconds = z.int().min(0).max(281_474_976_710_655);

/** How long each step of a decision of the consortium takes; fixed for ever. */
export const decisionTimesSchema = z.strictObject({
  votingDelay: seconds,
  votingPeriod: seconds.min(1).max(4_294_967_295),
  timelockDelay: seconds,
  gracePeriod: seconds,
});

const foundersSchema = z
  .array(
    z.strictObject({
      id: z.int().min(1).max(255),
      iso,
      signatory: address,
      /** Of no concern to the contracts; a gateway's directory has them. */
      name: shortText.optional(),
      offices: z.array(shortText).optional(),
      gatewayUrl: z.url().optional(),
    }),
  )
  .min(1)
  .refine((partners) => areDistinct(partners.map(({ id }) => id)), "two partners have one id")
  .refine((partners) => areDistinct(partners.map((partner) => partner.iso)), "a partner is named twice")
  .refine((partners) => areDistinct(partners.map(({ signatory }) => signatory)), "two partners have one signatory");

const foundingSchema = z.strictObject({ partners: foundersSchema, decisions: decisionTimesSchema });

/** Who founds a consortium: the contracts' constructors are told it, and nobody can change it afterwards but by a decision. */
export interface Founding {
  readonly partners: readonly { readonly id: number; readonly iso: string; readonly signatory: string }[];
  readonly decisions: z.infer<typeof decisionTimesSchema>;
}

/** Reads `consortium.yaml` (JSON is YAML too). Throws DomainError `founding-malformed`, which says what is wrong where. */
export function parseFounding(text: string): Founding {
  const parsed = foundingSchema.safeParse(contentOf(text));
  if (parsed.success) {
    const { partners, decisions } = parsed.data;
    return { partners: partners.map(({ id, iso: code, signatory }) => ({ id, iso: code, signatory })), decisions };
  }
  const mistakes = parsed.error.issues.map(({ path, message }) => `${path.map(String).join(".") || "it"}: ${message}`);
  throw new DomainError("founding-malformed", mistakes.join("; "), { mistakes });
}

function contentOf(text: string): unknown {
  try {
    return text.length > FILE_MAX_LENGTH ? undefined : parse(text, { maxAliasCount: 0 });
  } catch {
    return undefined;
  }
}

const areDistinct = (values: readonly unknown[]): boolean => new Set(values).size === values.length;
