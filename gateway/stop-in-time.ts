import process from "node:process";
import type { Logger } from "pino";

/** What has to end before a gateway may; each part is told once. */
export interface Stoppable {
  /** Shown when it does not end in time. */
  readonly name: string;
  stop(): Promise<void>;
}

/**
 * Stops the parts, those of one stage side by side and one stage after another, and says what is still under way when the time is
 * over; then the process ends anyway. Whatever is durable is so without being stopped.
 */
export async function stopInTime(
  stages: readonly (readonly Stoppable[])[],
  withinMs: number,
  log: Logger,
  exit: (code: number) => void = process.exit,
): Promise<void> {
  const running = new Set(stages.flat().map(({ name }) => name));
  const timer = setTimeout(() => {
    log.fatal({ withinMs, waitedFor: [...running] }, "not stopped in time: ended with this still under way");
    exit(1);
  }, withinMs);
  for (const stage of stages) {
    await Promise.all(stage.map(async ({ name, stop }) => stop().finally(() => running.delete(name))));
  }
  clearTimeout(timer);
}
