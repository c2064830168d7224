import type { CaseContext } from "./context.ts";
import { nameOf } from "./explain-issue.ts";
import { type Finding, type PathPart, show } from "./mistake.ts";
import type { SoundValues } from "./sound-values.ts";
import { suggestNearest } from "./suggest-nearest.ts";
import { lastSecondOf } from "./times.ts";

// Every rule between several values, past the usual length: each is a few words and what stands around them.

/** How far a capture's clock may be ahead of ours. */
const CLOCK_SKEW_MAX_MILLISECONDS = 5 * 60 * 1_000;

type Report = (at: readonly PathPart[], finding: Omit<Finding, "at">) => void;

/** The rules of the case format that concern several values, or a value and the consortium. */
export function checkRules(values: SoundValues, context: CaseContext): Finding[] {
  const findings: Finding[] = [];
  const report: Report = (at, finding) => findings.push({ at, ...finding });
  checkFiler(values, context, report);
  const declared = checkEvidence(values, context, report);
  if (values.has("notice")) {
    checkValidity(values, context, report);
    checkRecipients(values, context, report);
    checkNoticeRefs(values, declared, report);
  }
  return findings;
}

function checkFiler(values: SoundValues, { partners }: CaseContext, report: Report): void {
  reportUnknownPartner(["partner"], values.text("partner"), partners, report);
  if (values.has("notice") && !values.has("agreement")) {
    const message = "agreement is missing: a notice is published under an agreement";
    report(["agreement"], { code: "agreement-required", message, expected: "the name of the agreement" });
  }
}

function reportUnknownPartner(
  at: readonly PathPart[],
  iso: string | undefined,
  partners: CaseContext["partners"],
  report: Report,
): void {
  if (iso === undefined || partners.some((partner) => partner.iso === iso)) return;
  const known = partners.map((partner) => partner.iso);
  report(at, {
    code: "unknown-partner",
    message: `${nameOf(at)} is not a partner: ${show(iso)}`,
    expected: `one of ${known.join(", ")}`,
    found: show(iso),
  });
}

/** What the evidence declares, for the notice to refer to. */
interface Declared {
  readonly refs: ReadonlySet<string>;
  readonly exhibits: ReadonlySet<string>;
  /** Whether none is missing because of a mistake of its own, so that "unknown" can be said of others. */
  readonly hasEveryRef: boolean;
  readonly hasEveryExhibit: boolean;
}

function checkEvidence(values: SoundValues, { now }: CaseContext, report: Report): Declared {
  const refs = new Set<string>();
  const exhibits = new Set<string>();
  let hasEveryRef = true;
  let hasEveryExhibit = true;
  for (let index = 0; index < values.count("evidence"); index++) {
    const ref = values.text("evidence", index, "ref");
    if (ref !== undefined && refs.has(ref)) {
      const message = `evidence[${index}].ref is taken by an entry before it: ${show(ref)}`;
      report(["evidence", index, "ref"], {
        code: "duplicate-ref",
        message,
        expected: "a ref of its own",
        found: show(ref),
      });
    }
    if (ref !== undefined) refs.add(ref);
    hasEveryRef &&= ref !== undefined;
    hasEveryExhibit &&= values.count("evidence", index, "exhibits") > 0;

    const at = values.text("evidence", index, "acquired", "at");
    if (at !== undefined && Date.parse(at) > now.getTime() + CLOCK_SKEW_MAX_MILLISECONDS) {
      const message = `evidence[${index}].acquired.at is in the future: ${show(at)}`;
      report(["evidence", index, "acquired", "at"], {
        code: "in-the-future",
        message,
        expected: `not later than ${now.toISOString()}`,
        found: show(at),
      });
    }

    const kind = values.text("evidence", index, "kind");
    const hasAppraisal = values.has("evidence", index, "appraisal");
    if (kind === "appraisal" && !hasAppraisal) {
      const message = `evidence[${index}].appraisal is missing: the kind is appraisal`;
      report(["evidence", index, "appraisal"], {
        code: "appraisal-required",
        message,
        expected: "an appraisal with body and conclusion",
      });
    } else if (kind !== undefined && kind !== "appraisal" && hasAppraisal) {
      const message = `evidence[${index}].appraisal is only for the kind appraisal, and this is ${kind}`;
      report(["evidence", index, "appraisal"], {
        code: "appraisal-not-allowed",
        isAboutKey: true,
        message,
        expected: "no appraisal, or kind: appraisal",
      });
    }
    for (const path of checkUnique(values, ["evidence", index, "exhibits"], "duplicate-path", report))
      exhibits.add(path);
  }
  return { refs, exhibits, hasEveryRef, hasEveryExhibit };
}

/** Reports the texts of a list that stand in it before, compared in NFC. */
function checkUnique(
  values: SoundValues,
  list: readonly PathPart[],
  code: Finding["code"],
  report: Report,
): Set<string> {
  const seen = new Set<string>();
  for (let index = 0; index < values.count(...list); index++) {
    const text = values.text(...list, index)?.normalize("NFC");
    if (text === undefined) continue;
    if (seen.has(text)) {
      const at = [...list, index];
      report(at, {
        code,
        message: `${nameOf(at)} stands in the list before: ${show(text)}`,
        expected: "each entry once",
        found: show(text),
      });
    }
    seen.add(text);
  }
  return seen;
}

