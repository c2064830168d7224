import { type Transaction, Wallet } from "ethers";
import { interfaces } from "../../gateway/chain/contracts.ts";
import type { Node } from "../../gateway/chain/node.ts";
import { relayRequests } from "../../gateway/chain/relay.ts";
import { keccakOfText } from "../../gateway/domain/keccak.ts";
import type { SubmittedRequest } from "../../gateway/domain/submission.ts";
import { quorumOf } from "../../gateway/receipts/seals.ts";
import { byAddress, makeHeader, validatorOf } from "../../test/receipts/chain-kit.ts";
import { buildTrie } from "../../test/receipts/trie-kit.ts";
import { type Bench, type Figure, figureOf } from "./figure.ts";

const PARTNERS = [4, 17];
const RECORDS = [1_000, 16_000];
const SAMPLES = 200;
const SECONDS_A_YEAR = 31_536_000;
const BLOCK_PERIOD_SECONDS = 2;
const word = (name: string): string => keccakOfText(name);
const address = (name: string): string => `0x${word(name).slice(-40)}`;

/** Bytes of what a chain of nodes keeps and passes on; the same in every run. `gateway/network/README.md` reckons with them. */
export const network: Bench = {
  name: "network",
  subject: "bytes of blocks, of transactions as a gateway sends them, and of the state that a record writes anew",
  measure: async () => [...headers(), ...(await transactions()), ...states()],
};

function headers(): Figure[] {
  return PARTNERS.flatMap((partners) => {
    const listed = byAddress(Array.from({ length: partners }, (_, position) => validatorOf(`${position}`)));
    const sealers = listed.slice(0, quorumOf(partners));
    const block = { number: 9_000_000, time: 1_800_000_000, stateRoot: word("state"), proposer: address("proposer") };
    const bytes = (makeHeader({ ...block, listed, sealers }).length - 2) / 2;
    const year = (bytes * SECONDS_A_YEAR) / BLOCK_PERIOD_SECONDS / 1e9;
    return [
      figureOf(`header of a block, ${partners} validators, ${sealers.length} seals`, "bytes", [bytes]),
      figureOf(`· headers of a year, a block each ${BLOCK_PERIOD_SECONDS} s`, "GB", [year]),
    ];
  });
}

async function transactions(): Promise<Figure[]> {
  const terms = [1, 1, 2, 4, 1_900_000_000, 1_909_000_000, 0b1100, [], word("notice")];
  const office = word("office");
  const recognition = [2, 6, 0, 0];
  const path = (length: number): string[] => Array.from({ length }, (_, position) => word(`${position}`));
  const { ledger, board } = interfaces;
  const actions: Readonly<Record<string, string>> = {
    "a record": ledger.encodeFunctionData("record", [[1, 1, 4, 2, 3, word("root")]]),
    "a notice to two": board.encodeFunctionData("publish", [terms]),
    "an acknowledgement": board.encodeFunctionData("acknowledge", [word("id"), 0b1100, office]),
    "an answer": board.encodeFunctionData("answer", [word("id"), 0b1100, office, 2, word("finding")]),
    "recognising one of three": ledger.encodeFunctionData("recognise", [
      [1, 1, 1, 4, word("root"), path(2)],
      recognition,
    ]),
  };
  const figures: Figure[] = [];
  for (const [what, data] of Object.entries(actions)) {
    figures.push(figureOf(`transaction with ${what}`, "bytes", [await sizeOf([data])]));
  }
  const record = actions["a record"] as string;
  const sixteen = await sizeOf(Array.from({ length: 16 }, () => record));
  return [...figures, figureOf("each of sixteen records in one transaction", "bytes", [sixteen / 16])];
}

/** Of a transaction as the gateway signs it, with so many officers' requests. */
async function sizeOf(calls: readonly string[]): Promise<number> {
  const wallet = new Wallet(word("relay"));
  const names = ["forwarder", "registry", "ledger", "board", "consortium", "anchors"] as const;
  const contracts = Object.fromEntries(names.map((name) => [name, address(name)])) as Record<
    (typeof names)[number],
    string
  >;
  const key = {
    address: wallet.address,
    signTransaction: (transaction: Transaction) => wallet.signTransaction(transaction),
  };
  const requests = calls.map(
    (data, nonce): SubmittedRequest => ({
      from: address("officer"),
      to: contracts.ledger,
      gas: 300_000,
      nonce,
      deadline: 1_900_000_000,
      data,
      signature: `0x${"5a".repeat(65)}`,
    }),
  );
  const { raw } = await relayRequests({} as Node, contracts, 20_848n, key).signTransaction(requests, 100_000, 0n);
  return (raw.length - 2) / 2;
}

/** What a record writes anew in a trie that keeps every state: the nodes on the way to its slot. */
function states(): Figure[] {
  return RECORDS.map((records) => {
    const keys = Array.from({ length: records }, (_, position) => word(`record ${position}`));
    const trie = buildTrie("ledger", new Map(keys.map((key) => [key, new Uint8Array(32).fill(7)])));
    const sizes = keys
      .slice(0, SAMPLES)
      .map((key) => trie.proofOf(key).reduce((bytes, node) => bytes + (node.length - 2) / 2, 0));
    return figureOf(`state written by a record beside ${records.toLocaleString("en")} others`, "bytes", sizes);
  });
}
