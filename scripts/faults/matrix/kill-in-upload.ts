import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Fault } from "../fault.ts";
import { waitUntil } from "../wait-until.ts";

const EXHIBIT_BYTES = 6 * 1024 * 1024;
const SOME_BYTES = 1024 * 1024;

/** `kill -9` while files of exhibits are being received. */
export const killInUpload: Fault = {
  name: "kill-in-upload",
  subject: "kill -9 of the gateway while it writes a file that is uploaded",
  rounds: 3,
  load: { exhibitBytes: EXHIBIT_BYTES, clients: 2 },
  strike: async ({ gateway }) => {
    const incoming = join(gateway.folder, "objects", "incoming");
    let written: number[] = [];
    const isHalfWritten = (): boolean => {
      written = sizesIn(incoming);
      return written.some((size) => size >= SOME_BYTES && size < EXHIBIT_BYTES);
    };
    await waitUntil("a file to be half written", isHalfWritten, 30_000, 1);
    await gateway.kill();
    await gateway.start();
    return `files of ${written.join(", ")} bytes of ${EXHIBIT_BYTES} were there`;
  },
};

function sizesIn(folder: string): number[] {
  try {
    return readdirSync(folder).map((name) => statSync(join(folder, name)).size);
  } catch {
    // Not made yet, or a file of it was renamed into its place meanwhile.
    return [];
  }
}
