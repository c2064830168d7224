import { readCursor, writeCursor } from "../domain/cursors.ts";
import { DomainError } from "../domain/errors.ts";
import type { BatchDetail } from "../domain/wire/filing.ts";
import type { PageQuery } from "../domain/wire/queries.ts";
import type { Gateway } from "./gateway.ts";
import { pageOf } from "./page.ts";

/**
 * What is known here of a batch: a record whose list was not disclosed has packages that are unknown here.
 *
 * @throws DomainError `unknown-batch` when neither its list is here nor a record under its root, `invalid-cursor`
 */
export async function showBatch(gateway: Gateway, root: string, { limit, after }: PageQuery): Promise<BatchDetail> {
  const { store } = gateway;
  const start = after === undefined ? 0 : readCursor.position(after) + 1;
  const list = await store.batch(root);
  const records = await store.recordsOfRoot(root);
  const size = list?.length ?? records[0]?.size ?? 0;
  if (size < 2) throw new DomainError("unknown-batch", `There is no batch ${root} here.`, { root });
  const members = (list ?? []).slice(start, start + limit + 1).map((member, offset) => ({
    position: start + offset,
    root: member,
  }));
  const { entries, next } = pageOf(members, limit, ({ position }) => writeCursor(position));
  const evidence = await store.evidenceOfRoots(entries.map((member) => member.root));
  return {
    root,
    size,
    isDisclosed: list !== undefined,
    records: records.map(({ recordId }) => recordId),
    packages: await Promise.all(
      entries.map(async (member) => ({
        ...member,
        isHeld: (await store.document(member.root)) !== undefined,
        evidence: [...new Set(evidence.filter((row) => row.root === member.root).map(({ evidenceId }) => evidenceId))],
      })),
    ),
    next,
  };
}
