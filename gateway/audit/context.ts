import type { Agreements } from "./agreements.ts";
import type { Note } from "./finding.ts";
import type { Partners } from "./partners.ts";
import type { AuditedEvent, AuditedLedger } from "./told.ts";

/** What the derivation of one part of the ledger may ask of the others. */
export interface Context {
  readonly ledger: AuditedLedger;
  readonly partners: Partners;
  readonly agreements: Agreements;
  readonly note: Note;
  /** Whether an event is of the transaction that made the registry. */
  isFounding(event: AuditedEvent): boolean;
  /** Takes down that the registry did what only the consortium decides. */
  noteDecision(event: AuditedEvent): void;
  /** The consortium's timelock, which acts for it; undefined before it is founded. */
  timelock(): string | undefined;
  /** Whether what follows an acknowledgement is the answer that made it. */
  isAnsweredNext(event: EventOf<"NoticeAcknowledged">): boolean;
}

/** An event by its name. */
export type EventOf<N extends AuditedEvent["name"]> = Extract<AuditedEvent, { readonly name: N }>;
