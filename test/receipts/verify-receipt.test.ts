import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { verifyReceipt } from "../../gateway/receipts/verify-receipt.ts";
import { files, makeReceipt, NOW, type World } from "./receipt-kit.ts";

export const verify = ({ receipt, anchor }: ReturnType<typeof makeReceipt>, more: object = {}) =>
  verifyReceipt({ receipt: JSON.stringify(receipt), anchor: JSON.stringify(anchor), files: [], now: NOW, ...more });

describe("verifyReceipt", () => {
  it("says of a sound receipt that its record is on the ledger, stands and is final", () => {
    const world: World = {};
    const verified = verify(makeReceipt(world), { files: files.slice(0, 1) });
    expect(verified.findings.map(({ fragment, verdict, code }) => `${fragment} ${verdict} ${code}`)).toEqual([
      "recorded holds recorded",
      "issuer holds authorised",
      "status holds standing",
      "recognition holds recognised",
      "custody unknown no-custody-events",
      "finality holds final",
    ]);
    expect(verified.files[0]?.verdict).toBe("holds");
  });

  it("keeps a receipt of a package of a batch of a thousand within 16 KiB gzipped", () => {
    const { receipt } = makeReceipt();
    expect(gzipSync(JSON.stringify(receipt)).length).toBeLessThan(16 * 1_024);
  });
});
