import {
  Composer,
  type CST,
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  type Node,
  Parser,
} from "yaml";
import { type Finding, show } from "./mistake.ts";

/** The largest case.yaml, in bytes of UTF-8. */
const TEXT_MAX_BYTES = 1_048_576;
/** Deeper than any case.yaml. Composing recurses, so that depth is limited before it starts. */
const DEPTH_MAX = 32;
/** More syntax mistakes than these are not told one by one. */
const SYNTAX_MISTAKES_MAX = 1_000;

/** A place in the text, both 1-based. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The nodes of one YAML document. */
export interface ComposedYaml {
  readonly root: Node | null;
  readonly lines: LineCounter;
  /** What each alias stands for: the nearest anchor of its name before it. */
  readonly targets: ReadonlyMap<Node, Node>;
}

type PlacedFinding = Finding & { readonly position: Position };

/** Why a text was not read at all. */
export class UnreadableYaml extends Error {
  readonly findings: readonly PlacedFinding[];

  constructor(findings: readonly PlacedFinding[]) {
    super(findings.map((finding) => finding.message).join("\n"));
    this.name = "UnreadableYaml";
    this.findings = findings;
  }
}

/** Composes one YAML 1.2 document under the core schema. Throws UnreadableYaml when what it says cannot be told. */
export function composeYaml(input: string | Uint8Array): ComposedYaml {
  const text = decode(input);
  const lines = new LineCounter();
  lines.addNewLine(0);
  const tokens = parseTokens(text, lines);
  const options = {
    schema: "core",
    version: "1.2",
    uniqueKeys: false,
    strict: true,
    merge: false,
    prettyErrors: false,
  } as const;
  const [document, second] = [...new Composer(options).compose(tokens, true, text.length)];
  if (second !== undefined) {
    throw unreadable(
      "several-documents",
      "case.yaml has more than one YAML document",
      "one document",
      positionAt(lines, second.range[0]),
    );
  }
  if (document === undefined) return { root: null, lines, targets: new Map() };
  const mistakes = [...document.errors, ...document.warnings].slice(0, SYNTAX_MISTAKES_MAX);
  if (mistakes.length > 0) {
    throw new UnreadableYaml(
      mistakes.map((mistake) => ({
        code: mistake.code === "TAG_RESOLVE_FAILED" ? "tag-not-allowed" : "yaml-syntax",
        at: [],
        message: `case.yaml cannot be read here: ${show(mistake.message)}`,
        expected: "valid YAML without tags",
        position: positionAt(lines, mistake.pos[0]),
      })),
    );
  }
  return { root: document.contents, lines, targets: resolveAliases(document, lines) };
}

/** The place of an offset in the text. */
export function positionAt(lines: LineCounter, offset: number): Position {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
}

function decode(input: string | Uint8Array): string {
  const size = typeof input === "string" ? new TextEncoder().encode(input).length : input.byteLength;
  if (size > TEXT_MAX_BYTES) {
    throw unreadable("too-large", "case.yaml is too large", `at most ${TEXT_MAX_BYTES} bytes; split the case`);
  }
  const text = typeof input === "string" ? input : decodeUtf8(input);
  if (text !== undefined && !text.includes("\0")) return text;
  throw unreadable(
    "not-text",
    "case.yaml is not text: it has bytes that are not UTF-8, or NUL",
    "a text file in UTF-8",
  );
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function parseTokens(text: string, lines: LineCounter): CST.Token[] {
  const parser = new Parser(lines.addNewLine);
  const tokens: CST.Token[] = [];
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (parser.stack.length > DEPTH_MAX) {
      throw unreadable(
        "too-deep",
        "case.yaml nests its values too deep",
        "the keys of the case format",
        positionAt(lines, parser.offset),
      );
    }
  }
  for (const token of parser.end()) tokens.push(token);
  return tokens;
}

function resolveAliases(document: Document.Parsed, lines: LineCounter): Map<Node, Node> {
  const anchors = new Map<string, Node>();
  const targets = new Map<Node, Node>();
  const pending: unknown[] = [document.contents];
  while (pending.length > 0) {
    const node = pending.pop();
    if (isPair(node)) {
      pending.push(node.value, node.key);
    } else if (isAlias(node)) {
      const target = anchors.get(node.source);
      if (target === undefined) {
        const message = `case.yaml cannot be read here: no anchor before it has the name ${show(node.source)}`;
        throw unreadable("yaml-syntax", message, "a value", positionAt(lines, node.range?.[0] ?? 0));
      }
      targets.set(node, target);
    } else if (isMap(node) || isSeq(node) || isScalar(node)) {
      if (node.anchor !== undefined) anchors.set(node.anchor, node);
      if (!isScalar(node)) for (let index = node.items.length - 1; index >= 0; index--) pending.push(node.items[index]);
    }
  }
  return targets;
}

function unreadable(
  code: Finding["code"],
  message: string,
  expected: string,
  position: Position = { line: 1, column: 1 },
) {
  return new UnreadableYaml([{ code, at: [], message, expected, position }]);
}
