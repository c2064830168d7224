import type { BaseWallet } from "ethers";
import { interfaces } from "../../gateway/chain/contracts.ts";
import type { Node } from "../../gateway/chain/node.ts";
import {
  ACTION_GAS,
  forwarderDomain,
  forwardRequestMessage,
  forwardRequestTypes,
  type SubmittedRequest,
  type UnsignedRequest,
} from "../../gateway/domain/submission.ts";
import { CHAIN_ID } from "./ledger-state.ts";

const { forwarder: codec } = interfaces;

/** The forwarder's next nonce for an address. */
export async function nonceOf(node: Node, forwarder: string, address: string): Promise<number> {
  const answer = await node.call({ to: forwarder, data: codec.encodeFunctionData("nonces", [address]) });
  return Number(codec.decodeFunctionResult("nonces", answer)[0]);
}

/** A request with the next nonce of whom it names, signed by a key that may be another's. */
export async function signAs(
  node: Node,
  forwarder: string,
  key: BaseWallet,
  call: { readonly from: string; readonly to: string; readonly data: string },
  changes: Partial<UnsignedRequest> = {},
): Promise<SubmittedRequest> {
  const from = call.from.toLowerCase();
  const nonce = await nonceOf(node, forwarder, from);
  const deadline = Math.floor(Date.now() / 1_000) + 3_600;
  const unsigned = { from, to: call.to, gas: ACTION_GAS, nonce, deadline, data: call.data, ...changes };
  const domain = forwarderDomain(CHAIN_ID, forwarder);
  const signature = await key.signTypedData(domain, forwardRequestTypes, forwardRequestMessage(unsigned));
  return { ...unsigned, signature };
}

/** The call with which anybody has the forwarder carry a request. */
export const execute = (request: SubmittedRequest): string => codec.encodeFunctionData("execute", [tupleOf(request)]);

/** The same for several. With a receiver of refunds, what cannot be carried is skipped. */
export const executeBatch = (requests: readonly SubmittedRequest[], refundReceiver: string): string =>
  codec.encodeFunctionData("executeBatch", [requests.map(tupleOf), refundReceiver]);

function tupleOf({ from, to, gas, deadline, data, signature }: SubmittedRequest) {
  return { from, to, value: 0, gas, deadline, data, signature };
}
