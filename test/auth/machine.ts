import { createHash, generateKeyPairSync, type KeyObject, randomUUID, sign } from "node:crypto";
import { signRequest } from "../../gateway/auth/request-signature.ts";
import type { GatewayConfigFile } from "../../gateway/config.ts";

type MachineConfig = NonNullable<NonNullable<GatewayConfigFile["auth"]>["machines"]>[number];

/** A partner's program with a key of its own. */
export interface TestMachine {
  readonly name: string;
  readonly privateKey: KeyObject;
  /** What a gateway's configuration has of it. */
  readonly config: MachineConfig;
}

/** Makes one with a new key. */
export function makeMachine(
  name: string,
  roles: MachineConfig["roles"],
  { partner = "CN", algorithm = "ed25519" as "ed25519" | "p256" } = {},
): TestMachine {
  const { privateKey, publicKey } =
    algorithm === "ed25519" ? generateKeyPairSync("ed25519") : generateKeyPairSync("ec", { namedCurve: "P-256" });
  const config = { name, partner, roles, publicKey: publicKey.export({ type: "spki", format: "pem" }).toString() };
  return { name, privateKey, config };
}

/** A request as a machine means it. */
export interface Meant {
  readonly method: string;
  readonly url: string;
  readonly body?: string | Uint8Array<ArrayBuffer>;
}

/** In what a signature differs from one that is as it should be. */
export interface Difference {
  readonly at?: number;
  readonly nonce?: string;
  readonly tag?: string;
  /** Whether the body's digest is left out. */
  readonly isWithoutDigest?: boolean;
}

export const digestOf = (body: string | Uint8Array): string =>
  `sha-256=:${createHash("sha256").update(body).digest("base64")}:`;

/** The headers of a signed request, made by the words of the description and not by the code that the gateway has for it. */
export async function signAs(
  { name, privateKey }: Pick<TestMachine, "name" | "privateKey">,
  deploymentId: string,
  { method, url, body }: Meant,
  {
    at = Date.now(),
    nonce = randomUUID(),
    tag = `concord-api:${deploymentId}`,
    isWithoutDigest = false,
  }: Difference = {},
): Promise<Record<string, string>> {
  const isDigested = body !== undefined && !isWithoutDigest;
  const ofBody = isDigested ? { "content-length": String(body.length), "content-digest": digestOf(body) } : {};
  const signBase = (base: Buffer) =>
    privateKey.asymmetricKeyType === "ed25519"
      ? sign(null, base, privateKey)
      : sign("sha256", base, { key: privateKey, dsaEncoding: "ieee-p1363" });
  const signer = { keyId: `machine:${name}`, sign: signBase };
  const headers = await signRequest(signer, tag, { method, url, headers: ofBody }, at, nonce);
  return Object.fromEntries(Object.entries(headers).filter(([header]) => header !== "content-length"));
}
