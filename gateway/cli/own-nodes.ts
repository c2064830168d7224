import { randomUUID } from "node:crypto";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { safeText } from "../domain/safe-text.ts";
import { nodeKeyOf } from "../network/node-key.ts";
import type { NetworkFile, PublicNode } from "../network/terms.ts";
import { Failure } from "./failure.ts";
import { isThere } from "./is-there.ts";
import { readTextFile } from "./read-text-file.ts";

const PUBLIC = 0o644;

/** The nodes of a network whose keys lie in a folder. @throws Failure `file-unreadable` */
export async function findOwnNodes(folder: string, { parts }: NetworkFile): Promise<PublicNode[]> {
  const own: PublicNode[] = [];
  for (const { node } of parts) if (await hasKeyOf(folder, node)) own.push(node);
  return own;
}

/** Whether a node's key lies in the folder. What lies there and is another key is a mistake that would show only when the node runs. */
async function hasKeyOf(folder: string, node: PublicNode): Promise<boolean> {
  const file = path.join(folder, node.name, "key");
  if (!(await isThere(file))) return false;
  const text = await readTextFile(file);
  const digits = /^(?:0x)?([0-9a-f]{64})\s*$/i.exec(text)?.[1] ?? "";
  if (nodeKeyOf(Buffer.from(digits, "hex"))?.publicKey === node.publicKey) return true;
  throw new Failure("file-unreadable", `${safeText(file)} is not the key of the ${node.name} that this network has.`);
}

/** Writes texts into a folder, in the place of those that are there. @throws Failure `file-unwritable` */
export async function writeInto(folder: string, texts: Readonly<Record<string, string>>): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    for (const [name, text] of Object.entries(texts)) {
      // Besu, or an operator, never reads half a list.
      const partial = path.join(folder, `.${randomUUID()}.part`);
      try {
        await writeFile(partial, text, { mode: PUBLIC, flag: "wx", flush: true });
        await rename(partial, path.join(folder, name));
      } finally {
        await rm(partial, { force: true });
      }
    }
  } catch {
    throw new Failure("file-unwritable", `Nothing can be written into ${safeText(folder)}.`);
  }
}
