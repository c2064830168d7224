/**
 * What is not mutated, because it is data or prose: a change of it is no other behaviour, and tests that repeated it word for word
 * would only be a second copy.
 */

/** What this reads of a node of the syntax tree (Babel's names). */
interface SyntaxNode {
  readonly type: string;
  readonly name?: string;
  readonly value?: unknown;
  readonly callee?: SyntaxNode;
  readonly property?: SyntaxNode;
  readonly arguments?: readonly SyntaxNode[];
  readonly quasis?: readonly { readonly value: { readonly raw: string } }[];
}

export interface NodePath {
  readonly node: SyntaxNode;
  readonly parent: SyntaxNode | null;
}

/** The functions that make entries of tables: codes with their numbers, and their texts in four languages. */
const TABLES: ReadonlySet<string> = new Set(["labels", "named", "numbered", "problem", "problemOfClause"]);
/** The methods that say of a schema what it is for; the committed OpenAPI has it. */
const DESCRIPTIONS: ReadonlySet<string> = new Set(["describe", "meta"]);
const HAS_SPACE_OR_OTHER_SCRIPT = /\s|[^\0-\x7f]/;
const SOLIDITY_SIGNATURE = /^(?:function |tuple\(|[A-Z]\w+\(|address)/;

/** Why a part of the source is not mutated, with all that is in it; undefined when it is. */
export function whyNotMutated({ node, parent }: NodePath): string | undefined {
  if (node.type === "CallExpression" && TABLES.has(node.callee?.name ?? "")) return "an entry of a table";
  const method = parent?.type === "CallExpression" ? (parent.callee?.property?.name ?? "") : "";
  if (DESCRIPTIONS.has(method) && parent?.arguments?.includes(node)) return "a description";
  const text = textOf(node);
  return text !== undefined && HAS_SPACE_OR_OTHER_SCRIPT.test(text) && !SOLIDITY_SIGNATURE.test(text)
    ? "a sentence"
    : undefined;
}

function textOf(node: SyntaxNode): string | undefined {
  if (node.type === "StringLiteral") return String(node.value);
  if (node.type === "TemplateLiteral") return node.quasis?.map(({ value }) => value.raw).join("");
  return undefined;
}

/** As Stryker loads plugins: one ignorer, named as its options name it. */
export const strykerPlugins = [{ kind: "Ignore", name: "texts", value: { shouldIgnore: whyNotMutated } }];
