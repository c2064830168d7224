/** A child for the tests of the supervisor; how it behaves is its first argument. */
import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import { exitWithParent, reportReady } from "../../gateway/parent.ts";

const behaviour = process.argv[2];
exitWithParent();
setInterval(() => {}, 60_000);
switch (behaviour) {
  case "obedient":
    process.on("SIGTERM", () => {
      console.log(`${performance.timeOrigin + performance.now()} stopped`);
      process.exit(0);
    });
    break;
  case "deaf":
    process.on("SIGTERM", () => {});
    break;
  case "broken":
    console.error("the key file is missing");
    process.exit(3);
    break;
  case "late":
    await sleep(60_000);
    break;
}
reportReady({ pid: process.pid });
