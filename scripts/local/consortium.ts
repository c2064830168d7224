import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { agreementTermsSchema } from "../../gateway/domain/agreement-file.ts";

const seconds = z.int().min(0);

const consortiumSchema = z.strictObject({
  partners: z.array(
    z.strictObject({
      id: z.int().min(1).max(255),
      iso: z.string().length(2),
      name: z.string().optional(),
      gateway: z.int().optional(),
      offices: z.array(z.string()).default([]),
    }),
  ),
  decisions: z.strictObject({
    votingDelay: seconds,
    votingPeriod: seconds.min(1),
    timelockDelay: seconds,
    gracePeriod: seconds,
  }),
  agreements: z.record(z.string(), agreementTermsSchema),
});

/** The consortium of the local run: `consortium.yaml` beside this file. */
export type Consortium = z.infer<typeof consortiumSchema>;

/** Reads and checks `consortium.yaml`. */
export function readConsortium(): Consortium {
  return consortiumSchema.parse(parse(readFileSync(join(import.meta.dirname, "consortium.yaml"), "utf8")));
}
