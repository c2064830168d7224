import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AnchorFacts, Deps } from "../../gateway/cli/deps.ts";
import { openKeystore } from "../../gateway/keys/keystore.ts";
import { makeKey, writeKey } from "../../scripts/local/make-keys.ts";
import { CHECKPOINT_BLOCK, makeCheckpointed } from "../receipts/checkpoint-kit.ts";
import { contentOf, NOW } from "../receipts/receipt-kit.ts";
import { type Ended, runUnattended } from "./unattended.ts";

// Checkpoints from the proposal to the verification, past the usual length: one made-up ledger serves every case.

// A receipt from long after its anchor: validators of the anchor seal no more, and three partners say who does.

const keys = [makeKey(), makeKey(), makeKey(), makeKey()];
const addresses = keys.map(({ address }) => address.toLowerCase());
const { receipt, anchor, checkpoint } = makeCheckpointed({
  anchor: {
    checkpointSigners: [0, 1, 2].map((position) => ({ partnerId: position + 1, addresses: [addresses[position]] })),
  },
});
const { block, validators } = checkpoint;
let told: AnchorFacts;
let asked: unknown[];
const readAnchorFacts: Deps["readAnchorFacts"] = async (...given) => {
  asked = given;
  return told;
};

let folder: string;
const place = (name: string): string => path.join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "concord-checkpoints-"));
  for (const [position, key] of keys.entries()) await writeKey(folder, `key-${position}`, key);
  await writeFile(place("receipt.json"), JSON.stringify(receipt));
  await writeFile(place("anchor.json"), JSON.stringify(anchor));
  const { checkpointSigners: _named, formerAnchors: _former, ...older } = { ...anchor, format: "concord-anchor/1" };
  await writeFile(place("anchor-1.json"), JSON.stringify(older));
  await writeFile(place("photo.jpg"), contentOf("photo.jpg"));
  told = { ledger: anchor.ledger, engine: "qbft", block, validators };
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const run = (...words: string[]): Promise<Ended> => {
  const given = words.map((word) => (word.includes(".json") || word === "photo.jpg" ? place(word) : word));
  const deps = { now: () => NOW * 1_000, sleep: async () => undefined, openKeystore, readAnchorFacts };
  return runUnattended(given, place("nowhere"), deps);
};
const signAs = (position: number, from: string, to: string, ...more: string[]) =>
  run(
    "checkpoint",
    "sign",
    from,
    "--anchor",
    "anchor.json",
    "--node",
    "http://node",
    "-o",
    to,
    "--as",
    `key-${position}.json`,
    "--passphrase-file",
    place(`passphrases/key-${position}`),
    ...more,
  );
const code = (text: string): string => /\[([a-z-]+)\]/.exec(text)?.[1] ?? text;

