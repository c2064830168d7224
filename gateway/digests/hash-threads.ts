import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";

const MOST_THREADS = 4;

/** SHA-256 and SM3 of one stream, 64 hex digits each. */
export interface Digests {
  readonly sha256: string;
  readonly sm3: string;
}

/** What a thread is asked. `bytes` is memory that both sides see: it stays untouched until the answer. */
export type HashRequest =
  | { readonly type: "update"; readonly stream: number; readonly bytes: Uint8Array<SharedArrayBuffer> }
  | { readonly type: "finish" | "drop"; readonly stream: number };

/** What a thread answers to each request, in order: the digests to `finish`. */
export type HashAnswer = Digests | null;

/** The digesting of one stream by a thread. Every method rejects when that thread is lost. */
export interface Hashing {
  /** Resolves when the thread no longer needs the bytes. */
  update(bytes: Uint8Array<SharedArrayBuffer>): Promise<void>;
  finish(): Promise<Digests>;
  /** Lets the thread forget the stream. */
  drop(): void;
}

interface Pending {
  readonly resolve: (answer: HashAnswer) => void;
  readonly reject: (error: Error) => void;
}

interface HashThread {
  readonly worker: Worker;
  readonly pending: Pending[];
  streams: number;
}

const threads: HashThread[] = [];
let lastStream = 0;

/** Gives a stream to the thread that has fewest; one core is left to whoever reads and writes. Threads start when they are needed and stay. */
export function openHashing(): Hashing {
  const most = Math.max(1, Math.min(MOST_THREADS, availableParallelism() - 1));
  const [idlest] = threads.toSorted((a, b) => a.streams - b.streams);
  const isNew = idlest === undefined || (idlest.streams > 0 && threads.length < most);
  const thread = isNew ? startThread() : idlest;
  lastStream += 1;
  const stream = lastStream;
  thread.streams += 1;
  return {
    update: async (bytes) => {
      await ask(thread, { type: "update", stream, bytes });
    },
    finish: async () => {
      thread.streams -= 1;
      const digests = await ask(thread, { type: "finish", stream });
      if (digests === null) throw new Error("the digesting thread answered something else");
      return digests;
    },
    drop: () => {
      thread.streams -= 1;
      // A thread that is lost has forgotten the stream as well.
      ask(thread, { type: "drop", stream }).catch(() => undefined);
    },
  };
}

function startThread(): HashThread {
  const worker = new Worker(new URL("./hash-worker.ts", import.meta.url), { name: "digests" });
  const thread: HashThread = { worker, pending: [], streams: 0 };
  const lose = (error: Error): void => {
    const position = threads.indexOf(thread);
    if (position >= 0) threads.splice(position, 1);
    for (const { reject } of thread.pending.splice(0)) reject(error);
  };
  worker.on("message", (answer: HashAnswer) => {
    thread.pending.shift()?.resolve(answer);
    if (thread.pending.length === 0) worker.unref();
  });
  worker.on("error", lose);
  worker.on("exit", () => lose(new Error("a digesting thread ended")));
  worker.unref();
  threads.push(thread);
  return thread;
}

function ask(thread: HashThread, request: HashRequest): Promise<HashAnswer> {
  if (!threads.includes(thread)) return Promise.reject(new Error("a digesting thread ended"));
  return new Promise((resolve, reject) => {
    thread.pending.push({ resolve, reject });
    // Only a thread that owes an answer keeps the program running.
    thread.worker.ref();
    thread.worker.postMessage(request);
  });
}
