import { DomainError } from "../domain/errors.ts";
import type { NodeStatus } from "../domain/ports.ts";
import type { Gateway } from "./gateway.ts";

/**
 * What the node answers; undefined while it is away. One that is known to be is not waited for.
 *
 * @param status how the node stands, where that is known already
 */
export async function unlessAway<T>(
  { store }: Pick<Gateway, "store">,
  ask: () => Promise<T>,
  status?: NodeStatus,
): Promise<T | undefined> {
  // One that has never been asked is not known to be away.
  const { node } = status ?? (await store.nodeStatus());
  if (node === "unreachable" && (await store.head()) !== undefined) return undefined;
  try {
    return await ask();
  } catch (error) {
    if (error instanceof DomainError && error.code === "node-unreachable") return undefined;
    throw error;
  }
}
