import { DomainError } from "../domain/errors.ts";
import { keccakOfHex } from "../domain/keccak.ts";
import type { ContractAddresses } from "../domain/ports.ts";
import { hexIn } from "./answer-forms.ts";
import type { Node } from "./node.ts";

/** Keccak-256 of the code that each contract has on the chain, immutable values included. */
export type CodeHashes = Readonly<Record<keyof ContractAddresses, string>>;

/** Checks that a node has the deployment's code at its addresses. Throws DomainError `code-differs`, `node-unreachable`. */
export async function requireCode(
  node: Pick<Node, "send">,
  contracts: ContractAddresses,
  codeHashes: CodeHashes,
): Promise<void> {
  const names = Object.keys(codeHashes) as (keyof ContractAddresses)[];
  const codes = await Promise.all(names.map((name) => node.send<unknown>("eth_getCode", [contracts[name], "latest"])));
  for (const [position, contract] of names.entries()) {
    const found = keccakOfHex(hexIn(codes[position]));
    if (found === codeHashes[contract]) continue;
    throw new DomainError("code-differs", `The node has other code for the ${contract} than the deployment's record.`, {
      contract,
      expected: codeHashes[contract],
      found,
    });
  }
}
