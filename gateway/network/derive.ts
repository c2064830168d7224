import { canonicalJson } from "../domain/canonical.ts";
import { DomainError } from "../domain/errors.ts";
import { genesisHash } from "./genesis.ts";
import { addressOf } from "./node-key.ts";
import { checkPart } from "./part.ts";
import { type NetworkFile, type NetworkPart, type NetworkTerms, networkFile, networkFormats } from "./terms.ts";

const MOST_CHARACTERS = 4 * 1024 * 1024;

/**
 * The network that parts are, the same whoever derives it and in whichever order the parts come.
 *
 * @throws DomainError `network-parts-missing` unless every partner of the terms gave as many parts as the terms say; `network-terms-differ`,
 *   `network-part-doubled`, `network-partner-unknown`
 */
export function foundNetwork(parts: readonly NetworkPart[]): NetworkFile {
  const [first] = parts;
  if (first === undefined) throw new DomainError("network-parts-missing", "No part of a network was given.");
  const { terms } = first;
  for (const { node } of parts)
    if (!terms.partners.includes(node.partner))
      throw new DomainError(
        "network-partner-unknown",
        `${node.partner} is not of the partners that begin this network.`,
        {
          partner: node.partner,
        },
      );
  requireSound(parts, terms);
  const missing = terms.partners.flatMap((partner) =>
    Array.from({ length: terms.validatorsPerPartner }, (_, position) => `${partner}-${position + 1}`).filter(
      (name) => !parts.some(({ node }) => node.name === name),
    ),
  );
  if (missing.length > 0)
    throw new DomainError("network-parts-missing", `Parts are missing: ${missing.join(", ")}.`, { missing });
  const validators = parts.map(({ node }) => addressOf(node.publicKey)).sort();
  return {
    format: networkFormats.network,
    genesis: { hash: genesisHash({ validators, gasLimit: terms.gasLimit }), validators },
    parts: inOrder(parts),
  };
}

/**
 * The same network with nodes that joined it, or took another key, and without those that left. Its genesis stays.
 *
 * @throws DomainError `network-terms-differ`, `network-part-doubled`; `network-node-unknown` when one leaves that is not there
 */
export function changeNetwork(
  network: NetworkFile,
  joining: readonly NetworkPart[],
  leaving: readonly string[],
): NetworkFile {
  const stay = network.parts.filter(({ node }) => !leaving.includes(node.name));
  const unknown = leaving.find((name) => !network.parts.some(({ node }) => node.name === name));
  if (unknown !== undefined)
    throw new DomainError("network-node-unknown", `This network has no node ${unknown}.`, { node: unknown });
  const parts = [...stay, ...joining];
  requireSound(parts, termsOf(network));
  return { ...network, parts: inOrder(parts) };
}

/** What the operators of a network have decided. */
export function termsOf({ parts }: NetworkFile): NetworkTerms {
  return (parts[0] as NetworkPart).terms;
}

/** The text of a network's file, canonical (RFC 8785): its SHA-256 is what operators compare. */
export function networkText(network: NetworkFile): string {
  return `${canonicalJson(network)}\n`;
}

/**
 * The network that a text is, every signature and its genesis checked anew.
 *
 * @throws DomainError `network-malformed`, and what a part is refused for
 */
export function readNetwork(text: string): NetworkFile {
  const network = parse(text);
  for (const part of network.parts) checkPart(part, part.node.name);
  requireSound(network.parts, termsOf(network));
  const { validators, hash } = network.genesis;
  if (validators.some((validator, position) => position > 0 && validator <= (validators[position - 1] as string)))
    throw malformed("the validators of its genesis are not in order");
  if (genesisHash({ validators, gasLimit: termsOf(network).gasLimit }) !== hash)
    throw malformed("its genesis has another hash");
  return network;
}

function parse(text: string): NetworkFile {
  if (text.length > MOST_CHARACTERS) throw malformed("it is too long");
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw malformed("it is no JSON");
  }
  const parsed = networkFile.safeParse(content);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw malformed(issue === undefined ? "it has another form" : `${issue.path.join(".") || "it"}: ${issue.message}`);
}

function requireSound(parts: readonly NetworkPart[], terms: NetworkTerms): void {
  const wanted = canonicalJson(terms);
  const seen = new Map<string, string>();
  for (const part of parts) {
    const { name, publicKey, host, port } = part.node;
    if (canonicalJson(part.terms) !== wanted)
      throw new DomainError("network-terms-differ", `${name} was made for other terms.`, { node: name });
    for (const unique of [name, publicKey, `${host}:${port}`]) {
      const before = seen.get(unique);
      if (before !== undefined)
        throw new DomainError("network-part-doubled", `${before} and ${name} both have ${unique}.`, {
          nodes: [before, name],
          value: unique,
        });
      seen.set(unique, name);
    }
  }
}

function inOrder(parts: readonly NetworkPart[]): NetworkPart[] {
  return parts.toSorted((one, other) => compare(one.node.name, other.node.name));
}

// By bytes, not by a locale: the order is the same on every machine.
const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

const malformed = (reason: string): DomainError =>
  new DomainError("network-malformed", `This is no network of ours: ${reason}.`, { reason });
