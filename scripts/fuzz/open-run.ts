import { startRun, tokenOf } from "../../test/path/local-run.ts";
import { ADMIN_OFFSET } from "../local/found-consortium.ts";

const TOKEN_KEPT_MS = 60_000;

/** A local run of its own, with the example cases. */
export interface FuzzedRun {
  url(iso: string): string;
  /** An access token of an account for a partner's gateway. */
  tokenOf(account: string, iso: string): Promise<string>;
  /** Bytes of memory that a gateway's process has. */
  memoryOf(iso: string): Promise<number>;
  stop(): Promise<void>;
}

/** Starts what `npm start` starts, on other ports and in a temporary folder. */
export async function openRun(): Promise<FuzzedRun> {
  const run = await startRun();
  const tokens = new Map<string, { readonly token: string; readonly at: number }>();
  return {
    url: run.url,
    tokenOf: async (account, iso) => {
      const known = tokens.get(`${account} ${iso}`);
      if (known !== undefined && performance.now() - known.at < TOKEN_KEPT_MS) return known.token;
      const token = await tokenOf(run.folder, run.url(iso), account);
      tokens.set(`${account} ${iso}`, { token, at: performance.now() });
      return token;
    },
    memoryOf: async (iso) => {
      const metrics = new URL("/metrics", run.url(iso));
      metrics.port = String(Number(metrics.port) + ADMIN_OFFSET);
      const text = await (await fetch(metrics)).text();
      return Number(/^process_resident_memory_bytes(?:\{[^}]*\})? (\S+)$/m.exec(text)?.[1]);
    },
    stop: async () => {
      await run.stop();
    },
  };
}
