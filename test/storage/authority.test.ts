import * as fc from "fast-check";
import { network } from "hardhat";
import { describe, expect, it } from "vitest";
import type { Node } from "../../gateway/chain/node.ts";
import { readEvents } from "../../gateway/chain/read-events.ts";
import { wasAuthorised } from "../../gateway/domain/was-authorised.ts";
import { headAt, openTemporaryStore } from "./temporary-store.ts";
import { isOnPostgres } from "./test-database.ts";

const { ethers, networkHelpers } = await network.create();
const accounts = await ethers.getSigners();
const PARTNERS = [7, 8];
const SIGNERS = 4;
const TOKENS = ["0x434e", "0x484b"];
const FAR = 1_000;

type Step =
  | { type: "wait"; seconds: number }
  | { type: "authorise"; signer: number; partner: number; roles: number; from: number; length: number }
  | { type: "revoke"; signer: number; partner: number; end: number }
  | { type: "move"; partner: number; state: number };

const at = <T>(list: readonly T[], position: number): T => {
  const found = list[position];
  if (found === undefined) throw new RangeError(`there is no ${position}`);
  return found;
};
const partner = fc.nat({ max: PARTNERS.length - 1 });
const signer = fc.nat({ max: SIGNERS - 1 });
const authorisation = fc.record({
  type: fc.constant("authorise" as const),
  signer,
  partner,
  roles: fc.constantFrom(1, 3, 5, 2),
  from: fc.nat({ max: 2 }),
  length: fc.integer({ min: 1, max: 8 }),
});
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ type: fc.constant("wait" as const), seconds: fc.nat({ max: 2 }) }),
  { arbitrary: authorisation, weight: 2 },
  fc.record({ type: fc.constant("revoke" as const), signer, partner, end: fc.nat({ max: 3 }) }),
  fc.record({ type: fc.constant("move" as const), partner, state: fc.integer({ min: 2, max: 4 }) }),
);

/** Plays a history on a registry of its own; steps that the registry refuses leave nothing. */
async function play(steps: readonly Step[]) {
  const [deployer, consortium] = [at(accounts, 0), at(accounts, 1)];
  const signatories = [at(accounts, 2), at(accounts, 3)];
  const founders = PARTNERS.map((partnerId, n) => ({ partnerId, iso: at(TOKENS, n), signatory: at(signatories, n) }));
  const registry = await ethers.deployContract(
    "Registry",
    [deployer.address, consortium.address, ethers.ZeroHash, founders],
    deployer,
  );
  const addresses = Array.from({ length: SIGNERS }, () => ethers.Wallet.createRandom().address);
  const start = await networkHelpers.time.latest();
  let wait = 0;
  for (const each of steps) {
    if (each.type === "wait") {
      wait += each.seconds;
      continue;
    }
    // A wait of none puts the next block into the same second as the one before.
    const now = (await networkHelpers.time.latest()) + wait;
    await networkHelpers.time.setNextBlockTimestamp(now);
    wait = 0;
    const [sender, name, values] = callOf(each, now);
    const from = sender === "consortium" ? consortium : at(signatories, sender);
    const data = registry.interface.encodeFunctionData(name as "revokeSigner", values as never);
    await from.sendTransaction({ to: registry, data, gasLimit: 1_000_000 }).catch(() => undefined);
  }
  return { registry, addresses, start };

  function callOf(each: Exclude<Step, { type: "wait" }>, now: number): [number | "consortium", string, unknown[]] {
    switch (each.type) {
      case "authorise": {
        const from = now + each.from;
        const values = [at(addresses, each.signer), each.roles, each.from === 0 ? 0 : from, from + each.length];
        return [each.partner, "authoriseSigner", values];
      }
      case "revoke":
        return [each.partner, "revokeSigner", [at(addresses, each.signer), each.end === 0 ? 0 : now + each.end]];
      case "move":
        return ["consortium", "setPartnerState", [at(PARTNERS, each.partner), each.state]];
    }
  }
}

describe("whether a signer was authorised", () => {
  it("is answered by the index as the registry answers it, for every second of any history", async () => {
    const seen = { yes: 0, no: 0, sameSecond: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 18 }), async (steps) => {
        const { registry, addresses, start } = await play(steps);
        const { store } = await openTemporaryStore();
        const target = (await registry.getAddress()).toLowerCase();
        const node = { send: (method, parameters) => ethers.provider.send(method, [...parameters]) } as Node;
        const head = await networkHelpers.time.latestBlock();
        const nowhere = ethers.ZeroAddress;
        const contracts = {
          registry: target,
          forwarder: nowhere,
          ledger: nowhere,
          board: nowhere,
          consortium: nowhere,
          anchors: nowhere,
        };
        const events = await readEvents(node, contracts, 0, head);
        const now = await networkHelpers.time.latest();
        await store.advance({ ...headAt(head), blockTime: now }, events);
        const times = events.map(({ position }) => position.blockTime);
        seen.sameSecond += times.length - new Set(times).size;
        for (const address of addresses) {
          const row = await store.signer(address.toLowerCase());
          for (const partnerId of PARTNERS) {
            for (const when of [...Array.from({ length: now - start + 2 }, (_, n) => start - 1 + n), now + FAR]) {
              const own = wasAuthorised(row, await store.partnerStateAt(partnerId, when), {
                partnerId,
                role: 0,
                when,
                now,
              });
              const expected = await registry.getFunction("wasAuthorised")(address, partnerId, 1, when);
              expect([address, partnerId, when, own]).toEqual([address, partnerId, when, expected]);
              seen[own ? "yes" : "no"] += 1;
            }
          }
        }
      }),
      {
        // What the registry answers is the same on either database.
        numRuns: isOnPostgres ? 8 : 30,
        examples: [
          [
            [
              { type: "authorise", signer: 0, partner: 0, roles: 1, from: 0, length: 8 },
              { type: "wait", seconds: 2 },
              { type: "move", partner: 0, state: 3 },
              { type: "move", partner: 0, state: 2 },
              { type: "wait", seconds: 1 },
              { type: "revoke", signer: 0, partner: 0, end: 0 },
            ],
          ],
        ],
      },
    );
    expect(Math.min(seen.yes, seen.no, seen.sameSecond)).toBeGreaterThan(isOnPostgres ? 0 : 20);
  }, 120_000);
});
