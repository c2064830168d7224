import { type Step, steps } from "../../../gateway/domain/steps.ts";
import type { Fault } from "../fault.ts";
import { killWhen } from "../kill-when.ts";

const ROUNDS = 3;

/** `kill -9` of the gateway at each step of a submission, as its log tells it. */
export const killAtSteps: readonly Fault[] = steps.map((step) => ({
  name: `kill-${step}`,
  subject: `kill -9 of the gateway when the log says that a submission is ${step}`,
  rounds: ROUNDS,
  strike: async ({ gateway }) => {
    const { at, after } = await killWhen(gateway, (line) => line.step === step);
    await gateway.start();
    const further = after.filter(({ submission }) => submission === at.submission).map((line) => line.step as Step);
    return further.length === 0 ? "nothing more was done of it" : `it was ${further.join(", ")} before it was gone`;
  },
}));
