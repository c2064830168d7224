import { type Signing, signToken, type Wanted } from "./sign-token.ts";

const RENEW_MS = 120_000;

/**
 * A `fetch` for one gateway that bears access tokens of an issuer, made by the gateway's own clock as its answers tell it: a token that
 * is refused because that clock jumped is another when it is asked again.
 */
export function fetchAs(signing: Signing, wanted: Wanted): typeof fetch {
  const findToken = tokensAs(signing, wanted);
  return async (input, init) => {
    const request = new Request(input, init);
    request.headers.set("authorization", `Bearer ${await findToken.find()}`);
    const answer = await fetch(request);
    findToken.hearDate(answer.headers.get("date"));
    return answer;
  };
}

/** Access tokens for one gateway, each for as long as it holds by the gateway's clock. */
export function tokensAs(signing: Signing, wanted: Wanted) {
  let aheadMs = 0;
  let made: { readonly token: Promise<string>; readonly atMs: number } | undefined;
  return {
    find: (): Promise<string> => {
      const nowMs = Date.now() + aheadMs;
      if (made === undefined || Math.abs(nowMs - made.atMs) > RENEW_MS) {
        made = { token: signToken(signing, wanted, nowMs), atMs: nowMs };
      }
      return made.token;
    },
    hearDate: (date: string | null): void => {
      if (date !== null) aheadMs = Date.parse(date) - Date.now();
    },
  };
}
