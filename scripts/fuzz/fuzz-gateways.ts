import type { Role } from "../../gateway/domain/codes/roles.ts";
import type { Identity } from "../../gateway/domain/identity.ts";
import { type permissions, requirePermitted } from "../../gateway/domain/permissions.ts";
import { type Description, operationsOf } from "./description.ts";
import { openJudge } from "./judge-answer.ts";
import { type Described, type Intent, makeRequest, type Pool } from "./make-request.ts";
import type { FuzzedRun } from "./open-run.ts";
import type { Random } from "./random.ts";
import { send } from "./send.ts";

const AT_ONCE = 8;
const INTENTS: readonly Intent[] = ["valid", "invalid", "hostile"];
const ROLES: readonly Role[] = ["officer", "recogniser", "auditor", "platform", "operator"];
const MEMORY_SAMPLES = 40;

/** Who asks: an account of a partner, nobody, or somebody with a credential that counts for nothing. */
interface Asker {
  readonly name: string;
  readonly identity: Identity | undefined;
  readonly authorise: (headers: Record<string, string>) => Promise<void>;
}

/** What came of the requests. */
export interface GatewayResult {
  readonly requests: number;
  readonly ofRole: ReadonlyMap<string, number>;
  readonly ofOperation: ReadonlyMap<string, number>;
  readonly ofStatus: ReadonlyMap<number, number>;
  readonly slowestMs: number;
  /** What was wrong, with the request that showed it. */
  readonly wrong: readonly string[];
  /** Memory of the process at the busiest gateway in the course of the requests, in bytes. */
  readonly memory: readonly number[];
}

export interface FuzzTarget {
  readonly iso: string;
  readonly pool: Pool;
  /** What nobody at this gateway is to read. */
  readonly secrets: readonly string[];
}

/** Asks gateways of a run for every operation in every role, and holds each answer to the description. */
export async function fuzzGateways(
  run: FuzzedRun,
  description: Description,
  targets: readonly FuzzTarget[],
  count: number,
  random: Random,
): Promise<GatewayResult> {
  const operations = operationsOf(description).filter(({ path }) => path.startsWith("/v1/"));
  const judge = openJudge(description);
  const [ofRole, ofOperation, ofStatus] = [
    new Map<string, number>(),
    new Map<string, number>(),
    new Map<number, number>(),
  ];
  const wrong: string[] = [];
  const memory: number[] = [];
  let slowestMs = 0;
  let made = 0;

  const one = async (number: number): Promise<void> => {
    // Every operation, whoever asks and however, comes before chance decides.
    const described = operations[number % operations.length] as Described;
    const target = random.chance(0.7) ? (targets[0] as FuzzTarget) : random.pick(targets);
    const asker = random.pick(askersOf(run, target.iso));
    const request = makeRequest(described, random.pick(INTENTS), target.pool, random);
    await asker.authorise(request.headers);
    const answer = await send(run.url(target.iso), request);
    const operationId = described.operation.operationId as keyof typeof permissions;
    const isPermitted = mayDo(operationId, asker.identity, target.iso);
    const found = judge(described, request, answer, { isPermitted, secrets: target.secrets });
    for (const each of found)
      wrong.push(
        `${each}: ${asker.name} at ${target.iso}: ${request.method} ${request.target.slice(0, 200)} ${request.intent} → ${answer.status} ${answer.text.slice(0, 300)} ← ${request.body?.toString("utf8").slice(0, 600) ?? ""}`,
      );
    count1(ofRole, asker.name);
    count1(ofOperation, operationId);
    count1(ofStatus, answer.status);
    slowestMs = Math.max(slowestMs, answer.milliseconds);
  };
  const sampleEvery = Math.max(1, Math.floor(count / MEMORY_SAMPLES));
  const work = async (): Promise<void> => {
    while (made < count) {
      const number = made;
      made += 1;
      await one(number);
      if (number % sampleEvery === 0) memory.push(await run.memoryOf((targets[0] as FuzzTarget).iso));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { requests: count, ofRole, ofOperation, ofStatus, slowestMs, wrong, memory };
}

function mayDo(operation: keyof typeof permissions, identity: Identity | undefined, partner: string): boolean {
  try {
    requirePermitted(operation, identity, partner);
    return true;
  } catch {
    return false;
  }
}

function askersOf(run: FuzzedRun, iso: string): Asker[] {
  const signedIn = (partner: string, role: Role, forIso = iso): Asker => ({
    name: partner === iso ? role : `${role} of another partner`,
    identity: { credential: "token", issuer: "", subject: "", partner, roles: [role] } as Identity,
    authorise: async (headers) => {
      headers.authorization = `Bearer ${await run.tokenOf(`${partner.toLowerCase()}-${role}`, forIso)}`;
    },
  });
  const other = iso === "CN" ? "HK" : "CN";
  const nobody = (name: string, authorise: Asker["authorise"]): Asker => ({ name, identity: undefined, authorise });
  return [
    ...ROLES.map((role) => signedIn(iso, role)),
    ...ROLES.map((role) => signedIn(iso, role)),
    signedIn(other, "officer"),
    signedIn(other, "auditor"),
    nobody("nobody", async () => {}),
    nobody("a token for another gateway", async (headers) => {
      headers.authorization = `Bearer ${await run.tokenOf(`${iso.toLowerCase()}-officer`, other)}`;
    }),
    nobody("a token that is none", async (headers) => {
      headers.authorization = "Bearer eyJhbGciOiJub25lIn0.e30.";
    }),
  ];
}

function count1<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
