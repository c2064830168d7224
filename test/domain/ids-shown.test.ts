import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { idsShown } from "../../gateway/domain/ids-shown.ts";

const word = (digit: string): string => `0x${digit.repeat(64)}`;
const [A, B, C] = [word("a"), word("b"), word("c")];
const S = "8f14e45f-ceea-467f-9c3a-2b1a0e6f2c11";
const nothing = { evidence: [], notices: [], submissions: [] };

describe("the ids that an answer shows", () => {
  it.each<[string, unknown, string, Partial<ReturnType<typeof idsShown>>]>([
    ["the id of what the answer is of", { id: S, state: "settled" }, "submissions", { submissions: [S] }],
    ["an entry's id", { evidence: { id: A, root: B } }, "evidence", { evidence: [A] }],
    ["the ids of a list", { evidence: [{ id: A }, { id: B }], next: C }, "evidence", { evidence: [A, B] }],
    ["ids alone", { packages: [{ root: C, evidence: [A, B] }] }, "batches", { evidence: [A, B] }],
    ["one id alone", { recognitions: [{ evidence: A, recordId: B }] }, "recognitions", { evidence: [A] }],
    ["a notice", { notice: { id: A, previous: B } }, "notices", { notices: [A] }],
    ["notices", { notices: [{ id: A }, { id: B }] }, "notices", { notices: [A, B] }],
    ["a submission", { submission: { id: S } }, "events", { submissions: [S] }],
    ["submissions", { submissions: [{ id: S }] }, "submissions", { submissions: [S] }],
    [
      "all kinds, at any depth",
      { files: [{ matches: [{ evidence: { id: A } }, { notice: [[B]] }] }], submission: S },
      "verifications",
      { evidence: [A], notices: [B], submissions: [S] },
    ],
    [
      "each once",
      { evidence: [{ id: A }, { id: B }, { id: A }], notice: A },
      "evidence",
      { evidence: [A, B], notices: [A] },
    ],
    ["nothing of what has no kind", { id: A, root: B, signer: { id: C } }, "packages", {}],
    ["nothing of members below that have another name", { evidence: { batch: { id: A } } }, "evidence", {}],
    ["nothing of null", { evidence: null, notice: null }, "evidence", {}],
    ["nothing of numbers and truths", { evidence: [1, true], id: 7 }, "evidence", {}],
    ["nothing of what is no answer", null, "evidence", {}],
    ["nothing of names that objects have", { constructor: A, toString: { id: A } }, "constructor", {}],
    ["nothing of a text under the name of what objects have", "text", "toString", {}],
  ])("are %s", (_what, answer, root, shown) => {
    expect(idsShown(answer, root)).toEqual({ ...nothing, ...shown });
  });

  it.each([
    ["evidence", A.slice(0, -1)],
    ["evidence", `${A}a`],
    ["evidence", ` ${A}`],
    ["evidence", A.slice(2)],
    ["evidence", A.toUpperCase()],
    ["evidence", S],
    ["notice", `${A}\n`],
    ["notice", S],
    ["submission", A],
    ["submission", S.slice(0, -1)],
    ["submission", `${S}0`],
    ["submission", `0${S}`],
    ["submission", S.replaceAll("-", "")],
    ["submission", S.replace("-467f", "")],
    ["submission", S.toUpperCase()],
  ])("are never a text of another form, such as %s %j", (name, text) => {
    expect(idsShown({ [name]: text }, "events")).toEqual(nothing);
  });

  it("are those of the whole only where its name says what it is", () => {
    expect(idsShown({ id: A }, "evidence").evidence).toEqual([A]);
    expect(idsShown({ id: A }, "notices").notices).toEqual([A]);
    expect(idsShown([{ id: A }, [{ id: B }]], "evidence").evidence).toEqual([A, B]);
    expect(idsShown({ id: A }, "")).toEqual(nothing);
  });

  it("are nothing else of any answer", () => {
    const texts = fc.constantFrom(A, B, S, "text", "");
    const names = fc.constantFrom(
      "id",
      "evidence",
      "notice",
      "notices",
      "submission",
      "submissions",
      "other",
      "__proto__",
    );
    const { answer } = fc.letrec((tie) => ({
      answer: fc.oneof(
        { depthSize: "small" },
        texts,
        fc.constant(null),
        fc.array(tie("answer")),
        fc.dictionary(names, tie("answer")),
      ),
    }));
    fc.assert(
      fc.property(answer, names, (given, root) => {
        const { evidence, notices, submissions } = idsShown(given, root);
        const text = JSON.stringify(given);
        for (const id of [...evidence, ...notices]) expect([A, B]).toContain(id);
        for (const id of submissions) expect(id).toBe(S);
        for (const ids of [evidence, notices, submissions]) {
          expect(new Set(ids).size).toBe(ids.length);
          for (const id of ids) expect(text).toContain(id);
        }
      }),
    );
  });
});
