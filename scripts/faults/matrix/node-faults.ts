import { setTimeout as sleep } from "node:timers/promises";
import type { Fault } from "../fault.ts";
import type { Answer, Behaviour, Call } from "../open-switch.ts";

const json = (status: number, body: unknown): Answer => ({
  status,
  headers: { "content-type": "application/json" },
  body: Buffer.from(typeof body === "string" ? body : JSON.stringify(body)),
});
/** Errors to calls, as a node answers one or a batch. */
function errorsTo(calls: readonly Call[]): Answer {
  const error = { code: -32_603, message: "internal error" };
  const answers = calls.map(({ id }) => ({ jsonrpc: "2.0", id, error }));
  return json(200, answers.length === 1 ? answers[0] : answers);
}

const ILL_BEHAVED: readonly [string, Behaviour][] = [
  ["503 to everything", async () => json(503, "")],
  ["an error to everything", async ({ calls }) => errorsTo(calls)],
  ["a page of HTML to everything", async () => json(200, "<html><body>It works!</body></html>")],
  ["nothing, after having done what was asked", async ({ pass }) => pass().then(() => "cut")],
  [
    "an error, after having taken a transaction",
    async ({ calls, pass }) => {
      const answer = await pass();
      return calls.some(({ method }) => method === "eth_sendRawTransaction") ? errorsTo(calls) : answer;
    },
  ],
];

/** More than were being taken on when the node left. */
const MEANWHILE = 20;

/** The node refuses connections, and officers go on all the same. */
export const nodeGone = (milliseconds: number): Fault => ({
  name: "node-gone",
  subject: `no connection to the node for ${milliseconds / 1_000} s, in which officers go on submitting`,
  rounds: 2,
  load: { inFlight: 200 },
  strike: async ({ node }, load) => {
    const before = load.acknowledged();
    await node.leave();
    await Promise.all([load.more(MEANWHILE), sleep(milliseconds)]);
    const meanwhile = load.acknowledged() - before;
    await node.comeBack();
    return `${meanwhile} acknowledged meanwhile`;
  },
});

/** The node answers, though not as agreed. */
export const nodeErring = (milliseconds: number): Fault => ({
  name: "node-erring",
  subject: "the node answers with errors, with what is no answer, or cuts off after having done what was asked",
  rounds: ILL_BEHAVED.length,
  strike: async ({ node }, _load, round) => {
    const [what, behaviour] = ILL_BEHAVED[round % ILL_BEHAVED.length] ?? [];
    node.behave(behaviour);
    await sleep(milliseconds);
    node.behave();
    return what;
  },
});

/** The node takes requests and never answers: from one moment on, or once it has done what was asked. */
export const nodeHanging = (milliseconds: number): Fault => ({
  name: "node-hanging",
  subject: `the node accepts and does not answer for ${milliseconds / 1_000} s`,
  rounds: 2,
  strike: async ({ node }, _load, round) => {
    const isDone = round % 2 === 1;
    node.behave(async ({ pass }) => {
      if (isDone) await pass();
      return "silence";
    });
    await sleep(milliseconds);
    node.behave();
    return isDone ? "it did what was asked" : "it did nothing";
  },
});
