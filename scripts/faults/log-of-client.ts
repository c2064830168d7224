import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from "node:fs";

/** One line of a client's log. A line is on the disk before the client goes on. */
export type ClientLine =
  /** The manifests of packages, or an exhibit's file that they have in common, were answered with success. */
  | { readonly type: "kept"; readonly roots: readonly string[]; readonly position: number | null }
  /** One request with the manifests of many packages was answered with success: of so many the gateway had some already. */
  | { readonly type: "bulk"; readonly packages: number; readonly known: number }
  /** A signed request is about to be handed in. */
  | {
      readonly type: "asked";
      readonly request: string;
      readonly signer: string;
      readonly nonce: number;
      readonly root: string;
    }
  /** It was answered with success: the gateway has taken it on. */
  | { readonly type: "acknowledged"; readonly request: string; readonly submission: string }
  /** It was refused for good, and was not taken on. */
  | { readonly type: "turned-away"; readonly request: string; readonly code: string };

/** Opens a log to be appended to. */
export function openLog(file: string): { write(line: ClientLine): void; close(): void } {
  const descriptor = openSync(file, "a");
  return {
    write: (line) => {
      writeSync(descriptor, `${JSON.stringify(line)}\n`);
      fsyncSync(descriptor);
    },
    close: () => closeSync(descriptor),
  };
}

/** The lines of a log. One that its client was killed in the middle of was told to nobody, and is left out. */
export function readLog(file: string): ClientLine[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, "utf8").split("\n").slice(0, -1);
  return lines.map((line) => JSON.parse(line) as ClientLine);
}
