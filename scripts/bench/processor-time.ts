import { readFileSync } from "node:fs";

// USER_HZ, in which the kernel counts for programs: 100 on every platform that Node runs on (time(7)).
const TICKS_PER_SECOND = 100;

/**
 * Processor time that a process has taken so far, all its threads together, in milliseconds (proc(5): utime and stime of its stat). Zero for one that is gone, or
 * where the system does not tell.
 */
export function processorTime(pid: number): number {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name comes second, in brackets, and may have spaces and brackets in it.
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    return ((Number(fields[11]) + Number(fields[12])) * 1_000) / TICKS_PER_SECOND;
  } catch {
    return 0;
  }
}
