import { accessSync, constants, existsSync, readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";
import type { ConfigMistake } from "../domain/texts/describe-config-mistake.ts";

type Members = Readonly<Record<string, unknown>>;

const SECRET = /^[0-9a-f]{64}$/i;

/**
 * What is wrong between the parts of a configuration, and with the files that it names. Whatever has not the right form is passed
 * over: the schema says that.
 */
export function findConflicts(content: unknown): ConfigMistake[] {
  const { partner, port, admin, publicUrl, folder, database, directory, keys, auth, node } = membersOf(content);
  const partners = listOf(membersOf(directory).partners);
  const codes = partners.map(({ iso }) => iso);
  const mistakes: ConfigMistake[] = [
    ...doubledIn("directory.partners", partners, "id"),
    ...doubledIn("directory.partners", partners, "iso"),
    ...doubledIn("directory.agreements", listOf(membersOf(directory).agreements), "id"),
    ...doubledIn("directory.agreements", listOf(membersOf(directory).agreements), "code"),
    ...doubledIn("auth.issuers", listOf(membersOf(auth).issuers), "issuer"),
    ...doubledIn("auth.machines", listOf(membersOf(auth).machines), "name"),
    ...ofFile(
      "auth.pages.clientSecretFile",
      membersOf(membersOf(auth).pages).clientSecretFile,
      '"…"',
      (text) => text !== "",
    ),
    ...ofNode(node),
    ...ofFolder(folder),
    ...ofKey("keys.relay", membersOf(keys).relay),
    ...ofKey("keys.exchange", membersOf(keys).exchange),
    ...ofFile("keys.lookupSecretFile", membersOf(keys).lookupSecretFile, "[0-9a-f] × 64", (text) =>
      SECRET.test(text.trim()),
    ),
  ];
  if (typeof partner === "string" && codes.length > 0 && !codes.includes(partner)) {
    mistakes.push({ path: "partner", code: "not-in-directory" });
  }
  if (port !== undefined && membersOf(admin).port === port) {
    mistakes.push({ path: "admin.port", code: "same-port", values: { other: "port" } });
  }
  // What other gateways sign is this address with a path after it.
  if (typeof publicUrl === "string" && /^https?:\/\/[^/]+\/|[?#]/.test(publicUrl)) {
    mistakes.push({ path: "publicUrl", code: "wrong-value", values: { expected: "https://host[:port]" } });
  }
  const { url, urlFile } = membersOf(database);
  if (url !== undefined && urlFile !== undefined) {
    mistakes.push({ path: "database.urlFile", code: "excluded", values: { other: "database.url" } });
  }
  return mistakes;
}

function doubledIn(path: string, list: readonly Members[], key: string): ConfigMistake[] {
  return list.flatMap((entry, position) => {
    const isDoubled = entry[key] !== undefined && list.slice(0, position).some((before) => before[key] === entry[key]);
    return isDoubled ? [{ path: `${path}[${position}].${key}`, code: "doubled" as const }] : [];
  });
}

function ofNode(node: unknown): ConfigMistake[] {
  const { url, urls } = membersOf(node);
  if (node !== undefined && url === undefined && urls === undefined)
    return [{ path: "node.url", code: "missing", values: { expected: '"https://…"' } }];
  if (url !== undefined && urls !== undefined)
    return [{ path: "node.urls", code: "excluded", values: { other: "node.url" } }];
  const given: readonly unknown[] = Array.isArray(urls) ? urls : [];
  return given.flatMap((each, position) =>
    given.indexOf(each) < position ? [{ path: `node.urls[${position}]`, code: "doubled" as const }] : [],
  );
}

function ofKey(path: string, place: unknown): ConfigMistake[] {
  const { keystore, passphraseFile, remote } = membersOf(place);
  return [
    ...ofFile(`${path}.keystore`, keystore, "Web3 Secret Storage, version 3", isKeystore),
    ...ofFile(`${path}.passphraseFile`, passphraseFile, '"…"', (text) => text !== ""),
    ...ofFile(`${path}.remote.tokenFile`, membersOf(remote).tokenFile, '"…"', (text) => text !== ""),
  ];
}

function ofFile(path: string, file: unknown, expected: string, isSound: (text: string) => boolean): ConfigMistake[] {
  if (typeof file !== "string" || file === "") return [];
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    return [{ path, code: "unreadable-file", values: { file, reason: reasonOf(error) } }];
  }
  return isSound(text) ? [] : [{ path, code: "wrong-content", values: { file, expected } }];
}

function isKeystore(text: string): boolean {
  try {
    const { version, crypto, Crypto } = JSON.parse(text) as Members;
    return version === 3 && (crypto ?? Crypto) !== undefined;
  } catch {
    return false;
  }
}

/** A folder that is not there yet is made: what must be writable is then the nearest that is. */
function ofFolder(folder: unknown): ConfigMistake[] {
  if (typeof folder !== "string" || !folder.startsWith("/")) return [];
  let nearest = folder;
  while (!existsSync(nearest)) nearest = dirname(nearest);
  try {
    accessSync(nearest, constants.W_OK | constants.X_OK);
    if (statSync(nearest).isDirectory()) return [];
    return [{ path: "folder", code: "unusable-folder", values: { file: folder, reason: "ENOTDIR" } }];
  } catch (error) {
    return [{ path: "folder", code: "unusable-folder", values: { file: folder, reason: reasonOf(error) } }];
  }
}

const reasonOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? "?";

const membersOf = (value: unknown): Members =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Members) : {};

const listOf = (value: unknown): Members[] => (Array.isArray(value) ? value.map(membersOf) : []);
