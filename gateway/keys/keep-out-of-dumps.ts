import { writeFileSync } from "node:fs";
import process from "node:process";

/**
 * Keeps keys and passphrases out of what this process leaves when it crashes, and its children: the memory out of core dumps (Linux,
 * core(5)), the environment out of diagnostic reports. A heap snapshot holds the memory all the same, and is made only when asked for.
 */
export function keepOutOfDumps(): void {
  if (process.report !== undefined) process.report.excludeEnv = true;
  try {
    writeFileSync("/proc/self/coredump_filter", "0");
  } catch {
    // Elsewhere than on Linux it is the system's limit of core dumps that keeps them from being written.
  }
}
