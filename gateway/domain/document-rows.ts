import { documentTree, type Feedback, type NoticeBody } from "./notice-body.ts";
import { type Manifest, packageTree } from "./package.ts";
import type { NewDocument } from "./ports.ts";
import { erasedFrom } from "./retention.ts";
import type { SaltedDocument } from "./salted-tree.ts";

/** What the index keeps of a salted document, all of it derived from the document. */
export type DocumentFacts = Omit<NewDocument, "objectSha256" | "slice" | "keyedHash">;

/**
 * What is looked up of a package, with the salt and the inclusion path of every exhibit.
 *
 * @throws DomainError `invalid-request` when the salts are not those of the manifest
 */
export function factsOfPackage(salted: SaltedDocument<Manifest>): DocumentFacts {
  const { document, salts } = salted;
  const tree = packageTree(salted);
  return {
    root: tree.root,
    type: "package",
    caseNumber: document.case.number,
    ref: document.ref,
    title: document.case.title,
    kind: document.kind,
    right: document.goods?.right,
    eraseAt: document.retention && erasedFrom(document.retention.until),
    exhibits: document.exhibits.map((exhibit, position) => {
      const pointer = `/exhibits/${position}`;
      return { ...exhibit, salt: salts[pointer] as string, siblings: tree.proofOf(pointer).path };
    }),
  };
}

/** What is looked up of a notice's body. Throws DomainError `invalid-request` when the salts are not its own. */
export function factsOfNotice(salted: SaltedDocument<NoticeBody>): DocumentFacts {
  const { number, title } = salted.document.case;
  return { ...nothing, root: documentTree(salted).root, type: "notice", caseNumber: number, title };
}

/** What is looked up of an answer's content. Throws DomainError `invalid-request` when the salts are not its own. */
export function factsOfFeedback(salted: SaltedDocument<Feedback>): DocumentFacts {
  return { ...nothing, root: documentTree(salted).root, type: "feedback" };
}

const nothing = {
  caseNumber: undefined,
  ref: undefined,
  title: undefined,
  kind: undefined,
  right: undefined,
  eraseAt: undefined,
  exhibits: [],
} as const;
