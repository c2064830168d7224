import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Role, roles } from "../../gateway/domain/codes/roles.ts";

const PRIVATE = { mode: 0o600 };

/** Somebody who may sign in at the local run's issuer, as `accounts.json` lists it. */
export interface Account {
  readonly name: string;
  readonly partner: string;
  readonly role: Role;
}

/** Writes an account of each role for each partner, each with its password in a file of its own: `passwords/NAME`. */
export async function writeAccounts(folder: string, partners: readonly string[]): Promise<Account[]> {
  const accounts = partners.flatMap((partner) =>
    roles.map(({ code }) => ({ name: `${partner.toLowerCase()}-${code}`, partner, role: code })),
  );
  await mkdir(join(folder, "passwords"), { recursive: true, mode: 0o700 });
  await Promise.all(
    accounts.map(({ name }) =>
      writeFile(join(folder, "passwords", name), `${randomBytes(16).toString("hex")}\n`, PRIVATE),
    ),
  );
  await writeFile(join(folder, "accounts.json"), `${JSON.stringify(accounts, null, 2)}\n`, PRIVATE);
  return accounts;
}

/** The accounts of a run with their passwords. */
export async function readAccounts(folder: string): Promise<(Account & { readonly password: string })[]> {
  const accounts = JSON.parse(await readFile(join(folder, "accounts.json"), "utf8")) as Account[];
  return Promise.all(
    accounts.map(async (account) => ({
      ...account,
      password: (await readFile(join(folder, "passwords", account.name), "utf8")).trim(),
    })),
  );
}
