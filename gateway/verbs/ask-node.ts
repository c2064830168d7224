import { DomainError } from "../domain/errors.ts";
import type { Gateway } from "./gateway.ts";

/** What the node answers; undefined while it is away. One that is known to be is not waited for. */
export async function unlessAway<T>({ store }: Pick<Gateway, "store">, ask: () => Promise<T>): Promise<T | undefined> {
  if ((await store.nodeStatus()).node === "unreachable") return undefined;
  try {
    return await ask();
  } catch (error) {
    if (error instanceof DomainError && error.code === "node-unreachable") return undefined;
    throw error;
  }
}
