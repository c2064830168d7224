import type { EvidenceKind } from "../../domain/codes/evidence-kinds.ts";
import type { EvidenceInfo } from "../../domain/wire/records.ts";
import { type Deps, type GlobalOptions, languageOf } from "../deps.ts";
import { renderAsOf, renderEvidenceList } from "../render/evidence.ts";
import { openSession } from "../session.ts";

const PAGE_MAX = 100;

/** Which evidence to list; all conditions hold together. */
export interface EvidenceQuery {
  readonly partner?: string;
  readonly kind?: EvidenceKind;
  readonly agreement?: string;
  readonly case?: string;
  readonly limit: number;
}

/** Lists evidence, newest page by page until the limit. */
export async function listEvidence(
  deps: Deps,
  options: GlobalOptions,
  { limit, ...conditions }: EvidenceQuery,
): Promise<number> {
  const { api } = await openSession(deps, options);
  const evidence: EvidenceInfo[] = [];
  let after: string | undefined;
  for (;;) {
    const page = await api.listEvidence({ ...conditions, limit: Math.min(PAGE_MAX, limit - evidence.length), after });
    evidence.push(...page.evidence.slice(0, limit - evidence.length));
    after = page.next ?? undefined;
    if (after !== undefined && evidence.length < limit && page.evidence.length > 0) continue;
    const answer = { asOf: page.asOf, evidence, next: page.next };
    deps.terminal.print(
      options.json === true
        ? `${JSON.stringify(answer)}\n`
        : renderAsOf(page.asOf) + renderEvidenceList(evidence, languageOf(deps, options)),
    );
    if (options.json !== true && after !== undefined) deps.terminal.tell("concord: there is more; raise --limit\n");
    return 0;
  }
}
