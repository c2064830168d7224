import { randomUUID } from "node:crypto";
import { concat, getAddress } from "ethers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signExchangeRequest } from "../../gateway/auth/exchange-signature.ts";
import { interfaces } from "../../gateway/chain/contracts.ts";
import { isProblemCode } from "../../gateway/domain/codes/problems.ts";
import type { SubmittedRequest } from "../../gateway/domain/submission.ts";
import { execute, executeBatch, nonceOf, signAs } from "./carry.ts";
import { putIntoOutbox, readRequests, waitForOutcomes } from "./changed-outbox.ts";
import {
  carriers,
  entryPoints,
  madeUpCallOf,
  ofGateways,
  rightfulCallOf,
  rightfullyCalled,
  withoutRightfulCaller,
} from "./entry-points.ts";
import { CHAIN_ID, sendFrom, stateOf } from "./ledger-state.ts";
import { type Stage, setStage } from "./stage.ts";
import { type StolenGateway, stealGateway } from "./stolen-gateway.ts";

const ZERO_ADDRESS = `0x${"00".repeat(20)}`;
const PORTS_APART = 20_000;

let stage: Stage;
let cn: StolenGateway;
let hk: StolenGateway;

beforeAll(async () => {
  stage = await setStage();
  const [, cnPort = 0, hkPort = 0] = stage.run.ports;
  cn = await stealGateway(stage.run, "CN", cnPort + PORTS_APART);
  hk = await stealGateway(stage.run, "HK", hkPort + PORTS_APART);
}, 180_000);

afterAll(async () => {
  await Promise.all([cn?.dispose(), hk?.dispose()]);
  await stage?.close();
}, 30_000);

const state = () => stateOf(stage.node, stage.scene.contracts);

describe("a gateway that is started on a changed outbox", () => {
  it("carries nothing that no officer signed, and settles each with a code", async () => {
    const { node, scene } = stage;
    const { forwarder } = scene.contracts;
    const [old, other] = readRequests(cn.databaseFile);
    if (old === undefined || other === undefined) throw new Error("CN has signed nothing");
    const call = rightfulCallOf("ledger.record", scene);
    const nonce = await nonceOf(node, forwarder, old.from);
    const { relay, exchange } = cn.keys;
    const forged: Record<string, SubmittedRequest> = {
      "with other arguments": { ...old, data: other.data },
      "with the next nonce": { ...old, nonce },
      "with the next nonce and arguments that the contracts would take": { ...old, nonce, data: call.data },
      "with a later deadline": { ...old, nonce, deadline: old.deadline + 3_600 },
      "in a colleague's name": {
        ...old,
        from: scene.colleague,
        nonce: await nonceOf(node, forwarder, scene.colleague),
        data: call.data,
      },
      "signed by the relay key": await signAs(node, forwarder, relay, call),
      "of the relay key": await signAs(node, forwarder, relay, { ...call, from: relay.address }),
      "of the exchange key": await signAs(node, forwarder, exchange, { ...call, from: exchange.address }),
    };
    const before = await state();
    const ids = putIntoOutbox(cn.databaseFile, forwarder, Object.values(forged));
    await cn.start();
    const codes = await waitForOutcomes(cn.databaseFile, ids);
    const outcomes = Object.fromEntries(Object.keys(forged).map((what, position) => [what, codes[position]]));
    expect(outcomes).toMatchObject({ "of the relay key": "signer-unknown", "of the exchange key": "signer-role" });
    expect(codes.filter((code) => code === "recorded" || !isProblemCode(code))).toEqual([]);
    expect(await state()).toEqual(before);
  }, 60_000);
});

