import { existsSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const LIBRARIES = "/usr/lib";
const NAME = "faketime/libfaketimeMT.so.1";

/** libfaketime for programs with threads, where Debian's package puts it; undefined where it is not installed. */
export function findFaketime(): string | undefined {
  const folders = existsSync(LIBRARIES) ? readdirSync(LIBRARIES) : [];
  return folders.map((folder) => join(LIBRARIES, folder, NAME)).find((file) => existsSync(file));
}

/** A clock that a running process is given by libfaketime. Only the time of day is changed: what a process waits for goes on truly. */
export function fakedClock(file: string): {
  readonly env: Readonly<Record<string, string>>;
  readonly set: (offset: string) => void;
} {
  // Renamed into place, so that it is never read half written.
  const set = (offset: string): void => {
    writeFileSync(`${file}.new`, `${offset}\n`);
    renameSync(`${file}.new`, file);
  };
  set("+0");
  const env = {
    LD_PRELOAD: findFaketime() ?? "",
    FAKETIME_TIMESTAMP_FILE: file,
    FAKETIME_NO_CACHE: "1",
    FAKETIME_DONT_FAKE_MONOTONIC: "1",
  };
  return { env, set };
}
