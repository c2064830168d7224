import { safeText } from "../../domain/safe-text.ts";
import { renderTable } from "./table.ts";

/** What a filing came to. */
export interface Filed {
  readonly case: string;
  readonly partner: string;
  /** Null: recorded under no agreement, for the own partner alone. */
  readonly agreement: { readonly code: string; readonly version: number } | null;
  readonly evidence: readonly {
    readonly ref: string;
    readonly kind: string;
    readonly id: string;
    readonly root: string;
    readonly state: "recorded" | "already-recorded";
  }[];
  readonly notice: { readonly id: string; readonly state: "published" | "already-published" } | null;
  readonly submissions: readonly string[];
}

/** A filing for people, with what to try next. */
export function renderFiled(filed: Filed, folder: string): string {
  const { evidence, notice, agreement } = filed;
  const rows = evidence.map(({ ref, kind, id, state }) => [safeText(ref), kind, id, state.replace("-", " ")]);
  if (notice !== null) rows.push(["notice", "", notice.id, notice.state.replace("-", " ")]);
  const under = agreement === null ? "no agreement" : `${safeText(agreement.code)} v${agreement.version}`;
  const head = `case ${safeText(filed.case)} of ${filed.partner} under ${under}\n`;
  const next = [
    ...(notice === null ? [] : [`  concord notice show ${notice.id}\n`]),
    ...evidence.slice(0, 1).map(({ id }) => `  concord evidence show ${id}\n`),
    `  concord verify FILE…      with files of ${safeText(folder)}\n`,
  ];
  return `${head}${renderTable(rows)}try next:\n${next.join("")}`;
}
