import { readFileSync } from "node:fs";
import process from "node:process";
import { z } from "zod";
import { MOST_BLOCKS_KEPT } from "./domain/ports.ts";
import { address, bytes32, iso, shortText } from "./domain/scalars.ts";
import { keyPlaceSchema } from "./keys/open-key.ts";

const milliseconds = z.int().min(10).max(86_400_000);
const databaseUrl = z.string().regex(/^postgres(ql)?:\/\//, "is no address of a PostgreSQL database");

/** A gateway's configuration file. Paths are absolute; times are milliseconds. */
export const gatewayConfigSchema = z.strictObject({
  partner: iso,
  host: z.string().default("127.0.0.1"),
  port: z.int().min(1).max(65_535),
  /** Metrics and readiness for monitoring on this machine: bound to loopback, and asked for no role. Absent: no such listener. */
  admin: z.strictObject({ port: z.int().min(1).max(65_535) }).optional(),
  /** The address by which other gateways reach this one; their signatures are bound to it. */
  publicUrl: z.url(),
  /** Holds the objects, and the embedded database. */
  folder: z.string().startsWith("/"),
  /** A PostgreSQL database instead of the embedded one, of this gateway alone; `DATABASE_URL` goes before `url`. */
  database: z
    .strictObject({
      url: databaseUrl.optional(),
      /** How many connections a process has, beside the one by which it takes its turn. */
      connections: z.int().min(2).max(500).default(10),
      timeoutMs: milliseconds.default(10_000),
    })
    .default({ connections: 10, timeoutMs: 10_000 }),
  node: z.strictObject({
    url: z.url(),
    timeoutMs: milliseconds.default(5_000),
    pollMs: milliseconds.default(250),
    /** How long a transaction may be left out of blocks before another is signed with its nonce. */
    replaceAfterMs: milliseconds.default(30_000),
    /** How many blocks a reorganisation may replace; what goes deeper is a lost chain, and an incident. */
    deepestReorganisation: z.int().min(1).max(MOST_BLOCKS_KEPT).default(64),
  }),
  /** `debug` tells each step of every submission. */
  logLevel: z.enum(["debug", "info", "warn", "error"]).default("info"),
  /** Age of the index from which present states are unknown. */
  staleAfterMs: milliseconds.default(30_000),
  deployment: z.strictObject({
    chainId: z.string().regex(/^\d{1,20}$/),
    genesisHash: bytes32,
    deploymentId: bytes32,
    contracts: z.strictObject({
      forwarder: address,
      registry: address,
      ledger: address,
      board: address,
      consortium: address,
    }),
  }),
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

/** A configuration that cannot be used, with one line for each mistake. */
export class ConfigError extends Error {
  readonly mistakes: readonly string[];

  constructor(mistakes: readonly string[]) {
    super(mistakes.join("\n"));
    this.name = "ConfigError";
    this.mistakes = mistakes;
  }
}

/**
 * Reads the configuration file that `CONCORD_GATEWAY_CONFIG` names.
 *
 * @throws ConfigError
 */
export function readConfig(): GatewayConfig {
  const file = process.env.CONCORD_GATEWAY_CONFIG;
  if (file === undefined || file === "") {
    throw new ConfigError(["CONCORD_GATEWAY_CONFIG is not set: it names the gateway's configuration file (JSON)."]);
  }
  return readConfigFile(file);
}

/** Reads a configuration file. Throws ConfigError. */
export function readConfigFile(file: string): GatewayConfig {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    // What the parser says repeats a piece of the file, which may hold a password.
    const reason = error instanceof SyntaxError ? "it is not JSON" : (error as Error).message;
    throw new ConfigError([`${file} cannot be read: ${reason}`]);
  }
  const parsed = gatewayConfigSchema.safeParse(content);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map(({ path, message }) => `${file}: ${path.join(".")}: ${message}`));
  }
  return { ...parsed.data, database: { ...parsed.data.database, ...databaseOfEnvironment() } };
}

// The address may bear a password: it is in no message.
function databaseOfEnvironment(): { url?: string } {
  const value = process.env.DATABASE_URL;
  if (value === undefined || value === "") return {};
  const url = databaseUrl.safeParse(value);
  if (!url.success) throw new ConfigError(["DATABASE_URL is no address of a PostgreSQL database (postgresql://…)."]);
  return { url: url.data };
}
