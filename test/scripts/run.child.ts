/** A supervisor with two children, as `npm start` makes one; prints their pids as JSON. */
import process from "node:process";
import { superviseProcesses } from "../../scripts/local/supervise.ts";

const [logFolder, childScript] = process.argv.slice(2) as [string, string];
const run = superviseProcesses({ logFolder });
for (const name of ["first", "second"]) {
  await run.start({ name, script: childScript, args: ["obedient"], onDeath: "restart" });
}
console.log(JSON.stringify({ supervisor: process.pid, children: [run.pidOf("first"), run.pidOf("second")] }));
const reason = await run.stopped;
console.log(JSON.stringify({ reason }));
