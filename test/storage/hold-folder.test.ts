import { execFileSync } from "node:child_process";
import { resolve } from "node:path";
import process from "node:process";
import { describe, expect, it } from "vitest";
import { FolderHeldError, holdFolder } from "../../gateway/storage/hold-folder.ts";
import { temporaryFolder } from "./temporary-store.ts";

const SOURCE = resolve(import.meta.dirname, "../../gateway/storage/hold-folder.ts");

describe("holdFolder", () => {
  it("refuses a second holder, in this process and in another, until the first lets go", () => {
    const folder = temporaryFolder();
    const release = holdFolder(folder);
    expect(() => holdFolder(folder)).toThrow(FolderHeldError);
    expect(holdElsewhere(folder)).toBe("FolderHeldError");
    release();
    holdFolder(folder)();
  });

  it("is let go of by a process that is killed", () => {
    const folder = temporaryFolder();
    const killed = `import { holdFolder } from ${JSON.stringify(SOURCE)}; holdFolder(process.argv[1]); process.kill(process.pid, "SIGKILL");`;
    expect(() => execFileSync(process.execPath, ["--input-type=module", "-e", killed, folder])).toThrow();
    holdFolder(folder)();
  });
});

function holdElsewhere(folder: string): string {
  const script = `import { holdFolder } from ${JSON.stringify(SOURCE)}; try { holdFolder(process.argv[1]); console.log("held"); } catch (error) { console.log(error.name); }`;
  return execFileSync(process.execPath, ["--input-type=module", "-e", script, folder]).toString().trim();
}
