import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileOpenCase } from "./commands/file-case.ts";
import type { Deps, GlobalOptions } from "./deps.ts";
import { openCase } from "./open-case.ts";
import { openSession, type Session } from "./session.ts";

/** What a renewal says, and who has it recorded. */
interface StatementToRecord {
  readonly statement: string;
  /** What the manifest says of how it was acquired: the digest of the statement. */
  readonly method: string;
  readonly office: string;
  /** The officer's pseudonym. */
  readonly by: string;
}

const MARK = 8;

/** Files a case of its own for the statement of a renewal, for the partner alone; answers the id of the evidence. */
export async function recordStatement(
  deps: Deps,
  options: GlobalOptions,
  { statement, method, office, by }: StatementToRecord,
): Promise<{ readonly session: Session; readonly evidence: string }> {
  const { api } = await openSession(deps, options);
  const { partner } = await api.readNetwork();
  const content = {
    case: `renewal ${method.slice(-MARK)}`,
    partner: partner.iso,
    office,
    title: "Renewal of a receipt",
    basis: "ex-officio",
    // It has digests alone.
    handling: { tlp: "GREEN", use: "H3" },
    evidence: [
      {
        ref: "statement",
        kind: "officer-statement",
        exhibits: ["statement.json"],
        acquired: { at: new Date(deps.now()).toISOString(), by, method },
        language: "en",
      },
    ],
  };
  const folder = await mkdtemp(path.join(tmpdir(), "concord-renewal-"));
  try {
    await writeFile(path.join(folder, "statement.json"), statement);
    // Every JSON is YAML.
    await writeFile(path.join(folder, "case.yaml"), JSON.stringify(content));
    const opened = await openCase(deps, options, folder);
    const [recorded] = (await fileOpenCase(opened)).evidence;
    return { session: opened.session, evidence: recorded?.id ?? "" };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