describe("whoever holds every file and key of a gateway", () => {
  it("finds each entry point tried here", () => {
    expect([...rightfullyCalled, ...withoutRightfulCaller, ...carriers, ...ofGateways].toSorted()).toEqual(
      entryPoints.toSorted(),
    );
  });

  it.each(rightfullyCalled)(
    "gets nothing past %s, directly or through the forwarder, with any of its keys",
    async (name) => {
      const { node, scene } = stage;
      const { forwarder } = scene.contracts;
      const call = rightfulCallOf(name, scene);
      // By whom it belongs to, the same call would be taken now: what stops the others is who they are.
      await node.call(call);
      const before = await state();
      for (const key of Object.values(cn.keys)) {
        const inOwnName = await signAs(node, forwarder, key, { ...call, from: key.address });
        const inTheirName = await signAs(node, forwarder, key, call);
        const attempts: (readonly [string, string])[] = [
          [call.to, call.data],
          // What the forwarder appends (ERC-2771), appended by another.
          [call.to, concat([call.data, call.from])],
          [forwarder, execute(inOwnName)],
          [forwarder, execute(inTheirName)],
          [forwarder, executeBatch([inTheirName], ZERO_ADDRESS)],
        ];
        for (const [to, data] of attempts) expect(await sendFrom(node, key, to, data)).toBe("reverted");
        // What is not signed is skipped, so that the transaction itself may succeed.
        await sendFrom(node, key, forwarder, executeBatch([inTheirName, inOwnName], key.address));
      }
      expect(await state()).toEqual(before);
    },
  );

  it.each(withoutRightfulCaller)(
    "changes nothing by %s, directly or through the forwarder, with any of its keys",
    async (name) => {
      const { node, scene } = stage;
      const { forwarder } = scene.contracts;
      const before = await state();
      for (const key of Object.values(cn.keys)) {
        const call = { ...madeUpCallOf(name, scene, key.address), from: key.address };
        await sendFrom(node, key, call.to, call.data);
        await sendFrom(node, key, call.to, concat([call.data, scene.signatory]));
        await sendFrom(node, key, forwarder, execute(await signAs(node, forwarder, key, call)));
      }
      expect(await state()).toEqual(before);
    },
  );

  it("anchors what it likes as its own partner's log, and neither another's nor instead of what is anchored", async () => {
    const { node, scene } = stage;
    const { anchors, forwarder } = scene.contracts;
    const codec = interfaces.anchors;
    const anchor = (head: string, count: number, day: number) => codec.encodeFunctionData("anchor", [head, count, day]);
    const read = async (name: string, ...values: number[]) =>
      codec.decodeFunctionResult(name, await node.call({ to: anchors, data: codec.encodeFunctionData(name, values) }));
    const { blockTime } = (await node.block("latest")) ?? { blockTime: 0 };
    const yesterday = Math.floor(blockTime / 86_400) - 1;
    const [honest, forged] = [`0x${"0a".repeat(32)}`, `0x${"0f".repeat(32)}`];
    expect(await sendFrom(node, cn.keys.exchange, anchors, anchor(honest, 10, yesterday - 1))).toBe("succeeded");

    const before = await state();
    for (const [count, day] of [
      [10, yesterday - 1],
      [11, yesterday - 1],
      [11, yesterday - 2],
      [10, yesterday],
      [9, yesterday],
      [11, yesterday + 1],
      [11 + 2 ** 32, yesterday],
    ] as const) {
      expect(await sendFrom(node, cn.keys.exchange, anchors, anchor(forged, count, day))).toBe("reverted");
    }
    // Neither of its other keys anchors anything, and nobody's in another's name.
    const call = { to: anchors, data: anchor(forged, 11, yesterday), from: cn.keys.exchange.address };
    for (const key of [cn.keys.relay, cn.keys.lookup, hk.keys.relay]) {
      expect(await sendFrom(node, key, anchors, call.data)).toBe("reverted");
      expect(await sendFrom(node, key, anchors, concat([call.data, call.from]))).toBe("reverted");
      expect(await sendFrom(node, key, forwarder, execute(await signAs(node, forwarder, key, call)))).toBe("reverted");
    }
    expect(await state()).toEqual(before);

    expect(await sendFrom(node, hk.keys.exchange, anchors, call.data)).toBe("succeeded");
    expect((await read("lastAnchorOf", 1))[0]).toBe(BigInt(yesterday - 1));
    expect(await sendFrom(node, cn.keys.exchange, anchors, call.data)).toBe("succeeded");
    expect((await read("anchorOf", 1, yesterday))[0]).toEqual([forged, 11n, expect.anything(), getAddress(call.from)]);
    expect((await read("anchorOf", 1, yesterday - 1))[0]).toEqual([
      honest,
      10n,
      expect.anything(),
      getAddress(call.from),
    ]);
  });

  it("can have carried what an officer signed, once, and not a byte else of it", async () => {
    const { node, scene } = stage;
    const { forwarder, board } = scene.contracts;
    const officer = await stage.openKey("officers", "cn-jiangmen");
    const signed = await signAs(node, forwarder, officer, rightfulCallOf("ledger.record", scene));
    const carry = (request: SubmittedRequest) => sendFrom(node, cn.keys.relay, forwarder, execute(request));
    const before = await state();
    const changes: Partial<SubmittedRequest>[] = [
      { data: rightfulCallOf("ledger.withdraw", scene).data },
      { data: rightfulCallOf("ledger.record", scene).data },
      { data: concat([signed.data, "0x00"]) },
      { to: board },
      { from: scene.colleague },
      { gas: signed.gas + 1 },
      { deadline: signed.deadline + 1 },
      { signature: signed.signature.replace(/..$/, (v) => (v === "1b" ? "1c" : "1b")) },
    ];
    for (const change of changes) expect(await carry({ ...signed, ...change })).toBe("reverted");
    expect(await state()).toEqual(before);

    expect(await carry(signed)).toBe("succeeded");
    const after = await state();
    expect(after).not.toEqual(before);
    expect(await carry(signed)).toBe("reverted");
    expect(await state()).toEqual(after);
  });

  it("finds nothing in the databases that the ledger takes a second time", async () => {
    const { node, scene } = stage;
    const requests = [cn, hk].flatMap(({ databaseFile }) => readRequests(databaseFile));
    expect(requests.length).toBeGreaterThan(5);
    const before = await state();
    for (const request of requests) {
      expect(await sendFrom(node, hk.keys.relay, scene.contracts.forwarder, execute(request))).toBe("reverted");
    }
    expect(await state()).toEqual(before);
  });
});

