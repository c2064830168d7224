import { parse } from "yaml";
import { z } from "zod";
import { courtRules, directions, onwardRules, purposes, recognitionRules } from "./codes/agreement-terms.ts";
import { channels } from "./codes/channels.ts";
import { bitSet, codeSchema, codesOf, numberOf } from "./codes/code-list.ts";
import { evidenceKinds } from "./codes/evidence-kinds.ts";
import { grades } from "./codes/recognition.ts";
import { rights } from "./codes/rights.ts";
import type { ScopeBits } from "./ledger-events.ts";

const hours = z.int().min(0).max(65_535);

/** The terms of an agreement as people write them: those of `consortium.yaml` and of a file that is proposed. */
export const agreementTermsSchema = z.strictObject({
  parties: z.array(z.string()).min(2),
  kind: z.string(),
  effective: z.iso.date(),
  expiry: z.iso.date(),
  evidence: z.array(codeSchema(evidenceKinds)),
  rights: z.array(codeSchema(rights)),
  channels: z.array(codeSchema(channels)),
  purposes: z.array(codeSchema(purposes)),
  onward: codeSchema(onwardRules),
  court: codeSchema(courtRules),
  recognition: z.strictObject({ rule: codeSchema(recognitionRules), floor: z.enum(["none", ...codesOf(grades)]) }),
  hours: z.strictObject({ acknowledge: hours, answer: hours, feedback: hours, recognise: hours }),
});

export type AgreementTerms = z.infer<typeof agreementTermsSchema>;

const TERMS_MAX_LENGTH = 100_000;

/** The terms that a YAML text states, or what is wrong with it. */
export function parseTerms(text: string): AgreementTerms | { readonly mistakes: readonly string[] } {
  let content: unknown;
  try {
    if (text.length > TERMS_MAX_LENGTH) return { mistakes: [`it is longer than ${TERMS_MAX_LENGTH} characters`] };
    content = parse(text, { maxAliasCount: 0 });
  } catch {
    return { mistakes: ["it is not YAML"] };
  }
  const terms = agreementTermsSchema.safeParse(content);
  if (terms.success) return terms.data;
  return { mistakes: terms.error.issues.map(({ path, message }) => `${path.join(".") || "the file"}: ${message}`) };
}

const secondsOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 1_000;

/** An agreement's scope as the registry takes it. */
export function scopeOf(agreement: AgreementTerms): ScopeBits {
  const { recognition } = agreement;
  return {
    kinds: bitSet(evidenceKinds, agreement.evidence),
    rights: bitSet(rights, agreement.rights),
    channels: bitSet(channels, agreement.channels),
    purposes: bitSet(purposes, agreement.purposes),
    directions: bitSet(directions, codesOf(directions)),
    onward: numberOf(onwardRules, agreement.onward),
    court: numberOf(courtRules, agreement.court),
    rule: numberOf(recognitionRules, recognition.rule),
    floor: recognition.floor === "none" ? 0 : numberOf(grades, recognition.floor),
    hoursToAcknowledge: agreement.hours.acknowledge,
    hoursToAnswer: agreement.hours.answer,
    hoursToFeedBack: agreement.hours.feedback,
    hoursToRecognise: agreement.hours.recognise,
    effective: secondsOf(agreement.effective),
    expiry: secondsOf(agreement.expiry),
    state: 0,
  };
}
