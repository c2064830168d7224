import { canonicalJson } from "../domain/canonical.ts";
import { DomainError } from "../domain/errors.ts";
import { keccakOfText } from "../domain/keccak.ts";
import { recoverSigner } from "../domain/recover-signer.ts";
import { addressOf, type NodeKey } from "./node-key.ts";
import { type NetworkPart, type NetworkTerms, networkFormats, networkPart, type PartContent } from "./terms.ts";

/** A part holds a few names, keys and accounts. */
const MOST_CHARACTERS = 65_536;

/** What is said of a node beside its key. */
export interface NodeFacts {
  readonly terms: NetworkTerms;
  readonly name: string;
  readonly partner: string;
  readonly host: string;
  readonly port: number;
  readonly accounts: readonly string[];
}

/** The public part of a node. Its key signs it, so that nobody passes off another's key as a node of its own. */
export function makePart(key: NodeKey, { terms, name, partner, host, port, accounts }: NodeFacts): NetworkPart {
  const content: PartContent = {
    format: networkFormats.part,
    terms,
    node: { name, partner, publicKey: key.publicKey, host, port },
    accounts: [...new Set(accounts)].sort(),
  };
  return { ...content, signature: key.sign(digestOf(content)) };
}

/**
 * The part that a text is.
 *
 * @param what the text is of, for whoever reads why it is refused
 * @throws DomainError `network-part-malformed`, `network-part-unsigned`
 */
export function readPart(text: string, what: string): NetworkPart {
  if (text.length > MOST_CHARACTERS) throw malformed(what, "it is too long");
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw malformed(what, "it is no JSON");
  }
  return checkPart(content, what);
}

/** The part that a JSON value is. @throws DomainError `network-part-malformed`, `network-part-unsigned` */
export function checkPart(content: unknown, what: string): NetworkPart {
  const parsed = networkPart.safeParse(content);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw malformed(
      what,
      issue === undefined ? "it has another form" : `${issue.path.join(".") || "it"}: ${issue.message}`,
    );
  }
  const part = parsed.data;
  const { node, signature, ...rest } = part;
  if (!node.name.startsWith(`${node.partner}-`)) throw malformed(what, `${node.name} is no name of ${node.partner}'s`);
  if (recoverSigner(digestOf({ ...rest, node }), signature) !== addressOf(node.publicKey))
    throw new DomainError("network-part-unsigned", `${what} is not signed by the key that it names.`, { what });
  return part;
}

/** What the signature is over. The format stands before it: a node's key signs nothing else of this form. */
function digestOf(content: PartContent): Uint8Array {
  return Buffer.from(keccakOfText(`${networkFormats.part}\n${canonicalJson(content)}`).slice(2), "hex");
}

const malformed = (what: string, reason: string): DomainError =>
  new DomainError("network-part-malformed", `${what} is no part of a network: ${reason}.`, { what, reason });
