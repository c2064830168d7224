/** Ids of what an answer shows. */
export interface IdsShown {
  readonly evidence: string[];
  readonly notices: string[];
  readonly submissions: string[];
}

type Kind = keyof IdsShown;

const WORD = /^0x[0-9a-f]{64}$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const FORMS: Readonly<Record<Kind, RegExp>> = { evidence: WORD, notices: WORD, submissions: UUID };
/** Members of the API's answers that are of these, or name them by their ids. */
const KINDS: Readonly<Record<string, Kind>> = {
  evidence: "evidence",
  notice: "notices",
  notices: "notices",
  submission: "submissions",
  submissions: "submissions",
};

const kindOf = (name: string): Kind | undefined => (Object.hasOwn(KINDS, name) ? KINDS[name] : undefined);

/** Every id of evidence, notices and submissions in a JSON answer, each once. `root` names what the answer as a whole is of. */
export function idsShown(answer: unknown, root: string): IdsShown {
  const found = { evidence: new Set<string>(), notices: new Set<string>(), submissions: new Set<string>() };
  const walk = (value: unknown, kind: Kind | undefined): void => {
    if (typeof value === "string") {
      if (kind !== undefined && FORMS[kind].test(value)) found[kind].add(value);
    } else if (Array.isArray(value)) {
      for (const item of value) walk(item, kind);
    } else if (typeof value === "object" && value !== null) {
      for (const [name, member] of Object.entries(value)) {
        walk(member, name === "id" ? kind : kindOf(name));
      }
    }
  };
  walk(answer, kindOf(root));
  const { evidence, notices, submissions } = found;
  return { evidence: [...evidence], notices: [...notices], submissions: [...submissions] };
}
