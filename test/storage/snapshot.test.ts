import { describe, expect, it } from "vitest";
import { evidenceOf, founding, inBlock, recorded } from "./sample-events.ts";
import { headAt, id, OFFICER, openTemporaryStore } from "./temporary-store.ts";

const root = id("package");
const evidenceId = evidenceOf(root);

describe("a snapshot of the index", () => {
  it("is of one moment: a block that comes between two questions is in neither answer", async () => {
    const { store } = await openTemporaryStore();
    await store.advance(headAt(1), inBlock(1, [...founding, recorded(root)]));
    const withdrawn = inBlock(2, [
      {
        name: "EvidenceWithdrawn",
        args: { evidenceId, recordId: evidenceId, partnerId: 1, reason: 32, signer: OFFICER },
      },
    ]);
    let advanced: Promise<void> = Promise.resolve();
    const seen = await store.snapshot(async (index) => {
      const head = await index.head();
      advanced = store.advance(headAt(2), withdrawn);
      await new Promise((later) => setTimeout(later, 20));
      return { head, decisions: (await index.evidence(evidenceId))?.decisions, again: await index.head() };
    });
    expect(seen).toEqual({ head: headAt(1), decisions: [], again: headAt(1) });
    await advanced;
    expect(await store.head()).toEqual(headAt(2));
    expect((await store.evidence(evidenceId))?.decisions).toHaveLength(1);
  });
});
