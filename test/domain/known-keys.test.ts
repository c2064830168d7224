import { describe, expect, it } from "vitest";
import { z } from "zod";
import { knownKeysAt } from "../../gateway/domain/known-keys.ts";

const place = z.strictObject({ from: z.string(), to: z.string().optional() });
const schema = z.strictObject({
  plain: place,
  perhaps: place.optional(),
  usual: place.default({ from: "" }),
  filled: place.prefault({ from: "" }),
  list: z.array(place.optional()),
  choice: z.discriminatedUnion("type", [
    z.strictObject({ type: z.literal("file"), path: z.string() }),
    z.strictObject({ type: z.literal("remote"), url: z.string(), deep: place }),
  ]),
  word: z.string(),
});

describe("knownKeysAt", () => {
  it.each([
    [[], ["plain", "perhaps", "usual", "filled", "list", "choice", "word"]],
    [["plain"], ["from", "to"]],
    [["perhaps"], ["from", "to"]],
    [["usual"], ["from", "to"]],
    [["filled"], ["from", "to"]],
    [
      ["list", 3],
      ["from", "to"],
    ],
    [["choice"], ["type", "path", "url", "deep"]],
    [
      ["choice", "deep"],
      ["from", "to"],
    ],
    [["list"], []],
    [["word"], []],
    [["word", "more"], []],
    [["word", 0], []],
    [["plain", 0], []],
    [["list", "from"], []],
    [["missing", "from"], []],
  ])("of %j are %j", (path, keys) => {
    expect(knownKeysAt(schema, path)).toEqual(keys);
  });

  it("are those of the schema itself where it may be left out", () => {
    expect(knownKeysAt(schema.optional(), ["plain"])).toEqual(["from", "to"]);
  });
});
