import type { RenewalAlgorithm } from "../../receipts/renewal-format.ts";

/** The digests that a manifest gives a file, 64 hex digits each. */
export interface Digests {
  readonly sha256: string;
  readonly sm3: string;
}

/** Those of a manifest and those of a receipt's renewals. */
export type Algorithm = keyof Digests | RenewalAlgorithm;

/** A file and the size that it had when it was chosen; what it became since is not verified. */
export interface ChosenFile {
  readonly file: File;
  readonly size: number;
}

/** What a worker is told to do. The file is a handle: its bytes are read where they are digested. */
export interface DigestRequest extends ChosenFile {
  readonly algorithm: Algorithm;
}

/** What a worker tells. */
export type DigestReport =
  | { readonly type: "progress"; readonly bytes: number }
  | { readonly type: "digest"; readonly digest: string }
  | { readonly type: "unreadable" };

/** A file that the browser could not read to its end. */
export class UnreadableError extends Error {}

export interface DigestOptions {
  readonly workerUrl: string;
  /** Ends the work. */
  readonly signal: AbortSignal;
  /** Told the part that all digests have behind them, 0 to 1. */
  readonly onProgress: (part: number) => void;
}

/** Digests a file with several algorithms side by side, each in a worker of its own. Throws UnreadableError, or the signal's reason. */
export async function digestFile<A extends Algorithm>(
  { file, size }: ChosenFile,
  algorithms: readonly A[],
  options: DigestOptions,
): Promise<Record<A, string>> {
  const done = new Map<A, number>(algorithms.map((algorithm) => [algorithm, 0]));
  const run = async (algorithm: A): Promise<readonly [A, string]> => {
    const digest = await runWorker({ file, size, algorithm }, options, (bytes) => {
      done.set(algorithm, bytes);
      options.onProgress(Math.min(...done.values()) / size);
    });
    return [algorithm, digest];
  };
  return Object.fromEntries(await Promise.all(algorithms.map(run))) as Record<A, string>;
}

function runWorker(
  request: DigestRequest,
  { workerUrl, signal }: DigestOptions,
  onBytes: (bytes: number) => void,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerUrl);
    const end = (settle: () => void): void => {
      worker.terminate();
      signal.removeEventListener("abort", cancel);
      settle();
    };
    const cancel = (): void => end(() => reject(signal.reason));
    signal.addEventListener("abort", cancel);
    worker.onmessage = ({ data }: MessageEvent<DigestReport>) => {
      if (data.type === "progress") onBytes(data.bytes);
      else if (data.type === "digest") end(() => resolve(data.digest));
      else end(() => reject(new UnreadableError()));
    };
    worker.onerror = () => end(() => reject(new UnreadableError()));
    worker.postMessage(request);
  });
}
