/** As much of `oidc-provider`, which comes without types, as the local issuer uses. */
declare module "oidc-provider" {
  import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";

  /** Koa's context, as the sources of pages see it. */
  export interface PageContext {
    body: unknown;
    readonly oidc: { readonly client: { readonly clientId: string; readonly clientName?: string } };
  }

  export interface GrantContext {
    readonly oidc: {
      readonly client: { readonly clientId: string };
      readonly session: { readonly accountId: string };
      readonly provider: Provider;
    };
  }

  interface Grant {
    addOIDCScope(scope: string): void;
    save(): Promise<string>;
  }

  interface InteractionCheckList {
    remove(name: string): void;
  }

  export const interactionPolicy: {
    base(): { get(name: string): { checks: InteractionCheckList } | undefined };
  };

  export class Provider {
    constructor(issuer: string, configuration: object);
    readonly Grant: new (of: {
      accountId: string;
      clientId: string;
    }) => Grant;
    callback(): RequestListener;
    on(event: string, listener: (...given: unknown[]) => void): void;
    interactionDetails(
      request: IncomingMessage,
      response: ServerResponse,
    ): Promise<{ readonly uid: string; readonly prompt: { readonly name: string }; readonly params: object }>;
    interactionFinished(request: IncomingMessage, response: ServerResponse, result: object): Promise<void>;
  }
}
