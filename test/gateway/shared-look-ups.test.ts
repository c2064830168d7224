import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { GatewayConfigFile } from "../../gateway/config.ts";
import { makeMachine, signAs } from "../auth/machine.ts";
import { makePostgres } from "../storage/test-database.ts";
import { type ChainChild, startChain } from "../verbs/chain-child.ts";
import { foundSmall } from "../verbs/founded.ts";
import { type GatewayChild, prepareGateway } from "../verbs/gateway-child.ts";
import { strangeId, until } from "../verbs/test-gateway.ts";

const PER_MINUTE = 40;
const ASKED_OF_EACH = 40;

const machine = makeMachine("case-system", ["officer"]);
const bounded = (config: GatewayConfigFile): GatewayConfigFile => ({
  ...config,
  limits: { lookUpsPerIdentity: PER_MINUTE },
  auth: { ...config.auth, machines: [machine.config] },
});

describe("two processes of a gateway on one database", () => {
  let chain: ChainChild;
  let deploymentId: string;
  let first: GatewayChild;
  let second: GatewayChild;
  let drop: () => Promise<void>;

  beforeAll(async () => {
    const database = await makePostgres();
    drop = database.drop;
    chain = await startChain();
    const founded = await foundSmall(chain.url);
    ({ deploymentId } = founded.deployment);
    first = await prepareGateway(founded, "CN", database.url, bounded);
    second = await first.beside();
    await Promise.all([first.start(), second.start()]);
    // Asked as somebody else, until the chain is indexed.
    for (const { url } of [first, second]) {
      await until("the process to know the chain", async () =>
        (await first.ask(`${url}/v1/evidence/${strangeId()}`)).status === 404 ? true : undefined,
      );
    }
  });
  afterAll(async () => {
    await second?.dispose();
    await first?.dispose();
    await chain?.stop();
    await drop?.();
  });

  /** Looks an id up at a process; what is signed is for the address that both are known by. */
  const lookUp = async ({ url }: GatewayChild): Promise<number> => {
    const path = `/v1/evidence/${strangeId()}`;
    const headers = await signAs(machine, deploymentId, { method: "GET", url: `${first.url}${path}` });
    return (await fetch(`${url}${path}`, { headers })).status;
  };

  it("let somebody look up as much as one of them would", async () => {
    const startedAt = Date.now();
    const statuses = [];
    for (let n = 0; n < ASKED_OF_EACH; n += 1) statuses.push(await lookUp(first), await lookUp(second));
    const cameBack = Math.ceil(((Date.now() - startedAt) * PER_MINUTE) / 60_000);
    const answered = statuses.filter((status) => status === 404).length;
    expect(statuses.filter((status) => status !== 404 && status !== 429)).toEqual([]);
    expect(answered).toBeLessThanOrEqual(PER_MINUTE + cameBack);
    expect(answered).toBeGreaterThanOrEqual(PER_MINUTE - 2);
  }, 60_000);
});
