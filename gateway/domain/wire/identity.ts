import { z } from "zod";
import { codeSchema } from "../codes/code-list.ts";
import { roles } from "../codes/roles.ts";
import { iso } from "../scalars.ts";

export const identitySchema = z
  .strictObject({
    credential: z.enum(["token", "signature"]),
    issuer: z.string().nullable().describe("the one that vouches for the subject; null for a key"),
    subject: z.string().describe("the issuer's pseudonym of a person, or the name of a machine"),
    partner: iso.describe("the partner that the subject acts for"),
    roles: z.array(codeSchema(roles)),
    gateway: iso.describe("whose gateway answers; what is for its own partner's people alone is refused to others"),
  })
  .meta({ id: "Identity", description: "As whom the request was made" });

export type IdentityInfo = z.infer<typeof identitySchema>;
