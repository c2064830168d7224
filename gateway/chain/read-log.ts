import type { EventFragment, Interface } from "ethers";
import { type ReadWords, readerOfWords } from "../domain/read-words.ts";
import { plainArguments } from "./contracts.ts";

/** An event as it stands in a log, of any contract. */
export interface LoggedEvent {
  readonly topics: readonly string[];
  readonly data: string;
}

/** Reads the arguments of one event; undefined when it has others than words. */
type ReadArguments = (log: LoggedEvent) => Record<string, unknown> | undefined;

interface KnownEvent {
  readonly name: string;
  readonly read: ReadArguments | undefined;
}

const knownEvents = new WeakMap<Interface, Map<string, KnownEvent | null>>();

/** The event that a log tells of, its arguments by name as plain JSON; undefined when it is none of the contract's. */
export function readLog(
  codec: Interface,
  log: LoggedEvent,
): { name: string; args: Record<string, unknown> } | undefined {
  const known = findEvent(codec, log.topics[0] ?? "");
  if (known === null) return undefined;
  const args = known.read?.(log);
  if (args !== undefined) return { name: known.name, args };
  const parsed = codec.parseLog({ topics: [...log.topics], data: log.data });
  return parsed === null ? undefined : { name: parsed.name, args: plainArguments(parsed.fragment.inputs, parsed.args) };
}

function findEvent(codec: Interface, topic: string): KnownEvent | null {
  const events = knownEvents.get(codec) ?? new Map<string, KnownEvent | null>();
  knownEvents.set(codec, events);
  const known = events.get(topic);
  if (known !== undefined) return known;
  const fragment = codec.getEvent(topic);
  const found = fragment === null ? null : { name: fragment.name, read: readerOfEvent(fragment) };
  // Topics that no contract of this interface has are anybody's, and not remembered.
  if (found !== null) events.set(topic, found);
  return found;
}

/** Indexed arguments are topics, in their order; the others are the data. */
function readerOfEvent({ inputs }: EventFragment): ReadArguments | undefined {
  const indexed = inputs.filter((input) => input.indexed === true);
  const others = inputs.filter((input) => input.indexed !== true);
  const readIndexed = readerOfWords(indexed);
  const readOthers = readerOfWords(others);
  if (readIndexed === undefined || readOthers === undefined || indexed.some((input) => input.isTuple()))
    return undefined;
  return ({ topics, data }) => {
    const first = readWords(readIndexed, topics.slice(1).map(withoutPrefix).join(""));
    const rest = readWords(readOthers, withoutPrefix(data));
    if (first === undefined || rest === undefined) return undefined;
    return Object.fromEntries(inputs.map(({ name }) => [name, name in first ? first[name] : rest[name]]));
  };
}

const readWords = (read: ReadWords, hex: string) => read(hex.toLowerCase());
const withoutPrefix = (hex: string): string => hex.slice(2);
