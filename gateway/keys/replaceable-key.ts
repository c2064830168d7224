import type { Key } from "./key.ts";

/** A key that another may take the place of while it is in use. */
export interface ReplaceableKey extends Key {
  replaceBy(next: Key): void;
}

/** Signs with `first` until it is replaced. */
export function makeReplaceable(first: Key): ReplaceableKey {
  let current = first;
  return {
    get address() {
      return current.address;
    },
    signRequest: (request, domain) => current.signRequest(request, domain),
    signTypedData: (typed) => current.signTypedData(typed),
    signMessage: (text) => current.signMessage(text),
    signTransaction: (transaction) => current.signTransaction(transaction),
    replaceBy: (next) => {
      current = next;
    },
  };
}
