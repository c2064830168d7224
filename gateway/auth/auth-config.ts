import { z } from "zod";
import { codeSchema } from "../domain/codes/code-list.ts";
import { roles } from "../domain/codes/roles.ts";
import { iso, machineName } from "../domain/scalars.ts";
import { isSoundUrl } from "../domain/sound-url.ts";
import { checkWith } from "./machine-key.ts";
import { ALGORITHMS } from "./verify-token.ts";

const soundUrl = z.url().refine((url) => isSoundUrl(new URL(url)), "https://… (http://127.0.0.1…)");

const publicKey = z.string().refine((pem) => {
  try {
    checkWith(pem);
    return true;
  } catch {
    return false;
  }
}, "Ed25519 | ECDSA P-256, SPKI (PEM)");

/** Who may ask a gateway, and how they prove who they are. */
export const authConfigSchema = z.strictObject({
  /** What access tokens must be made for; `publicUrl` unless told otherwise. */
  audience: z.url().optional(),
  /** Who vouches for people, and for the people of which partners. */
  issuers: z
    .array(
      z.strictObject({
        issuer: soundUrl,
        algorithms: z.array(z.enum(ALGORITHMS)).min(1).default(["ES256"]),
        partners: z.array(iso).min(1),
      }),
    )
    .max(20)
    .default([]),
  clockSkewSeconds: z.int().min(0).max(300).default(60),
  longestTokenSeconds: z.int().min(60).max(86_400).default(3_600),
  /** Programs that sign their requests (RFC 9421). */
  machines: z
    .array(
      z.strictObject({
        name: machineName,
        partner: iso,
        roles: z.array(codeSchema(roles)).min(1),
        publicKey,
      }),
    )
    .max(200)
    .default([]),
  /** By which client of which issuer people sign in on the pages. Absent: nobody does. */
  pages: z
    .strictObject({
      issuer: soundUrl,
      clientId: z.string().min(1).max(255),
      clientSecretFile: z.string().min(1).optional(),
      /** Beside `openid`; an issuer may want one to be named. */
      scope: z.string().max(500).default("openid"),
    })
    .optional(),
});

export type AuthConfig = z.infer<typeof authConfigSchema>;
