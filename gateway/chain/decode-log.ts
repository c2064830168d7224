import type { AuditedFact, ContractName, ReadLog } from "../audit/told.ts";
import { interfaces } from "./contracts.ts";
import { readLog } from "./read-log.ts";

/** What OpenZeppelin's Governor says beside the consortium's own events, and nothing that these do not. */
export const unread: ReadonlySet<string> = new Set([
  "EIP712DomainChanged",
  "TimelockChange",
  "VoteCast",
  "VoteCastWithParams",
]);

/** Reads a log of one of the contracts; undefined for none of its events. */
export function decodeLog(contract: ContractName, log: ReadLog): AuditedFact | "unread" | undefined {
  const event = tryRead(contract, log);
  if (event === undefined) return undefined;
  return unread.has(event.name) ? "unread" : (event as AuditedFact);
}

function tryRead(contract: ContractName, log: ReadLog): ReturnType<typeof readLog> {
  try {
    return readLog(interfaces[contract], log);
  } catch {
    return undefined;
  }
}
