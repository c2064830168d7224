import type { ReceiptQuestion, WorkerMessage } from "./receipt-report.ts";
import { verifyHere } from "./verify-here.ts";

const report = (message: WorkerMessage): void => self.postMessage(message);

self.onmessage = ({ data }: MessageEvent<ReceiptQuestion>) => {
  try {
    report(verifyHere(data));
  } catch (error) {
    report({ type: "failed", reason: String(error) });
  }
};
// What it needs compiles WebAssembly first, and a question that comes before that would be lost.
report({ type: "ready" });
