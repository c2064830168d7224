import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { DomainError } from "../domain/errors.ts";
import type { LegalHold } from "../domain/retention.ts";
import type { LegalHoldInfo, legalHoldsSchema } from "../domain/wire/retention.ts";
import { type Gateway, utcOfMilliseconds } from "./gateway.ts";
import { notHere } from "./show-package.ts";

/**
 * Keeps a package at this gateway beyond its retention, until every hold on it is released. `by` is who, as the gateway knows them.
 *
 * @throws DomainError `unknown-package`, `package-erased`
 */
export async function placeHold(
  gateway: Gateway,
  root: string,
  reference: string,
  by?: string,
): Promise<LegalHoldInfo> {
  const hold: LegalHold = {
    holdId: randomUUID(),
    root,
    reference,
    placedAt: gateway.now(),
    placedBy: by,
    releasedAt: undefined,
    releasedBy: undefined,
  };
  await gateway.store.placeHold(hold);
  return describeHold(hold);
}

/** Releases a hold; one that is released stays as it is. Throws DomainError `unknown-hold`. */
export async function releaseHold(gateway: Gateway, root: string, holdId: string, by?: string): Promise<LegalHoldInfo> {
  const hold = await gateway.store.releaseHold(root, holdId, gateway.now(), by);
  if (hold !== undefined) return describeHold(hold);
  throw new DomainError("unknown-hold", `There is no hold ${holdId} on package ${root} here.`, { root, hold: holdId });
}

/** The holds on a package, released ones too. Throws DomainError `unknown-package`, `package-erased`. */
export async function listHolds(gateway: Gateway, root: string): Promise<z.infer<typeof legalHoldsSchema>> {
  const holds = await gateway.store.holds(root);
  const isKnown = holds.length > 0 || (await gateway.store.document(root))?.type === "package";
  if (!isKnown) throw await notHere(gateway, root);
  return { package: root, holds: holds.map(describeHold) };
}

function describeHold(hold: LegalHold): LegalHoldInfo {
  const { holdId: id, root, reference, placedAt, placedBy = null, releasedAt, releasedBy = null } = hold;
  return {
    id,
    package: root,
    reference,
    placedAt: utcOfMilliseconds(placedAt),
    placedBy,
    releasedAt: releasedAt === undefined ? null : utcOfMilliseconds(releasedAt),
    releasedBy,
  };
}
