import type { Context, MiddlewareHandler } from "hono";
import type { NewAccessEntry } from "../domain/access-log.ts";
import type { ProblemCode } from "../domain/codes/problems.ts";
import type { Identity } from "../domain/identity.ts";
import { type IdsShown, idsShown } from "../domain/ids-shown.ts";
import { readId } from "./find-record.tsx";
import type { PageSources } from "./sources.ts";
import { visitorOf } from "./visitor.ts";

/** Adds a page to the access log; resolves when that is durable. */
export type RecordAccess = (
  access: Omit<NewAccessEntry, "identity"> & { readonly identity: Identity | undefined },
) => Promise<void>;

/** Pages that show data, as the access log names them. */
export type PageOperation = "showFrontPage" | "showBoard" | "showRecordPage";

const UNAUTHORISED = 401;
const SHOWN = "shown";
const PROBLEM = "pageProblem";

/**
 * Adds a page that somebody asks for to the access log, with the ids of what its sources gave, and shows it only when the entry is
 * durable. Where it cannot be written, the page is withheld. Whoever is not known is shown nothing, and leaves no entry.
 */
export function recordPage(operation: PageOperation, recordAccess: RecordAccess): MiddlewareHandler {
  return async (c, next) => {
    await next();
    const { status } = c.res;
    const identity = visitorOf(c);
    if (status === UNAUTHORISED && identity === undefined) return;
    const id = readId(c.req.query("id") ?? "");
    try {
      await recordAccess({
        operation,
        identity,
        status,
        code: (c.get(PROBLEM) as ProblemCode | undefined) ?? null,
        named: id === undefined ? [] : [id],
        shown: status === 200 && c.req.method !== "HEAD" ? shownOn(c) : idsShown(null, ""),
        requestId: (c.get("requestId") as string | undefined) ?? null,
      });
    } catch (error) {
      // Else Hono would put what is withheld under the page that stands in its place.
      c.res = undefined;
      throw error;
    }
  };
}

/** Notes the problem that a page tells of. */
export function notePageProblem(c: Context, code: ProblemCode): void {
  c.set(PROBLEM, code);
}

/** The sources of one page, of which is noted what they give it. */
export function noting(c: Context, sources: PageSources): PageSources {
  const note = async <T>(asked: Promise<T>, kind: string): Promise<T> => {
    const given = await asked;
    c.set(SHOWN, [...answersOf(c), { [kind]: given }]);
    return given;
  };
  return {
    showNetwork: () => sources.showNetwork(),
    showEvidence: (id) => note(sources.showEvidence(id), "evidence"),
    showNotice: (id) => note(sources.showNotice(id), "notices"),
    listNotices: (page) => note(sources.listNotices(page), "notices"),
    showRecord: (id, limit) => note(sources.showRecord(id, limit), "records"),
  };
}

const answersOf = (c: Context): readonly object[] => (c.get(SHOWN) as readonly object[] | undefined) ?? [];

const shownOn = (c: Context): IdsShown => idsShown(answersOf(c), "");
