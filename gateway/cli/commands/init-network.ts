import { randomBytes } from "node:crypto";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { safeText } from "../../domain/safe-text.ts";
import { sayIn } from "../../domain/texts/say.ts";
import { readNetwork, termsOf } from "../../network/derive.ts";
import { type NodeKey, nodeKeyOf } from "../../network/node-key.ts";
import { makePart } from "../../network/part.ts";
import { type NetworkFile, type NetworkTerms, networkTerms } from "../../network/terms.ts";
import { type Deps, type GlobalOptions, languageOf } from "../deps.ts";
import { Failure } from "../failure.ts";
import { isThere } from "../is-there.ts";
import { readTextFile } from "../read-text-file.ts";
import { networkTexts } from "../render/network-texts.ts";
import { writeNewFile } from "../write-new-file.ts";

const PUBLIC = 0o644;
const OWN_FOLDER = 0o700;
/** With fewer, none may be down. */
const LEAST_VALIDATORS = 4;

/** What is decided by all, and what of one's own nodes is told. */
export interface InitOptions {
  readonly own: string;
  readonly host: readonly { readonly host: string; readonly port: number }[];
  readonly account?: readonly string[];
  readonly partners?: readonly string[];
  readonly network?: string;
  readonly chainId?: number;
  readonly validatorsPerPartner: number;
  readonly blockPeriod: number;
  readonly requestTimeout: number;
  readonly epochLength: number;
  readonly gasLimit: number;
  readonly output: string;
}

/**
 * Makes the keys of one's own nodes in files of their owner's alone, and the parts for the others. A key that is there stays and its part is
 * made again only under a name that is free: nothing is overwritten.
 *
 * @throws Failure `usage`, `file-exists`, `file-unwritable`, `file-unreadable`; DomainError of a network that is joined
 */
export async function initNetwork(deps: Deps, options: GlobalOptions, given: InitOptions): Promise<number> {
  if (given.network !== undefined && (given.partners ?? given.chainId) !== undefined)
    throw new Failure(
      "usage",
      "A network that is joined has its partners and its chain id: leave out --partners and --chain-id.",
    );
  const joined = given.network === undefined ? undefined : readNetwork(await readTextFile(given.network));
  const terms = joined === undefined ? termsOfOptions(given) : termsOf(joined);
  const names = nameNodes(given, terms, joined);
  const say = sayIn(networkTexts, languageOf(deps, options));
  const files = names.map((name) => ({ name, part: partFile(given, name), key: path.join(given.output, name, "key") }));
  for (const { part, key } of files)
    for (const file of [part, key])
      if (await isThere(file))
        throw new Failure("file-exists", `${safeText(file)} is there already; nothing is overwritten.`);
  const made = [];
  for (const [position, { name, part, key: keyFile }] of files.entries()) {
    const { key, secret } = drawKey();
    await mkdir(path.dirname(keyFile), { recursive: true, mode: OWN_FOLDER }).catch(() => {
      throw new Failure("file-unwritable", `${safeText(path.dirname(keyFile))} cannot be made.`);
    });
    const { host, port } = given.host[position] as { host: string; port: number };
    const facts = { terms, name, partner: given.own, host, port, accounts: given.account ?? [] };
    await writeNewFile(keyFile, secret);
    await writeNewFile(part, `${JSON.stringify(makePart(key, facts), null, 2)}\n`, PUBLIC);
    made.push({ name, part, key: keyFile, validator: key.address });
  }
  if (options.json === true) deps.terminal.print(`${JSON.stringify({ nodes: made })}\n`);
  else
    for (const { name, part, key, validator } of made)
      deps.terminal.print(`${say("initialised", { name, part: safeText(part), key: safeText(key), validator })}\n`);
  const validators = terms.partners.length * terms.validatorsPerPartner;
  if (joined === undefined && validators < LEAST_VALIDATORS)
    deps.terminal.tell(`concord: ${say("tooFew", { validators })}\n`);
  if ((given.account ?? []).length === 0) deps.terminal.tell(`concord: ${say("noAccounts")}\n`);
  return 0;
}

const partFile = ({ output }: InitOptions, name: string): string => path.join(output, `${name}.node.json`);

function termsOfOptions(given: InitOptions): NetworkTerms {
  const { partners, chainId, own } = given;
  if (partners === undefined || chainId === undefined)
    throw new Failure(
      "usage",
      "Name those who begin the network with --partners and its --chain-id, or the network that is joined with --network.",
    );
  if (new Set(partners).size < partners.length) throw new Failure("usage", "--partners names a partner twice.");
  if (!partners.includes(own)) throw new Failure("usage", `--partners does not name ${own}.`);
  return networkTerms.parse({
    chainId,
    partners: [...partners].sort(),
    validatorsPerPartner: given.validatorsPerPartner,
    blockPeriodSeconds: given.blockPeriod,
    requestTimeoutSeconds: given.requestTimeout,
    epochLength: given.epochLength,
    gasLimit: given.gasLimit,
  });
}

/** A new network's nodes are numbered from 1; who joins takes the numbers that the partner has not. */
function nameNodes({ own, host }: InitOptions, terms: NetworkTerms, joined: NetworkFile | undefined): string[] {
  if (joined === undefined && host.length !== terms.validatorsPerPartner)
    throw new Failure("usage", `Give --host once for each node of yours: ${terms.validatorsPerPartner} times.`);
  const taken = new Set(joined?.parts.map(({ node }) => node.name));
  const free = Array.from({ length: 99 }, (_, position) => `${own}-${position + 1}`).filter((name) => !taken.has(name));
  return free.slice(0, host.length);
}

function drawKey(): { readonly key: NodeKey; readonly secret: string } {
  for (;;) {
    const secret = randomBytes(32);
    const key = nodeKeyOf(secret);
    // Of 2²⁵⁶ numbers all but some 2¹²⁸ are keys.
    if (key !== undefined) return { key, secret: `${secret.toString("hex")}\n` };
  }
}