describe("an anchor at the command line", () => {
  const { chainId, genesisHash, deploymentId, registry, evidenceLedger } = receipt.ledger;
  const contracts = {
    registry,
    ledger: evidenceLedger,
    forwarder: registry,
    board: registry,
    consortium: registry,
    anchors: registry,
  };
  const write = (to: string, ...more: string[]) =>
    run(
      "anchor",
      "--node",
      "http://node",
      "--deployment",
      "deployment.json",
      "--epoch-length",
      "10000",
      "-o",
      to,
      ...more,
    );

  it("names who countersigns checkpoints when that is asked for, and then is one of version 2", async () => {
    await writeFile(place("deployment.json"), JSON.stringify({ chainId, genesisHash, deploymentId, contracts }));
    const sound = told;
    expect((await write("plain.json")).exitCode).toBe(0);
    expect(JSON.parse(await readFile(place("plain.json"), "utf8"))).toMatchObject({
      format: "concord-anchor/1",
      validators,
    });
    const { checkpointSigners } = anchor;
    told = { ...sound, checkpointSigners } as AnchorFacts;
    const named = addresses.slice(0, 3).flatMap((address) => ["--checkpoint-signer", address]);
    expect((await write("named.json", ...named)).exitCode).toBe(0);
    expect(asked[2]).toMatchObject({ checkpointSigners: addresses.slice(0, 3) });
    expect(JSON.parse(await readFile(place("named.json"), "utf8"))).toMatchObject({
      format: "concord-anchor/2",
      checkpointSigners,
    });
    expect((await write("next.json", "--former", "plain.json", "--former", "named.json", ...named)).exitCode).toBe(0);
    const { formerAnchors } = JSON.parse(await readFile(place("next.json"), "utf8")) as { formerAnchors: string[] };
    const digested = await Promise.all(
      ["plain.json", "named.json"].map(async (name) =>
        createHash("sha3-512")
          .update(await readFile(place(name)))
          .digest("hex"),
      ),
    );
    expect(formerAnchors).toEqual(digested.toSorted());
    told = { ...told, engine: "none" } as AnchorFacts;
    expect((await write("no.json", ...named)).exitCode).toBe(64);
    told = sound;
    expect((await write("no.json", "--former", "plain.json")).exitCode).toBe(64);
    told = { ...sound, block: { ...block, number: 7 } };
    expect((await write("no.json")).diagnostics).toContain("the anchor's block is a multiple of epochLength");
    told = sound;
  });
});

