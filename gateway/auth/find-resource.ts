import { z } from "zod";
import { DomainError } from "../domain/errors.ts";
import { bytes32 } from "../domain/scalars.ts";

const TIMEOUT_MS = 10_000;

const resourceSchema = z.object({
  resource: z.url(),
  authorization_servers: z.array(z.url()).default([]),
  concord_deployment_id: bytes32.optional(),
});

/** What a gateway says to whoever is about to prove who asks. */
type Resource = z.output<typeof resourceSchema>;

/**
 * What a gateway says of itself to strangers (RFC 9728); undefined where it says nothing of that form.
 *
 * @throws DomainError `gateway-unreachable`
 */
export async function findResource(gatewayUrl: string, fetchAnswer: typeof fetch): Promise<Resource | undefined> {
  let answer: Response;
  try {
    answer = await fetchAnswer(new URL("/.well-known/oauth-protected-resource", gatewayUrl), {
      signal: AbortSignal.timeout(TIMEOUT_MS),
      redirect: "error",
    });
  } catch {
    throw new DomainError("gateway-unreachable", `The gateway ${gatewayUrl} cannot be reached.`, {
      gateway: gatewayUrl,
    });
  }
  return resourceSchema.safeParse(await answer.json().catch(() => undefined)).data;
}

/**
 * Which deployment a gateway is of, by its own word. A signature made for it is bound to the gateway's address as well, so that one
 * which says another's has nothing of it.
 *
 * @throws DomainError `gateway-unreachable`, `sign-in-failed` when it does not say
 */
export async function findDeployment(gatewayUrl: string, fetchAnswer: typeof fetch): Promise<string> {
  const deploymentId = (await findResource(gatewayUrl, fetchAnswer))?.concord_deployment_id;
  if (deploymentId !== undefined) return deploymentId;
  throw new DomainError("sign-in-failed", `The gateway ${gatewayUrl} does not say of which deployment it is.`);
}
