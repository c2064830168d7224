import type { ReceiptQuestion, ReceiptReport, WorkerMessage } from "./receipt-report.ts";

/** Verifies receipts in a worker, which is begun at once: a page that a large receipt keeps busy could not be told to stop. */
export interface ReceiptWorker {
  /** Rejects with the signal's reason when it is ended. */
  verify(question: ReceiptQuestion, signal: AbortSignal): Promise<ReceiptReport>;
}

export function startReceiptWorker(workerUrl: string): ReceiptWorker {
  let running = start(workerUrl);
  return {
    verify: async (question, signal) => {
      const { worker, ready } = running;
      const ended = new Promise<never>((_, reject) => {
        signal.addEventListener("abort", () => {
          worker.terminate();
          // Two verifications may end at once.
          if (running.worker === worker) running = start(workerUrl);
          reject(signal.reason);
        });
      });
      const report = ready.then((failure) => failure ?? ask(worker, question));
      return await Promise.race([report, ended]);
    },
  };
}

interface RunningWorker {
  readonly worker: Worker;
  /** Why it cannot be asked, or undefined when it can. */
  readonly ready: Promise<ReceiptReport | undefined>;
}

function start(workerUrl: string): RunningWorker {
  const worker = new Worker(workerUrl);
  return {
    worker,
    ready: nextMessage(worker).then((message) => (message.type === "ready" ? undefined : message)),
  };
}

async function ask(worker: Worker, question: ReceiptQuestion): Promise<ReceiptReport> {
  worker.postMessage(question);
  const message = await nextMessage(worker);
  return message.type === "ready" ? { type: "failed", reason: "the worker began anew" } : message;
}

function nextMessage(worker: Worker): Promise<WorkerMessage> {
  return new Promise((resolve) => {
    worker.onmessage = ({ data }: MessageEvent<WorkerMessage>) => resolve(data);
    worker.onerror = ({ message }) => resolve({ type: "failed", reason: message });
  });
}
