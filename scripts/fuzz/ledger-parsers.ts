import { auditLedger } from "../../gateway/audit/audit-ledger.ts";
import { deriveLedger } from "../../gateway/audit/derive-ledger.ts";
import { keptWords } from "../../gateway/audit/kept-words.ts";
import { type ContractName, contractNames } from "../../gateway/audit/told.ts";
import { storageRoot } from "../../gateway/audit/words.ts";
import { decodeLog } from "../../gateway/chain/decode-log.ts";
import { blocksSchema, stateProofSchema } from "../../gateway/domain/wire/ledger.ts";
import { ledger, logsAt, makeBlocks, makeState } from "../bench/audited-chain.ts";
import { type Parser, textParser } from "./parser.ts";

const FOUNDING = 1;
const AUTHORISING = 2;
const FIRST_WITH_RECORDS = 21;
const CODE_HASH = `0x${"00".repeat(32)}`;

/** What an auditor takes from a gateway or a node, of which nothing is believed. */
export function ledgerParsers(): Parser[] {
  return [auditParser(), logParser()];
}

/** A whole audit of a ledger of two blocks: pages and proofs, refused only where an answer is not of its schema. */
function auditParser(): Parser {
  const { stateRoot, accounts } = makeState(0);
  const next = makeBlocks(FOUNDING, stateRoot);
  const sound = {
    page: { blocks: [next(), next()] },
    proofs: Object.fromEntries(
      Object.entries(accounts).map(([at, account]) => [at, { codeHash: CODE_HASH, account, storage: [] }]),
    ),
  };
  const read = async (text: string): Promise<void> => {
    const told = parsed(text) as Partial<typeof sound> | null;
    const { blocks } = expect(blocksSchema.safeParse(told?.page));
    const source = {
      head: async () => FOUNDING,
      blocks: async (from: number) => blocks.slice(from),
      prove: async (contract: string) => expect(stateProofSchema.safeParse(told?.proofs?.[contract])),
    };
    await auditLedger(source, decodeLog, {
      ...{ ledger, from: 0, to: FOUNDING, longestGap: 60, anchor: undefined, checkpoints: [], codeHashes: {}, now: 0 },
    });
  };
  return { ...textParser("pages of an audited ledger", sound, read), isRefusal };
}

/** Logs that the contracts would never write, as a chain of somebody's own could hold them. */
function logParser(): Parser {
  const nameOf = new Map(contractNames.map((name) => [ledger.contracts[name], name]));
  const sound = [...logsAt(FOUNDING), ...logsAt(AUTHORISING), ...logsAt(FIRST_WITH_RECORDS).slice(0, 5)].map((log) => ({
    contract: nameOf.get(log.address),
    topics: log.topics,
    data: log.data,
  }));
  const read = (text: string): void => {
    const logs = parsed(text);
    if (!Array.isArray(logs) || !logs.every(isLog)) throw new NotOfForm();
    const { derived, apply } = deriveLedger(ledger, () => {});
    const events = logs.flatMap(({ contract, topics, data }, log) => {
      const place = { address: ledger.contracts[contract], transaction: 0, log };
      const fact = decodeLog(contract, { ...place, topics, data });
      return fact === undefined || fact === "unread" ? [] : [{ ...fact, block: 1, time: 1_760_000_001, ...place }];
    });
    apply(events);
    for (const name of contractNames) storageRoot(keptWords(name, derived, ledger));
  };
  return { ...textParser("logs of an audited ledger", sound, read), isRefusal };
}

class NotOfForm extends Error {}

const isRefusal = (error: unknown): boolean => error instanceof NotOfForm;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new NotOfForm();
  }
}

function expect<T>(result: { readonly success: true; readonly data: T } | { readonly success: false }): T {
  if (result.success) return result.data;
  throw new NotOfForm();
}

interface Log {
  readonly contract: ContractName;
  readonly topics: readonly string[];
  readonly data: string;
}

/** As `logsOf` of a block's receipts reads them: topics of 32 bytes, data of any number. */
const isLog = (log: Partial<Log> | null): log is Log =>
  contractNames.some((name) => name === log?.contract) &&
  isHex(log?.data) &&
  Array.isArray(log?.topics) &&
  log.topics.every((topic) => isHex(topic) && topic.length === 66);

const isHex = (text: unknown): text is string => typeof text === "string" && /^0x(?:[0-9a-f]{2})*$/.test(text);
