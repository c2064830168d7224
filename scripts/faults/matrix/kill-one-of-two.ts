import type { Fault } from "../fault.ts";
import { whyNoPostgres } from "../start-postgres.ts";

/** More than the officers have under way: the other process has to record, and not only to take on. */
const WHILE_ALONE = 24;

/**
 * Two processes of one gateway on one PostgreSQL database, behind a load balancer. One after the other is killed, so that in every
 * second round at least it is the one that carries; the other has to take over while officers go on.
 */
export const killOneOfTwo: Fault = {
  name: "kill-one-of-two",
  subject: "kill -9 of one of two processes of the gateway on one PostgreSQL database",
  rounds: 6,
  world: { database: "postgres", hasSecondProcess: true },
  whyNot: whyNoPostgres,
  strike: async ({ gateway, second }, load, round) => {
    if (second === undefined) throw new Error("this world has one process");
    const victim = round % 2 === 0 ? gateway : second;
    await victim.kill();
    const killedAt = performance.now();
    await load.more(WHILE_ALONE);
    const seconds = ((performance.now() - killedAt) / 1_000).toFixed(1);
    await victim.start();
    return `${WHILE_ALONE} more were acknowledged within ${seconds} s of the kill`;
  },
};
