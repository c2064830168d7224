import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { evidenceIdOf } from "../../../gateway/domain/ids.ts";
import type { EvidenceDetail } from "../../../gateway/domain/wire/records.ts";
import { fetchAs } from "../../../test/auth/fetch-as.ts";
import type { Fault } from "../fault.ts";
import type { World } from "../open-world.ts";
import { waitUntil } from "../wait-until.ts";

const AWAY_MS = 3_000;
const FETCHED_WITHIN_MS = 60_000;
const WAYS = [
  "refuses connections",
  "does not answer",
  "breaks off in the midst of its answers",
  "is asked by one that is killed",
];

/** Gateway HK wants what CN recorded, and cannot have it for a while. */
export const peerUnreachable: Fault = {
  name: "peer-unreachable",
  subject:
    "the gateway that has the objects cannot be reached, hangs or breaks off while another wants them; the latter is killed",
  rounds: WAYS.length,
  world: { hasPeer: true },
  strike: async (world, _load, round) => {
    const { door, peer } = world;
    switch (round % WAYS.length) {
      case 0:
        await door.leave();
        await sleep(AWAY_MS);
        await door.comeBack();
        break;
      case 1:
        door.behave(async () => "silence");
        await sleep(AWAY_MS);
        door.behave();
        break;
      case 2:
        door.behave(async ({ answer, pass }) => {
          const { status, headers, body } = await pass();
          answer.writeHead(status, headers as Record<string, string>);
          answer.write(body.subarray(0, body.length / 2));
          await sleep(10);
          return "cut";
        });
        await sleep(AWAY_MS);
        door.behave();
        break;
      default:
        await peer?.kill();
        await sleep(AWAY_MS);
        await peer?.start();
    }
    return WAYS[round % WAYS.length];
  },
  findMissing: async (world, roots) => {
    const missing: string[] = [];
    for (const root of roots) {
      const problem = await fetchFromPeer(world, root).catch((error: Error) => error.message);
      if (problem !== undefined) missing.push(`${root} is not at the other gateway: ${problem}`);
    }
    return missing;
  },
};

/** Waits for the manifest at gateway HK, and opens the exhibit there. */
async function fetchFromPeer({ peer, config, signing }: World, root: string): Promise<string | undefined> {
  const { chainId, contracts } = config.deployment;
  const terms = { partnerId: 1, agreementId: 1, version: 1, kind: 1, root };
  const url = `${peer?.url}/v1/evidence/${evidenceIdOf({ chainId: BigInt(chainId), ledger: contracts.ledger, ...terms })}`;
  const ask = fetchAs(signing, { partner: "HK", audience: peer?.url ?? "" });
  let sha256: string | undefined;
  await waitUntil(
    "its manifest",
    async () => {
      const answer = await ask(url);
      const detail = answer.ok ? ((await answer.json()) as EvidenceDetail) : undefined;
      sha256 = detail?.exhibits[0]?.exhibit.sha256;
      return sha256 !== undefined;
    },
    FETCHED_WITHIN_MS,
    100,
  );
  const file = await ask(`${url}/exhibits/0`);
  if (!file.ok) return `its exhibit is answered with ${file.status}`;
  const digest = createHash("sha256")
    .update(new Uint8Array(await file.arrayBuffer()))
    .digest("hex");
  return digest === sha256 ? undefined : "its exhibit is another file";
}
