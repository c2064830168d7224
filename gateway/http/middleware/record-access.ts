import type { Context, MiddlewareHandler } from "hono";
import { type IdsShown, idsShown } from "../../domain/ids-shown.ts";
import type { Capabilities } from "../capabilities.ts";
import { identityOf } from "../identity-of.ts";
import { answerError, problemOf } from "../problem.ts";

const UNAUTHORISED = 401;
const NOTHING: IdsShown = { evidence: [], notices: [], submissions: [] };
const JSON_TYPE = /^application\/json(;|$)/;
const OF_PROBLEM = { "content-type": "application/problem+json", "cache-control": "no-store", vary: "Accept-Language" };
/** Members of an address that are ids: not names of partners, not places of exhibits. */
const IDS = ["id", "root"] as const;
const ID = /^(0x[0-9a-f]{64}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/**
 * Adds a request to the access log, and gives its answer only when the entry is durable: nobody is shown anything that the log does
 * not tell of. Where it cannot be written, the answer is withheld.
 */
export function recordAccess(
  operationOf: (c: Context) => string | undefined,
  deps: Pick<Capabilities, "recordAccess">,
  report: Parameters<typeof answerError>[2],
): MiddlewareHandler {
  return async (c, next) => {
    const said = noteJson(c);
    await next();
    const operation = operationOf(c);
    // Whoever is not known and refused for that is shown nothing, and could fill the disk.
    if (operation === undefined || c.res.status === UNAUTHORISED) return;
    const answer = c.res;
    try {
      await deps.recordAccess({
        operation,
        identity: identityOf(c),
        status: answer.status,
        code: problemOf(c) ?? null,
        named: namedIn(c, answer),
        shown: await shownBy(c, answer, said),
        requestId: (c.get("requestId") as string | undefined) ?? null,
      });
    } catch (error) {
      await answer.body?.cancel();
      // Hono gives a problem every header that was prepared for what is withheld, digests and names of files among them.
      c.res = undefined;
      const { body, status } = answerError(c, error, report);
      c.res = new Response(body, { status, headers: OF_PROBLEM });
    }
  };
}

/** What was asked for by name. Whatever else somebody wrote in its place, such as the number of a case, is for no log. */
function namedIn(c: Context, { ok }: Response): string[] {
  const ids = IDS.flatMap((name) => c.req.param(name) ?? []).filter((id) => ID.test(id));
  const code = c.req.param("code");
  return code !== undefined && ok ? [...ids, code] : ids;
}

/** Remembers what was last answered as JSON, before it becomes text. */
function noteJson(c: Context): () => { readonly value: unknown; readonly response: unknown } | undefined {
  let said: { readonly value: unknown; readonly response: unknown } | undefined;
  const answerJson = c.json as (value: unknown, ...rest: unknown[]) => unknown;
  c.json = ((value: unknown, ...rest: unknown[]) => {
    const response = answerJson(value, ...rest);
    said = { value, response };
    return response;
  }) as unknown as typeof c.json;
  return () => said;
}

async function shownBy(c: Context, answer: Response, said: ReturnType<typeof noteJson>): Promise<IdsShown> {
  const isShown = answer.ok && c.req.method !== "HEAD" && JSON_TYPE.test(answer.headers.get("content-type") ?? "");
  if (!isShown) return NOTHING;
  const [, , resource = ""] = c.req.path.split("/");
  const last = said();
  // Whatever made another answer of it, or gave one again, is read as it goes out.
  return idsShown(last?.response === answer ? last.value : await answer.clone().json(), resource);
}
