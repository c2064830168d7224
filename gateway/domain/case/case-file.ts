import { z } from "zod";
import { channels } from "../codes/channels.ts";
import { evidenceKinds } from "../codes/evidence-kinds.ts";
import { bases, conclusions, informationGrades, sourceGrades, tlpLabels, useCodes } from "../codes/handling.ts";
import { actions, noticeTypes, patterns, priorities } from "../codes/notices.ts";
import { rights } from "../codes/rights.ts";
import {
  code,
  count,
  country,
  day,
  exhibitPath,
  form,
  hsCode,
  list,
  numberCode,
  recipient,
  text,
  time,
} from "./values.ts";

const freeText = text(4_000);
const shortText = text(500);
const countryOrPartner = form(/^[A-Z]{2}$/, "an ISO 3166-1 alpha-2 code in upper case, such as CN");
const language = form(
  /^[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|\d{3}))?$/,
  "a language tag (BCP 47), such as zh-Hans or en",
);

/** Who captured the evidence, when and how: provenance is fixed before anything is digested. */
const acquisition = z.strictObject({
  at: time,
  by: shortText,
  method: freeText.optional(),
  tool: freeText.optional(),
  place: freeText.optional(),
  witness: freeText.optional(),
});

const caseEvidence = z.strictObject({
  ref: text(100),
  kind: code(evidenceKinds),
  exhibits: list(exhibitPath, 10_000),
  acquired: acquisition,
  language,
  goods: z
    .strictObject({
      hs: hsCode.optional(),
      right: code(rights).optional(),
      items: count.optional(),
      consignments: count.optional(),
      marks: count.optional(),
    })
    .optional(),
  appraisal: z
    .strictObject({
      body: freeText,
      method: freeText.optional(),
      conclusion: code(conclusions),
      dissent: freeText.optional(),
    })
    .optional(),
  retention: z.strictObject({ until: day }).optional(),
});

const caseNotice = z.strictObject({
  type: code(noticeTypes),
  priority: numberCode(priorities),
  valid: z.strictObject({ from: day, to: day }),
  to: list(recipient, 255),
  grading: z.strictObject({ source: code(sourceGrades), information: numberCode(informationGrades) }),
  goods: z
    .strictObject({
      hs: list(hsCode, 1_000).optional(),
      declared: list(shortText, 1_000).optional(),
      actual: list(shortText, 1_000).optional(),
    })
    .optional(),
  right: code(rights),
  channel: code(channels),
  route: z
    .strictObject({ from: country.optional(), via: list(country, 250).optional(), to: list(country, 250).optional() })
    .optional(),
  pattern: list(code(patterns), patterns.length).optional(),
  parties: z.strictObject({ from: exhibitPath, columns: list(shortText, 100) }).optional(),
  action: code(actions),
  basis: list(text(100), 10_000).optional(),
});

/**
 * case.yaml as written, value by value; what concerns several values together is in `checkRules` and `checkScope`.
 * Reading turns unquoted codes into text, `to` into partner and office, `priority` and `information` into numbers;
 * times and days stay the text that was written.
 */
export const caseFileSchema = z.strictObject({
  case: text(100),
  partner: countryOrPartner,
  office: shortText,
  title: shortText,
  basis: code(bases),
  legal: freeText.optional(),
  source: freeText.optional(),
  agreement: text(100).optional(),
  handling: z.strictObject({ tlp: code(tlpLabels), use: code(useCodes) }),
  evidence: list(caseEvidence, 10_000),
  notice: caseNotice.optional(),
});

/** A case that was read without mistakes. Without an agreement its evidence is recorded for its own partner alone. */
export type CaseFile = z.output<typeof caseFileSchema>;
export type CaseEvidence = z.output<typeof caseEvidence>;
export type CaseNotice = z.output<typeof caseNotice>;
