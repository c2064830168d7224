import type { Fault } from "../fault.ts";
import { killWhen } from "../kill-when.ts";

const PACKAGES = 40;

/** `kill -9` while the packages of a batch are handed in. */
export const killInBulk: Fault = {
  name: "kill-in-bulk",
  subject: `kill -9 of the gateway in the midst of the ${PACKAGES} packages of a batch`,
  rounds: 3,
  load: { packages: PACKAGES, clients: 2, inFlight: 2 },
  strike: async ({ gateway }) => {
    const wanted = 5 + Math.floor(Math.random() * PACKAGES);
    let received = 0;
    await killWhen(gateway, ({ path, method }) => {
      if (method === "POST" && path === "/v1/packages") received += 1;
      return received === wanted;
    });
    await gateway.start();
    return `${received} packages were answered since the round began`;
  },
};
