/** The digest of a request's body, before it is sent; undefined for a request without one. */
export type DigestBody = () => Promise<{ readonly sha256: Uint8Array; readonly sizeBytes: number } | undefined>;

/** Gives the headers that prove who makes a request; none for nobody. */
export type Prove = (
  request: Pick<Request, "method" | "url">,
  digestBody: DigestBody,
) => Promise<Readonly<Record<string, string>>>;

/** Proves by an access token; by nothing where there is none. */
export function bearing(findToken: () => Promise<string | undefined>): Prove {
  return async () => {
    const token = await findToken();
    return token === undefined ? {} : { authorization: `Bearer ${token}` };
  };
}