function checkValidity(values: SoundValues, { now }: CaseContext, report: Report): void {
  const from = values.text("notice", "valid", "from");
  const to = values.text("notice", "valid", "to");
  if (to === undefined) return;
  const at = ["notice", "valid", "to"];
  // Days of the form YYYY-MM-DD sort as texts.
  if (from !== undefined && to < from) {
    report(at, {
      code: "reversed-dates",
      message: `notice.valid.to is before notice.valid.from: ${to} < ${from}`,
      expected: `${from} or later`,
      found: to,
    });
  }
  if ((lastSecondOf(to) + 1) * 1_000 <= now.getTime()) {
    const today = now.toISOString().slice(0, 10);
    report(at, {
      code: "already-expired",
      message: `the notice has already expired: it is valid to ${to}`,
      expected: `${today} or later`,
      found: to,
    });
  }
}

function checkRecipients(values: SoundValues, { partners }: CaseContext, report: Report): void {
  const own = values.text("partner");
  const isOwnKnown = partners.some((candidate) => candidate.iso === own);
  checkUnique(values, ["notice", "to"], "duplicate-value", report);
  for (let index = 0; index < values.count("notice", "to"); index++) {
    const at = ["notice", "to", index];
    const recipient = values.text(...at);
    if (recipient === undefined) continue;
    const [iso = "", office] = recipient.split("/");
    const partner = partners.find((candidate) => candidate.iso === iso);
    const offices = partner?.offices ?? [];
    const found = show(recipient);
    if (partner === undefined) {
      reportUnknownPartner(at, iso, partners, report);
    } else if (office === undefined) {
      if (iso !== own) continue;
      const expected =
        offices.length > 0 ? `one of ${offices.map((name) => `${iso}/${name}`).join(", ")}` : "other partners";
      report(at, {
        code: "own-partner",
        message: `notice.to[${index}] is the filing partner as a whole; name its offices`,
        expected,
        found,
      });
    } else if (isOwnKnown && iso !== own) {
      const message = `notice.to[${index}] is an office of another partner: ${found}`;
      report(at, {
        code: "office-of-another-partner",
        message,
        expected: `${iso}, which informs its own offices`,
        found,
      });
    } else if (!offices.includes(office)) {
      const suggestion = suggestNearest(office, offices);
      const hint = suggestion === undefined ? "" : `; did you mean ${iso}/${suggestion}?`;
      const finding = {
        code: "unknown-office" as const,
        message: `notice.to[${index}] is not an office of ${iso}: ${show(office)}${hint}`,
        expected: `one of ${offices.map((name) => `${iso}/${name}`).join(", ")}`,
        found,
      };
      report(at, suggestion === undefined ? finding : { ...finding, suggestion: `${iso}/${suggestion}` });
    }
  }
}

function checkNoticeRefs(
  values: SoundValues,
  { refs, exhibits, hasEveryRef, hasEveryExhibit }: Declared,
  report: Report,
): void {
  for (let index = 0; index < values.count("notice", "basis"); index++) {
    const at = ["notice", "basis", index];
    const ref = values.text(...at);
    if (ref === undefined || !hasEveryRef || refs.has(ref)) continue;
    const suggestion = suggestNearest(ref, [...refs]);
    const hint = suggestion === undefined ? "" : `; did you mean ${show(suggestion)}?`;
    const message = `${nameOf(at)} is not the ref of any evidence: ${show(ref)}${hint}`;
    const expected = `one of ${[...refs].slice(0, 20).join(", ")}${refs.size > 20 ? ", …" : ""}`;
    report(at, {
      code: "unknown-ref",
      message,
      expected,
      found: show(ref),
      ...(suggestion === undefined ? {} : { suggestion }),
    });
  }
  for (const list of [["basis"], ["pattern"], ["parties", "columns"], ["goods", "hs"]]) {
    checkUnique(values, ["notice", ...list], "duplicate-value", report);
  }
  const from = values.text("notice", "parties", "from");
  if (from === undefined) return;
  const at = ["notice", "parties", "from"];
  const tables = [...exhibits].filter((path) => path.toLowerCase().endsWith(".csv"));
  const expected = tables.length > 0 ? `one of ${tables.slice(0, 20).join(", ")}` : "an exhibit that ends in .csv";
  if (!from.toLowerCase().endsWith(".csv")) {
    report(at, {
      code: "invalid-form",
      message: `notice.parties.from is not a .csv: ${show(from)}`,
      expected,
      found: show(from),
    });
  } else if (hasEveryExhibit && !exhibits.has(from.normalize("NFC"))) {
    report(at, {
      code: "not-an-exhibit",
      message: `notice.parties.from is not an exhibit of this case: ${show(from)}`,
      expected,
      found: show(from),
    });
  }
}
