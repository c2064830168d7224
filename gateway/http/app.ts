import { OpenAPIHono, z } from "@hono/zod-openapi";
import { bodyLimit } from "hono/body-limit";
import { compress } from "hono/compress";
import { type ProblemCode, problems } from "../domain/codes/problems.ts";
import { DomainError } from "../domain/errors.ts";
import type { Identity } from "../domain/identity.ts";
import type { Capabilities } from "./capabilities.ts";
import { defaultLimits, type Limits } from "./connections/limits.ts";
import { wasTooSlow } from "./connections/too-slow.ts";
import { kindOfBody } from "./file-body.ts";
import { identityOf } from "./identity-of.ts";
import { boundLookUps, type LookUps } from "./look-ups.ts";
import { answerConditionally } from "./middleware/answer-conditionally.ts";
import { authenticate, type ProtectionOptions } from "./middleware/authenticate.ts";
import { boundRequests } from "./middleware/bound-requests.ts";
import { checkContent } from "./middleware/check-content.ts";
import { countLookUps } from "./middleware/count-look-ups.ts";
import { keepIdempotent } from "./middleware/idempotency.ts";
import { negotiate } from "./middleware/negotiate.ts";
import { recordAccess } from "./middleware/record-access.ts";
import { refuseWhenEnding } from "./middleware/refuse-when-ending.ts";
import { secure } from "./middleware/secure.ts";
import { operationOf } from "./operation-of.ts";
import { answerError, answerInvalid, answerProblem, problemOf } from "./problem.ts";
import { requirePermissions } from "./require-permissions.ts";
import { findResource } from "./resources.ts";
import { routeOf } from "./route-of.ts";
import { registerAccessLog } from "./routes/access-log.ts";
import { registerAgreements } from "./routes/agreements.ts";
import { registerBatches } from "./routes/batches.ts";
import { registerDocumentation } from "./routes/documentation.ts";
import { registerEvents } from "./routes/events.ts";
import { registerEvidence } from "./routes/evidence.ts";
import { registerExchange } from "./routes/exchange.ts";
import { registerHealth } from "./routes/health.ts";
import { registerIdentity } from "./routes/identity.ts";
import { registerLedger } from "./routes/ledger.ts";
import { registerNetwork } from "./routes/network.ts";
import { registerNoticeContents } from "./routes/notice-contents.ts";
import { registerNotices } from "./routes/notices.ts";
import { registerPackages } from "./routes/packages.ts";
import { registerPartners } from "./routes/partners.ts";
import { registerProposals } from "./routes/proposals.ts";
import { type ResourceOptions, registerResource } from "./routes/resource.ts";
import { registerRetention } from "./routes/retention.ts";
import { registerSubmissions } from "./routes/submissions.ts";
import { registerVerifications } from "./routes/verifications.ts";

const resources = [
  registerIdentity,
  registerNetwork,
  registerPartners,
  registerAgreements,
  registerPackages,
  registerRetention,
  registerBatches,
  registerEvidence,
  registerNoticeContents,
  registerNotices,
  registerProposals,
  registerSubmissions,
  registerEvents,
  registerExchange,
  registerAccessLog,
  registerLedger,
];
const TOO_SLOW = { status: problems["request-timeout"].status, code: "request-timeout" } as const;
const LARGEST_JSON_BYTES = 32 * 1024 * 1024;

/** What is told of a request: nothing that its sender wrote, not even its address here. */
export interface ObservedRequest {
  readonly id: string;
  readonly method: string;
  /** Template of the route that answered; undefined when none did. */
  readonly route: string | undefined;
  /** Of the API's description; undefined for what is not described. */
  readonly operation: string | undefined;
  readonly status: number;
  /** Of the problem that it was answered with. */
  readonly code: ProblemCode | undefined;
  /** For whom was asked, and as what; undefined where nobody was identified. Never who it was. */
  readonly partner: string | undefined;
  readonly roles: Identity["roles"] | undefined;
  readonly milliseconds: number;
}

