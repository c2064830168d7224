import type { Hono } from "hono";

export interface ResourceOptions {
  readonly partner: string;
  /** What access tokens are made for: the address by which this gateway is known. */
  readonly audience: string;
  /** Who may make them. */
  readonly issuers: readonly string[];
  /** What a machine's signature is bound to, beside the address. */
  readonly deploymentId: string;
}

/** Says where access tokens for this gateway are to be had (RFC 9728) and what signatures are made for; no part of the API that is described. */
export function registerResource(
  app: Pick<Hono, "get">,
  { partner, audience, issuers, deploymentId }: ResourceOptions,
): void {
  app.get("/.well-known/oauth-protected-resource", (c) =>
    c.json({
      resource: audience,
      authorization_servers: issuers,
      bearer_methods_supported: ["header"],
      resource_name: `Concord gateway of ${partner}`,
      resource_documentation: `${audience}/docs`,
      concord_deployment_id: deploymentId,
    }),
  );
}
