import { closeSync, fdatasync, fsyncSync, openSync } from "node:fs";
import { dirname } from "node:path";
import { promisify } from "node:util";

const synchronise = promisify(fdatasync);

/** Brings SQLite's write-ahead log to the disk. */
export interface LogSync {
  /**
   * Resolves once every commit that returned before is on the disk. When that fails, nobody can tell any more what is there (the
   * system reports it once): it is thrown then and ever after, until the database is opened anew.
   */
  sync(): Promise<void>;
  /** Throws what `sync` has thrown. */
  requireSound(): void;
  close(): void;
}

/**
 * Synchronises the log of a database beside the thread that works with it: SQLite itself would have that thread wait for the disk.
 * The log is opened with the first commit, when it is there.
 */
export function openLogSync(path: string): LogSync {
  let log: number | undefined;
  let failure: Error | undefined;
  const open = (): number => {
    const opened = openSync(`${path}-wal`, "r");
    const folder = openSync(dirname(path), "r");
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
    return opened;
  };
  const requireSound = (): void => {
    if (failure !== undefined) throw failure;
  };
  return {
    requireSound,
    sync: async () => {
      requireSound();
      try {
        log ??= open();
        await synchronise(log);
      } catch (error) {
        failure = error as Error;
        throw error;
      }
    },
    close: () => {
      if (log !== undefined) closeSync(log);
      log = undefined;
    },
  };
}