describe("the exchange key of a gateway", () => {
  it("reads at others what its partner is a party to, and nothing else", async () => {
    const { run, evidence } = stage;
    const { deploymentId } = hk.config.deployment;
    const key = { address: hk.keys.exchange.address, sign: (text: string) => hk.keys.exchange.signMessage(text) };
    const read = async (url: string): Promise<number> => {
      const binding = { chainId: CHAIN_ID, deploymentId };
      const headers = await signExchangeRequest(key, binding, { method: "GET", url }, Date.now(), randomUUID());
      return (await fetch(url, { headers })).status;
    };
    const answers = new Set<string>();
    for (const { root, agreement } of evidence) {
      answers.add(`${agreement.code} ${await read(`${run.url("CN")}/v1/exchange/documents/${root}`)}`);
      answers.add(`${agreement.code} ${await read(`${run.url("CN")}/v1/exchange/packages/${root}/exhibits/0`)}`);
      // Another's documents are not for those to pass on who were given them.
      answers.add(`elsewhere ${await read(`${run.url("MO")}/v1/exchange/documents/${root}`)}`);
      answers.add(`elsewhere ${await read(`${run.url("MY")}/v1/exchange/documents/${root}`)}`);
    }
    expect([...answers].toSorted()).toEqual(["GBA 200", "RCEP 404", "elsewhere 404"]);
  });

  it("has nothing recorded by any gateway", async () => {
    const { node, scene, run } = stage;
    const before = await state();
    const call = { ...rightfulCallOf("board.acknowledge", scene), from: hk.keys.exchange.address };
    const request = await signAs(node, scene.contracts.forwarder, hk.keys.exchange, call);
    const codes: string[] = [];
    for (const iso of ["HK", "CN", "MO"]) {
      const response = await run.fetch(`${run.url(iso)}/v1/submissions`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ requests: [request] }),
      });
      codes.push(((await response.json()) as { type: string }).type.split(":").at(-1) ?? "");
    }
    expect(codes).toEqual(["signer-role", "not-entitled", "not-entitled"]);
    expect(await state()).toEqual(before);
  });
});
