import { readFileSync } from "node:fs";

/** Peak of a process's resident memory in MiB (proc(5): VmHWM); 0 for one that is gone, or where the system does not tell. */
export function peakMemory(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1_024;
  } catch {
    return 0;
  }
}