describe("a checkpoint at the command line", () => {
  it("is proposed as a node tells, countersigned by partners, united, and verified with", async () => {
    const made = await run(
      "checkpoint",
      "new",
      "--anchor",
      "anchor.json",
      "--node",
      "http://node",
      "-o",
      "new.json",
      "--valid-until",
      "2026-06-30",
    );
    expect(made).toEqual({
      exitCode: 0,
      output: `checkpoint of block ${CHECKPOINT_BLOCK} (${block.hash}), to be countersigned: ${place("new.json")}, valid from 2025-11-24 until 2026-06-30\n`,
      diagnostics: "",
    });
    expect(asked).toMatchObject([
      "http://node",
      { chainId: receipt.ledger.chainId },
      { epochLength: anchor.epochLength },
    ]);

    const first = await signAs(0, "new.json", "first.json");
    expect([first.exitCode, first.output]).toEqual([
      0,
      `${place("first.json")}: countersigned by 1 of 3 partners, 2 are needed\n`,
    ]);
    for (const said of [
      block.hash,
      ...validators,
      "relied on from 2025-11-24 until 2026-06-30",
      receipt.ledger.deploymentId,
      addresses[0] as string,
    ])
      expect(first.diagnostics).toContain(said);
    const early = await run("checkpoint", "verify", "first.json", "--anchor", "anchor.json");
    expect([early.exitCode, early.output]).toEqual([
      2,
      expect.stringContaining("by 1 of 3 partners (1), 2 are needed: it does not count yet"),
    ]);

    expect((await signAs(2, "new.json", "second.json", "--json")).output).toBe(
      `${JSON.stringify({ file: place("second.json"), signer: addresses[2], partners: [3], outOf: 3, needed: 2 })}\n`,
    );
    const united = await run(
      "checkpoint",
      "unite",
      "first.json",
      "second.json",
      "first.json",
      "--anchor",
      "anchor.json",
      "-o",
      "whole.json",
    );
    expect([united.exitCode, united.output]).toEqual([
      0,
      `${place("whole.json")}: countersigned by 2 of 3 partners, 2 are needed\n`,
    ]);
    const whole = await run("checkpoint", "verify", "whole.json", "--anchor", "anchor.json", "--json");
    expect([whole.exitCode, JSON.parse(whole.output)]).toEqual([
      0,
      expect.objectContaining({ block, validators, partners: [1, 3], isCountersigned: true }),
    ]);

    const verify = ["verify", "photo.jpg", "--receipt", "receipt.json", "--anchor", "anchor.json"];
    const without = await run(...verify);
    expect([without.exitCode, without.output]).toEqual([1, expect.stringContaining("[validators-differ]")]);
    const withIt = await run(...verify, "--checkpoint", "whole.json");
    expect([withIt.exitCode, withIt.output]).toEqual([
      0,
      expect.stringMatching(/✓ Holds {4}Finality .* from the checkpoint of block 40000\. \[final\]/),
    ]);
    const half = await run(...verify, "--checkpoint", "whole.json", "--checkpoint", "first.json");
    expect([half.exitCode, code(half.diagnostics)]).toEqual([2, "checkpoint-partners-too-few"]);
    await writeFile(
      place("other.json"),
      (await readFile(place("whole.json"), "utf8")).replace("2026-06-30", "2026-07-30"),
    );
    const untrue = await run(...verify, "--checkpoint", "other.json");
    expect([untrue.exitCode, code(untrue.diagnostics)]).toEqual([1, "checkpoint-signature-invalid"]);
  });

  it("is not signed when the own node tells otherwise, by a stranger, or by nobody who says yes", async () => {
    const sound = told;
    for (const changes of [
      { block: { ...block, hash: `0x${"0d".repeat(32)}` } },
      { validators: validators.slice(1) },
      { engine: "none" as const },
    ]) {
      told = { ...sound, ...changes } as AnchorFacts;
      expect(code((await signAs(1, "new.json", "no.json")).diagnostics)).toBe("checkpoint-differs");
    }
    told = {
      ...sound,
      ledger: { ...anchor.ledger, codeHashes: { ...anchor.ledger.codeHashes, registry: `0x${"00".repeat(32)}` } },
    };
    expect(code((await signAs(1, "new.json", "no.json")).diagnostics)).toBe("checkpoint-wrong-ledger");
    told = sound;
    expect(code((await signAs(3, "new.json", "no.json")).diagnostics)).toBe("not-entitled");
    expect(code((await signAs(1, "new.json", "no.json", "--confirm")).diagnostics)).toContain("not-confirmed");
    await expect(readFile(place("no.json"))).rejects.toMatchObject({ code: "ENOENT" });
  });

  it("is of one anchor that names who signs, of a younger block, and of one content", async () => {
    const fresh = ["checkpoint", "new", "--node", "http://node", "-o", "no.json", "--anchor"];
    expect(code((await run(...fresh, "anchor-1.json")).diagnostics)).toBe("checkpoint-signers-unnamed");
    const sound = told;
    told = { ...sound, block: { ...anchor.block } };
    expect((await run(...fresh, "anchor.json")).exitCode).toBe(64);
    told = { ...sound, block: { ...block, number: CHECKPOINT_BLOCK + 1 } };
    expect(code((await run(...fresh, "anchor.json")).diagnostics)).toBe("checkpoint-off-epoch");
    told = sound;
    const dated = [
      "checkpoint",
      "new",
      "--anchor",
      "anchor.json",
      "--node",
      "http://node",
      "-o",
      "dated.json",
      "--valid-from",
      "2025-12-01",
    ];
    expect((await run(...dated)).exitCode).toBe(0);
    const united = await run(
      "checkpoint",
      "unite",
      "new.json",
      "dated.json",
      "--anchor",
      "anchor.json",
      "-o",
      "no.json",
    );
    expect(code(united.diagnostics)).toBe("checkpoints-contradict");
    expect((await run("verify", "photo.jpg", "--receipt", "receipt.json", "--checkpoint", "new.json")).exitCode).toBe(
      64,
    );
  });
});

it("a schema is printed by what its files say they are", async () => {
  const formats = (await run("schema")).output.trim().split("\n");
  expect(formats).toEqual(expect.arrayContaining(["concord-receipt/1", "concord-anchor/2", "concord-checkpoint/1"]));
  const { exitCode, output } = await run("schema", "concord-checkpoint/1");
  expect([exitCode, JSON.parse(output)]).toEqual([0, expect.objectContaining({ title: "concord-checkpoint/1" })]);
  expect((await run("schema", "receipt")).exitCode).toBe(64);
});
