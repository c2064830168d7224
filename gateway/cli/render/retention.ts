import type { Language } from "../../domain/codes/code-list.ts";
import { safeText } from "../../domain/safe-text.ts";
import { sayIn } from "../../domain/texts/say.ts";
import type { LegalHoldInfo } from "../../domain/wire/retention.ts";
import { commandTexts } from "./command-texts.ts";
import { renderTable } from "./table.ts";

/** A package of which retention ends. */
interface Retained {
  readonly root: string;
  readonly case: string | null;
  readonly ref: string | null;
  readonly eraseAt: string;
  readonly isHeld: boolean;
}

/** Packages that are kept until a day, a line each. */
export function renderRetention(packages: readonly Retained[], language: Language): string {
  const say = sayIn(commandTexts, language);
  if (packages.length === 0) return `${say("noRetention")}\n`;
  return renderTable(
    packages.map(({ root, case: number, ref, eraseAt, isHeld }) => [
      root,
      [number, ref].map((text) => (text === null ? "–" : safeText(text))).join("/"),
      say(isHeld ? "keptByHold" : "erasedFrom", { time: eraseAt }),
    ]),
  );
}

/** Legal holds, a line each. */
export function renderHolds(holds: readonly LegalHoldInfo[], language: Language): string {
  const say = sayIn(commandTexts, language);
  if (holds.length === 0) return `${say("noHolds")}\n`;
  return renderTable(
    holds.map(({ id, reference, placedAt, releasedAt }) => [
      say("hold"),
      id,
      safeText(reference),
      say("placed", { time: placedAt }),
      ...(releasedAt === null ? [] : [say("released", { time: releasedAt })]),
    ]),
  );
}
