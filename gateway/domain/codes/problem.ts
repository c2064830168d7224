import { type Clause, clauses } from "./clauses.ts";
import { type Labels, label, labels, languages } from "./code-list.ts";

/** One kind of refusal as RFC 9457 shows it. */
export interface Problem {
  /** HTTP status; 0 for a problem that only the command line has. */
  readonly status: number;
  /** The `title` of RFC 9457 §3.1.3: the same for every occurrence. */
  readonly title: Labels;
  /** What the reader can do about it, where that is not plain from the title. */
  readonly action?: Labels;
}

type Texts = readonly [zhHans: string, zhHant: string, en: string, pt: string];

/** A problem from its status, its title and, where there is one, what to do; texts in the order of `languages`. */
export function problem(status: number, title: Texts, action?: Texts): Problem {
  return action === undefined
    ? { status, title: labels(...title) }
    : { status, title: labels(...title), action: labels(...action) };
}

/** The problem of a clause: its title is the clause's label. */
export function problemOfClause(status: number, clause: Clause, action?: Texts): Problem {
  const title = Object.fromEntries(languages.map((language) => [language, label(clauses, clause, language)])) as Labels;
  return action === undefined ? { status, title } : { status, title, action: labels(...action) };
}
