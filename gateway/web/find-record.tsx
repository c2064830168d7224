import type { Child } from "hono/jsx";
import { type Language, label } from "../domain/codes/code-list.ts";
import { evidenceKinds } from "../domain/codes/evidence-kinds.ts";
import { DomainError } from "../domain/errors.ts";
import type { OperationId } from "../domain/permissions.ts";
import { safeText } from "../domain/safe-text.ts";
import { recordTexts } from "../domain/texts/record-texts.ts";
import { sayIn } from "../domain/texts/say.ts";
import type { AsOf } from "../domain/wire/network.ts";
import { BatchView } from "./components/batch-view.tsx";
import { EvidenceView } from "./components/evidence-view.tsx";
import { titleOfNotice } from "./components/notice-head.tsx";
import { NoticeView } from "./components/notice-view.tsx";
import type { PageSources } from "./sources.ts";
import type { View } from "./view.ts";

const MOST_MEMBERS = 200;

/** What an id names, ready to be shown. */
export interface FoundRecord {
  readonly asOf: AsOf;
  readonly heading: string;
  readonly content: Child;
}

/** Reads an id as people paste it: with spaces around it, in capitals, without `0x`. Undefined when it is none. */
export function readId(text: string): string | undefined {
  const digits = /^\s*(?:0x)?([0-9a-f]{64})\s*$/i.exec(text)?.[1];
  return digits === undefined ? undefined : `0x${digits.toLowerCase()}`;
}

/** The evidence, notice or batch of an id, as far as somebody may see such; undefined when this gateway knows none. */
export async function findRecord(
  sources: PageSources,
  id: string,
  view: View,
  may: (operation: OperationId) => boolean,
): Promise<FoundRecord | undefined> {
  return (
    (may("showEvidence") ? await findEvidence(sources, id, view) : undefined) ??
    (may("showNotice") ? await findNotice(sources, id, view) : undefined) ??
    (may("showBatch") ? await findBatch(sources, id, view) : undefined)
  );
}

async function findEvidence(sources: PageSources, id: string, view: View): Promise<FoundRecord | undefined> {
  const detail = await unlessAbsent(sources.showEvidence(id), "unknown-evidence");
  if (detail === undefined) return undefined;
  const { language } = view;
  const kind = label(evidenceKinds, detail.evidence.kind, language);
  return {
    asOf: detail.asOf,
    heading: join(sayIn(recordTexts, language)("evidence"), kind, language),
    content: <EvidenceView detail={detail} view={view} />,
  };
}

async function findNotice(sources: PageSources, id: string, view: View): Promise<FoundRecord | undefined> {
  const detail = await unlessAbsent(sources.showNotice(id), "unknown-notice");
  if (detail === undefined) return undefined;
  const { language } = view;
  return {
    asOf: detail.asOf,
    heading: join(sayIn(recordTexts, language)("notice"), safeText(titleOfNotice(detail.notice, language)), language),
    content: <NoticeView notice={detail.notice} view={view} />,
  };
}

async function findBatch(sources: PageSources, id: string, view: View): Promise<FoundRecord | undefined> {
  const detail = await unlessAbsent(sources.showRecord(id, MOST_MEMBERS), "unknown-evidence");
  if (detail === undefined) return undefined;
  const say = sayIn(recordTexts, view.language);
  return {
    asOf: detail.asOf,
    heading: join(say("batch"), say("memberCount", { size: detail.record.size }), view.language),
    content: <BatchView detail={detail} view={view} />,
  };
}

async function unlessAbsent<T>(asked: Promise<T>, absence: DomainError["code"]): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof DomainError && error.code === absence) return undefined;
    throw error;
  }
}

const join = (name: string, what: string, language: Language): string =>
  language.startsWith("zh") ? `${name}：${what}` : `${name}: ${what}`;
