import { z } from "zod";

const count = z.int().min(1).max(100_000);
const lookUps = z.int().min(1).max(100_000_000);
const milliseconds = z.int().min(100).max(3_600_000);

/** What a listener takes of its clients at most. Times are milliseconds. */
export const limitsSchema = z
  .strictObject({
    connections: count.default(1_000),
    /** Behind a proxy every connection comes from the proxy's address: as many as `connections` then. */
    connectionsPerAddress: count.default(250),
    /** Requests under way, streams of events apart, which have a bound of their own. */
    requests: count.default(500),
    requestsPerAddress: count.default(200),
    /** Look-ups a minute: each file that is verified and each id is one. Of one identity; of one address; of an address whose asker is not signed in. */
    lookUpsPerIdentity: lookUps.default(6_000),
    lookUpsPerAddress: lookUps.default(30_000),
    lookUpsOfStrangers: lookUps.default(60),
    headerBytes: z.int().min(4_096).max(65_536).default(16_384),
    headers: z.int().min(20).max(1_000).default(100),
    /** From the first byte, or from the connection, until all headers are there. */
    headersMs: milliseconds.default(10_000),
    /** How long a connection without a request is kept. */
    keepAliveMs: milliseconds.default(5_000),
    /** Whoever moves fewer than `leastBytesPerSecond` over this time, sending or receiving, is cut off. */
    slowMs: milliseconds.default(30_000),
    leastBytesPerSecond: z.int().min(1).max(1_048_576).default(1_024),
  })
  .prefault({});

export type Limits = z.infer<typeof limitsSchema>;

/** What holds where nothing else is said. */
export const defaultLimits: Limits = limitsSchema.parse({});
