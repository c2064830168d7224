import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import {
  courtRules,
  directions,
  onwardRules,
  purposes,
  recognitionRules,
} from "../../gateway/domain/codes/agreement-terms.ts";
import { channels } from "../../gateway/domain/codes/channels.ts";
import { bitSet, codeSchema, codesOf, numberOf } from "../../gateway/domain/codes/code-list.ts";
import { evidenceKinds } from "../../gateway/domain/codes/evidence-kinds.ts";
import { grades } from "../../gateway/domain/codes/recognition.ts";
import { rights } from "../../gateway/domain/codes/rights.ts";
import type { ScopeBits } from "../../gateway/domain/ledger-events.ts";

const hours = z.int().min(0).max(65_535);

const consortiumSchema = z.strictObject({
  partners: z.array(
    z.strictObject({
      id: z.int().min(1).max(255),
      iso: z.string().length(2),
      name: z.string().optional(),
      gateway: z.int().optional(),
      offices: z.array(z.string()).default([]),
    }),
  ),
  agreements: z.record(
    z.string(),
    z.strictObject({
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
    }),
  ),
});

/** The consortium of the local run: `consortium.yaml` beside this file. */
export type Consortium = z.infer<typeof consortiumSchema>;
export type ConsortiumAgreement = Consortium["agreements"][string];

/** Reads and checks `consortium.yaml`. */
export function readConsortium(): Consortium {
  return consortiumSchema.parse(parse(readFileSync(join(import.meta.dirname, "consortium.yaml"), "utf8")));
}

const secondsOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 1_000;

/** An agreement's scope as the registry takes it. */
export function scopeOf(agreement: ConsortiumAgreement): ScopeBits {
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
