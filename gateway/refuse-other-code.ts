import { DomainError } from "./domain/errors.ts";
import type { Ledger } from "./domain/ports.ts";

/** A node that does not answer by then is waited for as any that is away: it is asked again before anything is read of it. */
const PATIENCE_MS = 2_000;

/**
 * Lets no gateway start on contracts that are not its deployment's.
 *
 * @throws DomainError `code-differs`
 */
export async function refuseOtherCode({ identify }: Pick<Ledger, "identify">): Promise<void> {
  const { promise: late, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, PATIENCE_MS);
  const asked = identify().then(
    () => undefined,
    (error: unknown) => {
      if (error instanceof DomainError && error.code === "code-differs") throw error;
    },
  );
  await Promise.race([asked, late]).finally(() => clearTimeout(timer));
}
