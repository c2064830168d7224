import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

export const PROJECT = resolve(import.meta.dirname, "../../..");

interface LockedPackage {
  readonly dev?: boolean;
  readonly devOptional?: boolean;
}

/** The lines of the last stage of a Dockerfile: an instruction and what follows it. */
export function lastStage(dockerfile: string): { readonly instruction: string; readonly rest: string }[] {
  const lines = readFileSync(dockerfile, "utf8").replaceAll(/\\\n/g, " ").split("\n");
  const instructions = lines.flatMap((line) => {
    const [, instruction = "", rest = ""] = /^([A-Z]+)\s+(.*)$/.exec(line) ?? [];
    return instruction === "" ? [] : [{ instruction, rest }];
  });
  return instructions.slice(instructions.findLastIndex(({ instruction }) => instruction === "FROM"));
}

/**
 * Makes a folder with what the image holds: what its last stage copies, and of the packages those that `npm ci --omit=dev` installs,
 * which are those that the lock file does not mark.
 */
export function makeProductionFolder(dockerfile: string): string {
  const folder = mkdtempSync(join(tmpdir(), "concord-production-"));
  for (const { instruction, rest } of lastStage(dockerfile)) {
    if (instruction !== "COPY") continue;
    const [source = ""] = rest.split(" ").filter((word) => !word.startsWith("--from="));
    const path = source.replace(/^\/opt\/concord\//, "");
    if (path === "node_modules") copyPackages(folder);
    else copy(path, folder);
  }
  return folder;
}

function copyPackages(folder: string): void {
  const lock = JSON.parse(readFileSync(join(PROJECT, "package-lock.json"), "utf8")) as {
    packages: Record<string, LockedPackage>;
  };
  const wanted = Object.entries(lock.packages).filter(
    ([path, { dev, devOptional }]) => path !== "" && dev !== true && devOptional !== true,
  );
  for (const [path] of wanted) copy(path, folder, ["--exclude=./node_modules"]);
}

function copy(path: string, folder: string, options: readonly string[] = []): void {
  const target = join(folder, path);
  mkdirSync(dirname(target), { recursive: true });
  if (options.length === 0) {
    execFileSync("cp", ["-a", join(PROJECT, path), target]);
    return;
  }
  mkdirSync(target, { recursive: true });
  const packed = execFileSync("tar", ["-C", join(PROJECT, path), ...options, "-cf", "-", "."], {
    maxBuffer: 512 * 1024 * 1024,
  });
  execFileSync("tar", ["-C", target, "-xf", "-"], { input: packed });
}
