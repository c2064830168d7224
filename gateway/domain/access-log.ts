import { createHash } from "node:crypto";
import { z } from "zod";
import { canonicalJson } from "./canonical.ts";
import { bytes32, iso } from "./scalars.ts";

/** What the hash of an entry is over, beside the hash before it and its body: no other hash of this project is one of these. */
const DOMAIN_TAG = "concord-access-log/1\n";
const MILLISECONDS_A_DAY = 86_400_000;

const idList = z.array(z.string().max(100));

/** What an entry says: who asked for what, when, and what came of it. No names, no contents, no digests of files. */
export const accessEntrySchema = z.strictObject({
  sequence: z.int().min(1),
  time: z.iso.datetime().describe("by the gateway's clock; never earlier than the entry before"),
  operation: z
    .string()
    .describe(
      "of the API, or a page that people look at (`showFrontPage`, `showBoard`, `showRecordPage`); `anchorLog` and `resumeLog` are the gateway's own",
    ),
  identity: z
    .strictObject({
      credential: z.enum(["token", "signature"]),
      pseudonym: bytes32.describe(
        "keyed hash of issuer and subject: the same for the same, and nobody else can tell whose",
      ),
      partner: iso,
      roles: z.array(z.string()),
    })
    .nullable()
    .describe("null: nobody signed in"),
  status: z.int().describe("HTTP status that was answered; 0 for the gateway's own"),
  code: z.string().nullable().describe("of the problem that it was answered with"),
  named: idList.describe("ids in the address that was asked for"),
  shown: z
    .strictObject({ evidence: idList, notices: idList, submissions: idList })
    .describe("of what the answer shows"),
  requestId: z.string().nullable(),
});

export type AccessEntry = z.infer<typeof accessEntrySchema>;

/** An entry before it has its place in the log. */
export type NewAccessEntry = Omit<AccessEntry, "sequence" | "time">;

/** An entry as it is kept: the very text that was hashed, and the hash. */
export interface AccessRow {
  readonly sequence: number;
  /** Canonical JSON (RFC 8785) of an {@link AccessEntry}. */
  readonly body: string;
  readonly hash: string;
}

/** The last entry of a log up to some moment; sequence 0 is the log before its first entry. */
export interface AccessHead {
  readonly sequence: number;
  readonly hash: string;
}

/** What a partner anchored on the ledger as of the end of a day (days since 1970-01-01 UTC). */
export interface AccessAnchor {
  readonly partnerId: number;
  readonly day: number;
  readonly head: string;
  readonly count: number;
  /** Unix seconds, block time. */
  readonly anchoredAt: number;
  readonly signer: string;
}

/** Whose log it is. */
export interface LogOrigin {
  readonly chainId: bigint;
  /** Address of the evidence ledger. */
  readonly ledger: string;
  readonly partnerId: number;
}

/** What the first entry goes on from: no log passes for that of another partner or deployment. */
export function originOf({ chainId, ledger, partnerId }: LogOrigin): string {
  const origin = { chainId: chainId.toString(), ledger: ledger.toLowerCase(), partnerId };
  return digest(Buffer.from(canonicalJson(origin)));
}

/** SHA-256 of the tag, the 32 bytes of the hash before, and the body's UTF-8 bytes. */
export function hashOfEntry(previous: string, body: string): string {
  return digest(Buffer.from(bytes32.parse(previous).slice(2), "hex"), Buffer.from(body));
}

/** The text that is hashed. */
export function bodyOf(entry: AccessEntry): string {
  return canonicalJson(entry);
}

/** The UTC day of a time in Unix milliseconds, as a number. */
export const dayOf = (milliseconds: number): number => Math.floor(milliseconds / MILLISECONDS_A_DAY);

/** First millisecond after a day. */
export const endOfDay = (day: number): number => (day + 1) * MILLISECONDS_A_DAY;

/** A day as text: `2026-11-27`. */
export const textOfDay = (day: number): string => new Date(day * MILLISECONDS_A_DAY).toISOString().slice(0, 10);

function digest(...parts: readonly Uint8Array[]): string {
  const hash = createHash("sha256").update(DOMAIN_TAG);
  for (const part of parts) hash.update(part);
  return `0x${hash.digest("hex")}`;
}
