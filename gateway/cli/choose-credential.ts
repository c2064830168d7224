import { DomainError } from "../domain/errors.ts";
import { isSoundUrl } from "../domain/sound-url.ts";
import type { Deps, GlobalOptions } from "./deps.ts";
import { Failure } from "./failure.ts";
import type { LocalAccount, LocalRun } from "./local-run.ts";
import { bearing, type Prove } from "./prove.ts";
import { readSecret } from "./read-passphrase.ts";
import { signAsMachine } from "./sign-as-machine.ts";
import { keepSignIn, readSignIns, type SignIn } from "./sign-ins.ts";

/** What is answered is good for so long at least: it is not to end between here and there. */
const AHEAD_MS = 30_000;

/** Gives the access token to ask a gateway with; undefined for nobody. */
type FindToken = () => Promise<string | undefined>;

/**
 * As whom a gateway is asked: `--machine-key`, `--token-file` or `--as-account`; `CONCORD_MACHINE_KEY_FILE`, `CONCORD_TOKEN_FILE`; who
 * signed in there, or at a gateway of the local run the officer's account of its partner. The gateway is asked nothing before the first
 * request.
 *
 * @throws Failure `usage` for an account that there is not, and for more than one who asks; `file-unreadable`, `file-exposed`
 */
export async function chooseCredential(
  deps: Deps,
  options: GlobalOptions,
  gatewayUrl: string,
  localRun: LocalRun | undefined,
): Promise<Prove> {
  const named = [options.machineKey, options.tokenFile, options.asAccount].filter((each) => each !== undefined);
  if (named.length > 1) throw new Failure("usage", "Name one of --machine-key, --token-file and --as-account.");
  if (!isSoundUrl(new URL(gatewayUrl))) return requireNone(named.length > 0, gatewayUrl);
  const { environment } = deps;
  const keyFile = options.machineKey ?? (named.length === 0 ? environment.machineKeyFile : undefined);
  if (keyFile !== undefined) return signAsMachine(deps, options, gatewayUrl, keyFile);
  return bearing(await chooseToken(deps, options, gatewayUrl, localRun));
}

async function chooseToken(
  deps: Deps,
  options: GlobalOptions,
  gatewayUrl: string,
  localRun: LocalRun | undefined,
): Promise<FindToken> {
  const { runHome, tokenFile } = deps.environment;
  const file = options.tokenFile ?? (options.asAccount === undefined ? tokenFile : undefined);
  if (file !== undefined) return () => readSecret(file);
  if (options.asAccount === undefined) {
    const signIn = (await readSignIns(runHome))[gatewayUrl];
    if (signIn !== undefined) return keepFresh(deps, gatewayUrl, signIn);
  }
  const account = findAccount(localRun, gatewayUrl, options.asAccount);
  return account === undefined ? async () => undefined : askAs(deps, options, gatewayUrl, account);
}

/** A token that goes in plain over a network is anybody's, and so is what a signature is sent with. */
function requireNone(isNamed: boolean, gatewayUrl: string): Prove {
  if (!isNamed) return async () => ({});
  throw new Failure(
    "usage",
    `${gatewayUrl} is neither https nor of this machine: no token and no signature is sent there.`,
  );
}

function findAccount(
  localRun: LocalRun | undefined,
  gatewayUrl: string,
  name: string | undefined,
): LocalAccount | undefined {
  const accounts = localRun?.accounts ?? [];
  if (name === undefined) {
    const gateway = localRun?.deployment.gateways?.find(({ url }) => url === gatewayUrl);
    return accounts.find(({ partner, role }) => partner === gateway?.iso && role === "officer");
  }
  const account = accounts.find((candidate) => candidate.name === name);
  if (account !== undefined) return account;
  const known = accounts.length === 0 ? "there is no local run" : accounts.map((each) => each.name).join(", ");
  throw new Failure("usage", `There is no account ${name}: ${known}.`);
}

function askAs(deps: Deps, { json }: GlobalOptions, gatewayUrl: string, account: LocalAccount): FindToken {
  if (json !== true) deps.terminal.tell(`concord: asking as ${account.name}, an account of the local run\n`);
  return renewing(deps, async () => {
    const place = await deps.tokens.findPlace(gatewayUrl);
    const { accessToken } = await deps.tokens.askAsClient(place, account.name, await readSecret(account.passwordFile));
    return accessToken;
  });
}

/** The token of who signed in, renewed and kept when it is about to end. */
function keepFresh(deps: Deps, gatewayUrl: string, signIn: SignIn): FindToken {
  let kept = signIn;
  return renewing(
    deps,
    async () => {
      if (kept.refreshToken === undefined) return kept.accessToken;
      try {
        const tokens = await deps.tokens.refresh(kept, kept.clientId, kept.refreshToken);
        kept = { ...kept, ...tokens };
      } catch (error) {
        if (!(error instanceof DomainError) || error.code !== "sign-in-failed") throw error;
        // The gateway says what is to be done.
        return kept.accessToken;
      }
      await keepSignIn(deps.environment.runHome, gatewayUrl, kept);
      return kept.accessToken;
    },
    signIn.accessToken,
  );
}

function renewing({ now }: Deps, renew: () => Promise<string>, first?: string): FindToken {
  let current = first === undefined ? undefined : Promise.resolve(first);
  return async () => {
    const token = await current?.catch(() => undefined);
    if (token !== undefined && endOf(token) - now() > AHEAD_MS) return token;
    current = renew();
    return current;
  };
}

/** When a token ends by its own word, in Unix milliseconds; whether it holds is for the gateway. */
function endOf(token: string): number {
  try {
    const claims = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8")) as {
      exp?: unknown;
    };
    return Number(claims.exp) * 1_000;
  } catch {
    return Number.NaN;
  }
}
