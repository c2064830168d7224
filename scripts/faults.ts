/**
 * `npm run faults [-- NAME…] [--rounds N]`: does to a gateway under load what may happen to it, with processes of their own and `kill -9`, and counts what became
 * of everything that it acknowledged; where CONCORD_TEST_POSTGRES names a server, on PostgreSQL too. Fails unless nothing was lost and nothing doubled, and every fault could be done.
 */
import process from "node:process";
import { parseArgs } from "node:util";
import type { Fault } from "./faults/fault.ts";
import { matrix } from "./faults/matrix.ts";
import { openWorld, type World } from "./faults/open-world.ts";
import { headOf, NAME_WIDTH, remarksOf, rowOf, totalsOf } from "./faults/print-results.ts";
import { type FaultResult, runFault } from "./faults/run-fault.ts";

const { values, positionals } = parseArgs({ options: { rounds: { type: "string" } }, allowPositionals: true });
const rounds = values.rounds === undefined ? undefined : Number(values.rounds);
const unknown = positionals.filter((name) => !matrix.some((fault) => fault.name === name));
if (unknown.length > 0 || (rounds !== undefined && !(Number.isInteger(rounds) && rounds > 0))) {
  console.error("usage: npm run faults -- [NAME…] [--rounds N]");
  for (const { name, subject } of matrix) console.error(`  ${name.padEnd(22)} ${subject}`);
  process.exit(64);
}

const postgresServer = process.env.CONCORD_TEST_POSTGRES;
const chosen = matrix.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
const results: FaultResult[] = [];
let notDone = 0;
let world: World | undefined;
let furnishings = "";

console.log(headOf());
for (const fault of chosen) await report(fault);
if (postgresServer !== undefined) {
  for (const { name, ...fault } of chosen) {
    if (fault.world?.database === "postgres") continue;
    await report({ ...fault, name: `${name} (postgres)`, world: { ...fault.world, database: "postgres" } });
  }
}
await leaveWorld("nothing");
console.log(totalsOf(results, notDone));
process.exit(notDone === 0 && results.every(isWell) ? 0 : 1);

/** Does a fault and prints what came of it. */
async function report(fault: Fault): Promise<void> {
  const result = fault.whyNot?.() ?? (await attempt(fault));
  if (typeof result === "string") {
    notDone += 1;
    console.log(`${fault.name.padEnd(NAME_WIDTH)}  NOT DONE: ${result}`);
    return;
  }
  results.push(result);
  console.log(rowOf(fault.name, result));
  for (const line of remarksOf(result)) console.log(line);
  if (!isWell(result)) await leaveWorld("files");
}

function isWell({ lost, doubled }: FaultResult): boolean {
  return lost.length === 0 && doubled.length === 0;
}

/** Answers why it could not be done where it could not. */
async function attempt(fault: Fault): Promise<FaultResult | string> {
  try {
    const wanted = { ...fault.world, postgresServer };
    if (furnishings !== JSON.stringify(wanted)) await leaveWorld("nothing");
    world ??= await openWorld(wanted);
    furnishings = JSON.stringify(wanted);
    return await runFault(fault, world, rounds ?? fault.rounds, (line) => console.log(`  ${fault.name}: ${line}`));
  } catch (error) {
    await leaveWorld("files");
    return (error as Error).message;
  }
}

/** Files are left where something went wrong: the gateways' logs, databases and objects, and what the clients wrote down. */
async function leaveWorld(leaves: "nothing" | "files"): Promise<void> {
  if (world === undefined) return;
  if (leaves === "files") console.log(`  what is left of it: ${world.folder}`);
  await world.close(leaves);
  world = undefined;
}
