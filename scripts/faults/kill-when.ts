import type { GatewayProcess, LogLine } from "./gateway-process.ts";

const WITHIN_MS = 30_000;

/**
 * Kills a gateway at the instant at which a line of its log is seen. Answers that line and those that it still wrote.
 *
 * @throws Error when no such line comes
 */
export async function killWhen(
  gateway: GatewayProcess,
  condition: (line: LogLine) => boolean,
): Promise<{ readonly at: LogLine; readonly after: readonly LogLine[] }> {
  const seen: LogLine[] = [];
  let deafen = (): void => undefined;
  const killed = new Promise<void>((done, failed) => {
    const timer = setTimeout(() => failed(new Error("the line at which to kill did not come")), WITHIN_MS);
    deafen = gateway.onLine(
      (line) => seen.length > 0 || condition(line),
      (line) => {
        if (seen.push(line) > 1) return;
        clearTimeout(timer);
        gateway.kill().then(done, failed);
      },
    );
  });
  try {
    await killed;
  } finally {
    deafen();
  }
  const [at, ...after] = seen;
  if (at === undefined) throw new Error("the gateway was killed without a line");
  return { at, after };
}