export interface AppOptions {
  readonly capabilities: Capabilities;
  readonly newRequestId: () => string;
  /** Called once for every request answered. */
  readonly observe: (request: ObservedRequest) => void;
  /** Called for an error that nobody foresaw. */
  readonly report: (error: unknown, requestId: string) => void;
  readonly protection: ProtectionOptions & ResourceOptions;
  /** Unix milliseconds. */
  readonly now: () => number;
  /** Whether the gateway ends, and takes no more requests. */
  readonly isEnding: () => boolean;
  /** Those of `defaultLimits` where nothing else is said. */
  readonly limits?: Pick<Limits, "requests" | "requestsPerAddress">;
  /** Counts what is looked up; by the default limits unless told otherwise. */
  readonly lookUps?: LookUps;
}

/** The gateway's HTTP side: parse, call one verb, serialise. */
export function createApp(options: AppOptions): OpenAPIHono {
  const app = new OpenAPIHono({
    defaultHook: (result, c) =>
      result.success ? undefined : answerInvalid(c, result.error, options.protection.partner),
  });
  const findOperation = operationOf(app);
  app.use(async (c, next) => {
    const startedAt = options.now();
    const id = requestIdOf(c.req.header("x-request-id")) ?? options.newRequestId();
    c.set("requestId" as never, id as never);
    await next();
    // Not by the context: that would make the answer anew, and as a stream.
    c.res.headers.set("x-request-id", id);
    const milliseconds = options.now() - startedAt;
    const { method } = c.req;
    const operation = findOperation(c);
    const { status } = c.res;
    const { partner, roles } = identityOf(c) ?? {};
    const asked = { id, method, route: routeOf(c), operation, partner, roles };
    // Whoever was cut off was answered that, and not what the route made of it.
    const answered = wasTooSlow(c) ? TOO_SLOW : { status, code: problemOf(c) };
    options.observe({ ...asked, ...answered, milliseconds });
  });
  app.use(secure);
  app.use(boundRequests(options.limits ?? defaultLimits));
  app.use(compress());
  app.use(refuseWhenEnding(options.isEnding));
  app.use(negotiate(findResource(app)));
  app.use("/v1/*", async (c, next) => {
    c.header("cache-control", "no-store");
    return next();
  });
  // Around all that answers: what is refused to somebody, and what is given again, are entries too.
  app.use("/v1/*", recordAccess(findOperation, options.capabilities, options.report));
  app.use("/v1/*", authenticate(options.capabilities, options.protection, findOperation));
  app.use("/v1/*", countLookUps(options.lookUps ?? boundLookUps(defaultLimits), findOperation));
  app.use("/v1/*", async (c, next) => {
    if (c.req.method !== "POST") return next();
    if (kindOfBody(c) === "file") return next();
    return bodyLimit({
      maxSize: LARGEST_JSON_BYTES,
      onError: () => {
        throw new DomainError("body-too-large", `A JSON body has at most ${LARGEST_JSON_BYTES} bytes.`, {
          most: LARGEST_JSON_BYTES,
        });
      },
    })(c, next);
  });
  app.use("/v1/*", checkContent);
  app.use("/v1/*", keepIdempotent(options.capabilities));
  app.onError((error, c) => answerError(c, error, options.report));
  // What other gateways fetch is known to them by its root.
  app.use("/v1/*", (c, next) => (c.req.path.startsWith("/v1/exchange/") ? next() : answerConditionally(c, next)));
  for (const register of resources) register(app, options.capabilities);
  registerVerifications(app, options.capabilities, options.protection.partner);
  // Before anything is served: an operation that nobody decided on is none.
  requirePermissions(app);
  registerDocumentation(app);
  registerResource(app, options.protection);
  registerHealth(app, options.capabilities);
  app.notFound((c) => answerProblem(c, "not-found", "There is nothing at this address."));
  return app;
}

const uuid = z.uuid();

/** The id that a proxy or a client gave a request, where it is one of ours in form: a UUID. */
function requestIdOf(given: string | undefined): string | undefined {
  if (given === undefined) return undefined;
  const id = uuid.safeParse(given);
  return id.success ? id.data.toLowerCase() : undefined;
}
