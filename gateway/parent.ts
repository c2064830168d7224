import process from "node:process";

/** What a supervised child sends over its IPC channel once it serves requests; `details` is free, e.g. its port. */
export interface ReadyMessage {
  readonly type: "ready";
  readonly details: unknown;
}

/** Tells the supervisor, if there is one, that this process now serves requests. */
export function reportReady(details: unknown = null): void {
  process.send?.({ type: "ready", details } satisfies ReadyMessage);
}

/**
 * Ends this process when its supervisor is gone, however it died: the kernel closes the IPC channel even after a `kill -9`.
 * Does nothing in a process that was not started with a channel (a gateway run by systemd, say).
 *
 * @param stop closes what should be closed; it gets `deadlineMs` milliseconds, then the process ends anyway
 */
export function exitWithParent(stop: () => void | Promise<void> = () => {}, deadlineMs = 2_000): void {
  if (process.channel === undefined) return;
  process.once("disconnect", () => {
    setTimeout(() => process.exit(1), deadlineMs).unref();
    void Promise.resolve()
      .then(stop)
      .finally(() => process.exit(1));
  });
  // The listener holds the channel, and the channel would keep a process alive that has nothing left to do.
  process.channel?.unref();
}
