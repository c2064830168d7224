import { HOURS_KEPT } from "./idempotency.ts";

const DAY_MS = 86_400_000;

/**
 * When a package is to be erased that is kept until a day (UTC, last included), in Unix milliseconds. Answers that hold its salts are
 * given again for some hours: it goes when the last of them is forgotten.
 */
export function erasedFrom(until: string): number {
  return endOfDay(until) + HOURS_KEPT * 3_600_000;
}

/** Whether a day (UTC, last included) is over. `now` is Unix milliseconds. */
export function isOver(until: string, now: number): boolean {
  return endOfDay(until) <= now;
}

const endOfDay = (day: string): number => Date.parse(`${day}T00:00:00Z`) + DAY_MS;

/** An order to keep a package beyond its retention, because of proceedings in which it may be wanted. Times are Unix milliseconds. */
export interface LegalHold {
  readonly holdId: string;
  /** Root of the package. */
  readonly root: string;
  /** The proceedings, as whoever placed it named them. */
  readonly reference: string;
  readonly placedAt: number;
  readonly placedBy: string | undefined;
  readonly releasedAt: number | undefined;
  readonly releasedBy: string | undefined;
}

/** A package of which manifest, salts and files are erased, or are being erased. */
export interface Erasure {
  readonly root: string;
  /** When it became due, and when its manifest could be read no more; Unix milliseconds. */
  readonly dueAt: number;
  readonly begunAt: number;
  /** When its last file was gone. */
  readonly erasedAt: number | undefined;
}

/** An erasure of which files are left. */
export interface OpenErasure extends Erasure {
  /** The object that its manifest with the salts was, and the pack that it was a line of. */
  readonly objectSha256: string;
  readonly pack: string | undefined;
  /** SHA-256 of its exhibits. */
  readonly exhibits: readonly string[];
}

/** A package that is kept until a day. */
export interface RetainedPackage {
  readonly root: string;
  readonly caseNumber: string | undefined;
  readonly ref: string | undefined;
  /** From when it may be erased, Unix milliseconds. */
  readonly eraseAt: number;
  readonly isHeld: boolean;
}

/** What the database keeps of retention. */
export interface RetentionStore {
  /** Throws DomainError `unknown-package`, or `package-erased` when it is, or is being erased. */
  placeHold(hold: LegalHold): Promise<void>;
  /** The hold as it is then: what was released before stays as it was. Undefined when there is none. */
  releaseHold(root: string, holdId: string, releasedAt: number, by: string | undefined): Promise<LegalHold | undefined>;
  /** The holds on a package, the oldest first. */
  holds(root: string): Promise<LegalHold[]>;
  /** Packages that may be erased before a time, by that time and root. */
  retained(
    before: number,
    after: { eraseAt: number; root: string } | undefined,
    limit: number,
  ): Promise<RetainedPackage[]>;

  erasure(root: string): Promise<Erasure | undefined>;
  /**
   * Forgets packages that are due and that nothing holds: from then on nothing of them can be read, and their files are to go. Answers
   * how many.
   */
  beginErasures(now: number, limit: number): Promise<number>;
  /** Erasures begun before a time of which files are left, the oldest first. */
  openErasures(begunBefore: number, limit: number): Promise<OpenErasure[]>;
  /** Whether a package that is here has an exhibit with that digest. */
  hasExhibit(sha256: string): Promise<boolean>;
  /** The documents that are lines of a pack. */
  documentsOfPack(
    pack: string,
  ): Promise<{ readonly objectSha256: string; readonly offset: number; readonly length: number }[]>;
  /** Says of documents that they are lines of another pack now. */
  moveDocuments(
    moved: readonly {
      readonly objectSha256: string;
      readonly slice: { pack: string; offset: number; length: number };
    }[],
  ): Promise<void>;
  /** Forgets of erasures what was left to do. */
  finishErasures(roots: readonly string[], erasedAt: number): Promise<void>;
  /** SHA-256 of the objects, of salted manifests all, that are or are to be erased. */
  erasedObjects(): Promise<ReadonlySet<string>>;
}
