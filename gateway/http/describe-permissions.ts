import type { ProblemCode } from "../domain/codes/problems.ts";
import { isOperationId, type OperationId, type Permission, permissions } from "../domain/permissions.ts";
import { problemAnswer } from "./routes/answers.ts";

interface ProblemResponse {
  description: string;
  readonly content: Record<string, { schema: { allOf: [unknown, { properties: { code: { enum: string[] } } }] } }>;
}

interface Operation {
  readonly operationId?: string;
  description?: string;
  security?: readonly object[];
  readonly responses: Record<string, ProblemResponse>;
}

interface Description {
  readonly paths?: Record<string, Record<string, Operation>>;
  components?: { securitySchemes?: object };
}

const securitySchemes = {
  token: {
    type: "http",
    scheme: "bearer",
    bearerFormat: "JWT",
    description:
      "An access token (RFC 9068) of an issuer that this gateway trusts, made for this gateway; `/.well-known/oauth-protected-resource` says which (RFC 9728).",
  },
  signature: {
    type: "apiKey",
    in: "header",
    name: "Signature",
    description:
      "A signature of the request (RFC 9421) by a registered key: of a partner's gateway by the registry, of a machine by this gateway's configuration. It covers method, target URI and, where there is a body, `Content-Digest` (RFC 9530); `created`, `expires` (60 s at most), a `nonce` that is used once, `keyid` (`machine:NAME`) and `tag` (`concord-api:` and the `concord_deployment_id` of `/.well-known/oauth-protected-resource`). `concord key new-machine` makes such a key.",
  },
};

const OF_TOKENS = ["sign-in-required", "token-invalid", "signature-invalid", "issuer-unreachable"] as const;
const OF_GATEWAYS = ["gateway-not-authenticated"] as const;
const OF_ROLES = ["role-required", "wrong-partner"] as const;

/** Says of every operation who may carry it out, as the table of permissions has it, and what others are answered. */
export function describePermissions<T extends object>(description: T): T {
  const { paths = {}, components } = description as Description;
  for (const operation of Object.values(paths).flatMap((methods) => Object.values(methods))) {
    const { operationId } = operation;
    if (isOperationId(operationId)) describe(operation, operationId);
  }
  return { ...description, components: { ...components, securitySchemes } };
}

function describe(operation: Operation, operationId: OperationId): void {
  const permission: Permission = permissions[operationId];
  const isOfGateways = permission.roles.includes("gateway");
  const whose = permission.of === "own" ? "of this gateway's own partner" : "of any partner";
  const open = permission.isOpen ? " Others too, within the bounds named above." : "";
  const text = `For ${permission.roles.join(", ")} ${whose}.${open}`;
  operation.description = operation.description === undefined ? text : `${operation.description}\n\n${text}`;
  const schemes = isOfGateways ? [{ signature: [] }] : [{ token: [] }, { signature: [] }];
  operation.security = permission.isOpen ? [...schemes, {}] : schemes;
  addRefusals(operation, [
    ...(isOfGateways ? [...OF_GATEWAYS, ...OF_TOKENS] : [...OF_TOKENS, ...OF_GATEWAYS]),
    ...OF_ROLES,
  ]);
}

function addRefusals({ responses }: Operation, codes: readonly ProblemCode[]): void {
  for (const code of codes) {
    const { status, answer } = problemAnswer(code);
    const present = responses[status];
    if (present === undefined) {
      responses[status] = answer as unknown as ProblemResponse;
      continue;
    }
    const { enum: named } = present.content["application/problem+json"]?.schema.allOf[1].properties.code ?? {
      enum: [],
    };
    if (named.includes(code)) continue;
    named.push(code);
    named.sort();
    present.description = `${present.description}; ${answer.description}`;
  }
}
