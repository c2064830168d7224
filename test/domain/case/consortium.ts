import { readFileSync } from "node:fs";
import type { CaseContext } from "../../../gateway/domain/case/context.ts";
import type { Mistake } from "../../../gateway/domain/case/mistake.ts";
import { readCase } from "../../../gateway/domain/case/read-case.ts";

const channels = ["cargo", "post", "express", "9610", "9710", "9810", "1210"] as const;

/** The local consortium as a case is read against it. */
export const context = {
  now: new Date("2026-11-23T12:00:00Z"),
  partners: [
    { iso: "CN", offices: ["Jiangmen", "Guangzhou", "Gongbei", "Huangpu", "Fuzhou", "Xiamen", "Shenzhen"] },
    { iso: "HK", offices: ["Airport", "Lok Ma Chau", "Kwai Chung"] },
    { iso: "MO", offices: ["HZMB", "Airport"] },
    { iso: "MY", offices: ["Port Klang", "KLIA"] },
    ...["JP", "KR", "AU", "NZ", "BN", "KH", "ID", "LA", "MM", "PH", "SG", "TH", "VN"].map((iso) => ({ iso })),
  ],
  agreements: [
    {
      name: "GBA",
      parties: ["CN", "HK", "MO"],
      effective: Date.parse("2018-11-13T00:00:00Z") / 1_000,
      expiry: Date.parse("2038-11-13T00:00:00Z") / 1_000,
      evidence: ["photo", "x-ray", "sample-report", "declaration", "trade-data", "appraisal", "officer-statement"],
      rights: ["trademark", "copyright", "patent"],
      channels,
    },
    {
      name: "RCEP",
      parties: ["CN", "JP", "KR", "AU", "NZ", "BN", "KH", "ID", "LA", "MY", "MM", "PH", "SG", "TH", "VN"],
      effective: Date.parse("2022-01-01T00:00:00Z") / 1_000,
      expiry: Date.parse("2042-01-01T00:00:00Z") / 1_000,
      evidence: ["photo", "sample-report", "declaration", "trade-data", "web-capture", "appraisal"],
      rights: ["trademark", "copyright"],
      channels,
    },
  ],
} as const satisfies CaseContext;

/** A case.yaml of the project, under scripts/local/cases. */
export function caseText(folder: string): string {
  return readFileSync(new URL(`../../../scripts/local/cases/${folder}/case.yaml`, import.meta.url), "utf8");
}

/** The mistakes of a case, each without its file. */
export function mistakesIn(text: string, changed: Partial<CaseContext> = {}): Omit<Mistake, "file">[] {
  const read = readCase(text, { ...context, ...changed });
  return read.ok ? [] : read.mistakes.map(({ file: _, ...mistake }) => mistake);
}
