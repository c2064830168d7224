import { setTimeout as sleep } from "node:timers/promises";
import { findFaketime } from "../faked-clock.ts";
import type { Fault } from "../fault.ts";

/** Past every deadline; before every signature; past the life of every Idempotency-Key. */
const JUMPS = ["+2h", "-3d", "+4d", "-20m"];
const JUMPED_MS = 2_000;

/** The clock of the gateway's machine jumps, and is set right again. */
export const clockJumps: Fault = {
  name: "clock-jumps",
  subject: `the gateway's clock jumps by ${JUMPS.join(", ")} and back (libfaketime)`,
  rounds: JUMPS.length,
  world: { hasFakedClock: true },
  whyNot: () => (findFaketime() === undefined ? "Debian's package libfaketime is not installed" : undefined),
  strike: async ({ setClock }, _load, round) => {
    const jump = JUMPS[round % JUMPS.length] ?? "+0";
    setClock(jump);
    await sleep(JUMPED_MS);
    setClock("+0");
    return jump;
  },
};
