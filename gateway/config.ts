import { readFileSync } from "node:fs";
import process from "node:process";
import { z } from "zod";
import { authConfigSchema } from "./auth/auth-config.ts";
import { ConfigError } from "./config/config-error.ts";
import { explainIssue } from "./config/explain-issue.ts";
import { findConflicts } from "./config/find-conflicts.ts";
import { placeCredentials } from "./config/place-credentials.ts";
import { identityMembers } from "./deploy/identity.ts";
import { MOST_BLOCKS_KEPT } from "./domain/ports.ts";
import { iso, shortText } from "./domain/scalars.ts";
import type { ConfigMistake } from "./domain/texts/describe-config-mistake.ts";
import { limitsSchema } from "./http/connections/limits.ts";
import { keyPlaceSchema } from "./keys/open-key.ts";

const MOST_NODES = 8;
const milliseconds = z.int().min(10).max(86_400_000);
const databaseUrl = z.string().regex(/^postgres(ql)?:\/\//, "is no address of a PostgreSQL database");

/**
 * A gateway's configuration file. Paths are absolute, or begin with `$CREDENTIALS_DIRECTORY/`: where whoever starts the process puts
 * its secrets (systemd, a container's engine). Times are milliseconds.
 */
export const gatewayConfigSchema = z.strictObject({
  partner: iso,
  host: z.string().default("127.0.0.1"),
  port: z.int().min(1).max(65_535),
  /** Metrics and readiness for monitoring on this machine: bound to loopback, and asked for no role. Absent: no such listener. */
  admin: z.strictObject({ port: z.int().min(1).max(65_535) }).optional(),
  /** What is taken of clients at most. */
  limits: limitsSchema,
  /** The address by which other gateways reach this one; their signatures are bound to it. */
  publicUrl: z.url(),
  /** Holds the objects, and the embedded database. */
  folder: z.string().startsWith("/"),
  /** A PostgreSQL database instead of the embedded one, of this gateway alone; `DATABASE_URL` goes before both `url` and `urlFile`. */
  database: z
    .strictObject({
      url: databaseUrl.optional(),
      /** Holds the address, so that a password in it is in a file of its own. */
      urlFile: z.string().min(1).optional(),
      /** How many connections a process has, beside the one by which it takes its turn. */
      connections: z.int().min(2).max(500).default(10),
      timeoutMs: milliseconds.default(10_000),
    })
    .default({ connections: 10, timeoutMs: 10_000 }),
  /** The chain's node; several of them by `urls` instead, of which one at a time is used. */
  node: z.strictObject({
    url: z.url().optional(),
    urls: z.array(z.url()).min(1).max(MOST_NODES).optional(),
    timeoutMs: milliseconds.default(5_000),
    pollMs: milliseconds.default(250),
    /** How long a transaction may be left out of blocks before another is signed with its nonce. */
    replaceAfterMs: milliseconds.default(30_000),
    /** How many blocks a reorganisation may replace; what goes deeper is a lost chain, and an incident. */
    deepestReorganisation: z.int().min(1).max(MOST_BLOCKS_KEPT).default(64),
    /** How often several nodes are asked how they stand, and held against each other. */
    checkMs: milliseconds.default(5_000),
    /** How many blocks one of several may be behind the foremost, and still be used. */
    mostBehind: z.int().min(1).max(100_000).default(16),
  }),
  /** `debug` tells each step of every submission; `warn` leaves out requests that were answered as they should be. SIGHUP reads it anew. */
  logLevel: z.enum(["debug", "info", "warn", "error"]).default("info"),
  /** From the signal to end until the process is gone, whatever is still under way. */
  shutdownMs: z.int().min(1_000).max(600_000).default(25_000),
  /** Age of the index from which present states are unknown. */
  staleAfterMs: milliseconds.default(30_000),
  accessLog: z
    .strictObject({
      /** How long after the end of a UTC day its head is anchored: clocks of several processes differ. */
      anchorAfterMs: milliseconds.default(300_000),
    })
    .default({ anchorAfterMs: 300_000 }),
  /** The deployment that this gateway works on. A node that has other code than its hashes say is not followed. */
  deployment: z.strictObject(identityMembers),
  directory: z.strictObject({
    partners: z.array(
      z.strictObject({
        id: z.int().min(1).max(255),
        iso,
        name: shortText,
        offices: z.array(shortText),
        gatewayUrl: z.url().optional(),
      }),
    ),
    agreements: z.array(z.strictObject({ code: shortText, id: z.int().min(1).max(65_535) })),
  }),
  auth: authConfigSchema,
  keys: z.strictObject({
    /** Sends transactions; no contract authorises it. */
    relay: keyPlaceSchema,
    /** Proves this gateway to others; registered with the role gateway. */
    exchange: keyPlaceSchema,
    /** 32 bytes as hex, under which manifests are found again. */
    lookupSecretFile: z.string().min(1),
  }),
});

export type GatewayConfig = z.infer<typeof gatewayConfigSchema>;

/** The addresses of the nodes, the first of which is used as long as it is sound. */
export function nodeUrlsOf({ url, urls = [] }: Pick<GatewayConfig["node"], "url" | "urls">): readonly string[] {
  return url === undefined ? urls : [url];
}

/** As it stands in a file: what has a default may be absent. */
export type GatewayConfigFile = z.input<typeof gatewayConfigSchema>;

/**
 * Reads the configuration file that `CONCORD_GATEWAY_CONFIG` names, and looks at everything that it names.
 *
 * @throws ConfigError
 */
export function readConfig(): GatewayConfig {
  const file = process.env.CONCORD_GATEWAY_CONFIG;
  if (file === undefined || file === "") throw new ConfigError([{ path: "CONCORD_GATEWAY_CONFIG", code: "not-set" }]);
  return readWholeConfig(file);
}

/** The same for a file that is named. Throws ConfigError with every mistake, also in the files that it names. */
export function readWholeConfig(file: string): GatewayConfig {
  return readChecked(file, findConflicts);
}

/** Reads a configuration file for commands that need not all that it names. Throws ConfigError. */
export function readConfigFile(file: string): GatewayConfig {
  return readChecked(file, () => []);
}

function readChecked(file: string, findMore: (content: unknown) => ConfigMistake[]): GatewayConfig {
  const { content, mistakes: unresolved } = placeCredentials(readJson(file), process.env.CREDENTIALS_DIRECTORY);
  const parsed = gatewayConfigSchema.safeParse(content);
  const issues = parsed.success ? [] : parsed.error.issues;
  const mistakes: ConfigMistake[] = [
    ...unresolved,
    ...issues.flatMap((issue) => explainIssue(gatewayConfigSchema, content, issue)),
    ...findMore(content),
  ];
  const { urlFile } = parsed.data?.database ?? {};
  const database = databaseUrlOf(urlFile, mistakes);
  if (parsed.data === undefined || mistakes.length > 0) throw new ConfigError(mistakes);
  return { ...parsed.data, database: { ...parsed.data.database, ...database } };
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    if (error instanceof SyntaxError) {
      // What the parser says repeats a piece of the file, which may hold a password.
      const [, line, column] = /\(line (\d+) column (\d+)\)/.exec(error.message) ?? [];
      const place = line === undefined ? "" : ` (${line}:${column})`;
      throw new ConfigError([{ path: file, code: "not-json", values: { place } }]);
    }
    const reason = (error as NodeJS.ErrnoException).code ?? "?";
    throw new ConfigError([{ path: "configuration", code: "unreadable-file", values: { file, reason } }]);
  }
}

/** The database's address where the configuration itself does not bear it. It may hold a password: it is in no message. */
function databaseUrlOf(file: string | undefined, mistakes: ConfigMistake[]): { url?: string } {
  const expected = "postgresql://user@host/database";
  const value = process.env.DATABASE_URL;
  if (value !== undefined && value !== "") {
    if (databaseUrl.safeParse(value).success) return { url: value };
    mistakes.push({ path: "DATABASE_URL", code: "wrong-value", values: { expected } });
    return {};
  }
  if (file === undefined) return {};
  try {
    const url = readFileSync(file, "utf8").trim();
    if (databaseUrl.safeParse(url).success) return { url };
    mistakes.push({ path: "database.urlFile", code: "wrong-content", values: { file, expected } });
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? "?";
    mistakes.push({ path: "database.urlFile", code: "unreadable-file", values: { file, reason } });
  }
  return {};
}
