import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import { z } from "zod";
import { Failure } from "./failure.ts";

const signInSchema = z.object({
  issuer: z.url(),
  audience: z.url(),
  clientId: z.string(),
  accessToken: z.string(),
  refreshToken: z.string().optional(),
});

/** What is kept of somebody who signed in to ask a gateway. */
export type SignIn = z.infer<typeof signInSchema>;

const fileSchema = z.record(z.string(), signInSchema);

const fileOf = (home: string): string => path.join(home, "sign-ins.json");

/** Who signed in to ask gateways, by their addresses. Throws Failure `file-unreadable`. */
export async function readSignIns(home: string): Promise<Readonly<Record<string, SignIn>>> {
  let text: string;
  try {
    text = await readFile(fileOf(home), "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return {};
    throw new Failure("file-unreadable", `${fileOf(home)} cannot be read.`);
  }
  try {
    return fileSchema.parse(JSON.parse(text));
  } catch {
    throw new Failure("file-unreadable", `${fileOf(home)} is not what it should be; delete it and sign in again.`);
  }
}

/** Keeps or, without one, forgets a sign-in. The file is its owner's alone, and never half written. */
export async function keepSignIn(home: string, gatewayUrl: string, signIn: SignIn | undefined): Promise<void> {
  const { [gatewayUrl]: _, ...others } = await readSignIns(home);
  const kept = signIn === undefined ? others : { ...others, [gatewayUrl]: signIn };
  await mkdir(home, { recursive: true });
  const temporary = `${fileOf(home)}.${process.pid}`;
  await writeFile(temporary, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 });
  await rename(temporary, fileOf(home));
}
