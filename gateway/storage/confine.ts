import { constants, lstatSync, realpathSync } from "node:fs";
import { type FileHandle, lstat, open, realpath } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";

/** A way into one folder that no link in it leads out of. */
export interface Confined {
  /** Opens a file for reading. Rejects with `ENOENT` also for what is no file, or is elsewhere than its path says. */
  openFile(path: string): Promise<FileHandle>;
  isFile(path: string): boolean;
  /** Whether a folder is there, and where its path says. */
  isFolder(path: string): Promise<boolean>;
  /** Whether a folder is there; throws when it is elsewhere than its path says. */
  requireFolder(path: string): Promise<boolean>;
}

/** Confines to a folder that is there; it may itself be reached over a link, which is its operator's. */
export function confine(folder: string): Confined {
  const root = realpathSync(folder);
  const placeOf = (path: string): string => join(root, relative(resolve(folder), resolve(path)));
  const isFolder = (path: string): Promise<boolean> =>
    realpath(path).then(
      (real) => real === placeOf(path),
      () => false,
    );
  return {
    isFolder,
    isFile: (path) => {
      // Asked of every exhibit, and answered from the system's memory: going to another thread for it takes ten times as long.
      if (lstatSync(path, { throwIfNoEntry: false })?.isFile() !== true) return false;
      return realpathSync.native(dirname(path)) === placeOf(dirname(path));
    },
    openFile: async (path) => {
      // Not waiting for the other end of a pipe that somebody put there.
      const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
      const file = await open(path, flags).catch((error: NodeJS.ErrnoException) => {
        throw error.code === "ELOOP" || error.code === "ENXIO" ? absent(path) : error;
      });
      if ((await file.stat()).isFile() && (await isFolder(dirname(path)))) return file;
      await file.close();
      throw absent(path);
    },
    requireFolder: async (path) => {
      if (await isFolder(path)) return true;
      if ((await lstat(path).catch(() => undefined)) === undefined) return false;
      // Another has made it since, or it is no folder of ours.
      if (await isFolder(path)) return true;
      throw new Error(`${path} is a link, or is reached over one: nothing is written there`);
    },
  };
}

/** Throws when a path that is there is a link. */
export function requireNoLink(path: string): void {
  if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() !== true) return;
  throw new Error(`${path} is a link: a gateway's folders are its own`);
}

function absent(path: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${path} is no file of this folder`), { code: "ENOENT" });
}
