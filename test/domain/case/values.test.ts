import { describe, expect, it } from "vitest";
import type { z } from "zod";
import {
  code,
  count,
  country,
  day,
  exhibitPath,
  form,
  hsCode,
  list,
  numberCode,
  recipient,
  text,
  time,
} from "../../../gateway/domain/case/values.ts";
import { channels } from "../../../gateway/domain/codes/channels.ts";
import { priorities } from "../../../gateway/domain/codes/notices.ts";

/** What is found of a value: the mistake with the word that is suggested, or what it is read as. */
function read(schema: z.ZodType, value: unknown): unknown {
  const result = schema.safeParse(value);
  if (result.success) return { read: result.data };
  const [issue, ...more] = result.error.issues;
  if (issue?.code !== "custom" || more.length > 0) return issue?.code;
  const { mistake, suggestion, expected } = issue.params as Record<string, string>;
  expect(expected).toMatch(/\S/);
  expect(issue.message).toMatch(/^(is|has|does|leaves) /);
  return suggestion === undefined ? mistake : `${mistake}, ${suggestion}`;
}

describe("text", () => {
  it.each([
    ["abc", { read: "abc" }],
    ["a\tb\n", { read: "a\tb\n" }],
    ["\u202b\u05d0", { read: "\u202b\u05d0" }],
    [12, { read: "12" }],
    ["abcde", "too-long"],
    ["", "empty"],
    [" \n ", "empty"],
    ["a\u0007", "control-character"],
    ["a\ud800", "control-character"],
    [true, "invalid_type"],
  ])("of at most four units: %j", (value, found) => {
    expect(read(text(4), value)).toEqual(found);
  });
});

describe("form", () => {
  it("is what its pattern matches", () => {
    expect([read(form(/^[A-Z]{2}$/, "two letters"), "CN"), read(form(/^[A-Z]{2}$/, "two letters"), "cn")]).toEqual([
      { read: "CN" },
      "invalid-form",
    ]);
  });
});

describe("code", () => {
  it("is one of the list, quoted or not", () => {
    expect([read(code(channels), "post"), read(code(channels), 9610), read(code(channels), "rail")]).toEqual([
      { read: "post" },
      { read: "9610" },
      "unknown-code",
    ]);
  });

  it("is a number where it is written as one", () => {
    expect([
      read(numberCode(priorities), 2),
      read(numberCode(priorities), "2"),
      read(numberCode(priorities), 9),
    ]).toEqual([{ read: 2 }, { read: 2 }, "unknown-code"]);
  });
});

describe("count", () => {
  it.each([
    [0, { read: 0 }],
    [1, { read: 1 }],
    [Number.MAX_SAFE_INTEGER, { read: Number.MAX_SAFE_INTEGER }],
    [-1, "invalid-form"],
    [0.5, "invalid-form"],
    [2 ** 53, "invalid-form"],
  ])("takes whole numbers from 0 on: %d", (value, found) => {
    expect(read(count, value)).toEqual(found);
  });
});

describe("day and time", () => {
  it.each([
    ["2023-06-30", { read: "2023-06-30" }],
    ["2023-02-30", "invalid-date"],
    ["x2023-06-30", "invalid-form"],
    ["2023-06-30x", "invalid-form"],
    ["30.6.2023", "invalid-form"],
  ])("read the day %s", (value, found) => {
    expect(read(day, value)).toEqual(found);
  });

  it.each([
    ["2023-06-30T17:00:00+08:00", { read: "2023-06-30T17:00:00+08:00" }],
    ["2023-06-30T17:00:00", "time-without-offset"],
    ["2023-06-30", "time-without-offset"],
    ["2023-02-30T17:00:00Z", "invalid-date"],
    ["2023-06-30T17:00:61+08:00", "invalid-date"],
    ["x2023-06-30T17:00:00Z", "invalid-form"],
    ["2023-06-30T17:00:0Z", "invalid-form"],
    ["noon", "invalid-form"],
  ])("read the time %s", (value, found) => {
    expect(read(time, value)).toEqual(found);
  });
});

describe("hsCode", () => {
  it.each(["6404", "6404.11", "640411", "6404.1", "6404.11.00", "6404110000", "6404.11.00.00"])("takes %s", (value) => {
    expect(read(hsCode, value)).toEqual({ read: value });
  });

  it.each(["640", "x6404", "6404.", "6404x", "6404..11", "6404.111.22.33.44", "64041100001", "abcd", "6404.ab"])(
    "refuses %s",
    (value) => {
      expect(read(hsCode, value)).toBe("invalid-form");
    },
  );
});

describe("country", () => {
  it.each([
    ["CN", { read: "CN" }],
    ["cn", "invalid-form, CN"],
    ["UK", "invalid-form, GB"],
    ["uk", "invalid-form, GB"],
    ["XX", "invalid-form"],
    ["China", "invalid-form"],
  ])("reads %s", (value, found) => {
    expect(read(country, value)).toEqual(found);
  });
});

describe("recipient", () => {
  it.each([
    ["HK", { read: { partner: "HK" } }],
    ["CN/Guangzhou", { read: { partner: "CN", office: "Guangzhou" } }],
    ["CN/Lok Ma Chau", { read: { partner: "CN", office: "Lok Ma Chau" } }],
    [`CN/${"a".repeat(100)}`, { read: { partner: "CN", office: "a".repeat(100) } }],
    [`CN/${"a".repeat(101)}`, "invalid-form"],
    ["CN/", "invalid-form"],
    ["CN/a/b", "invalid-form"],
    ["CN/a\u0007", "invalid-form"],
    ["CN/a\ud800", "invalid-form"],
    ["/CN", "invalid-form"],
    ["xCN", "invalid-form"],
    ["CNx", "invalid-form"],
    ["C", "invalid-form"],
    ["cn", "invalid-form"],
  ])("reads %j", (value, found) => {
    expect(read(recipient, value)).toEqual(found);
  });
});

describe("exhibitPath", () => {
  it.each([
    ["photos/parcel-1.png", { read: "photos/parcel-1.png" }],
    ["", "empty"],
    ["../x", "invalid-path"],
  ])("reads %j", (value, found) => {
    expect(read(exhibitPath, value)).toEqual(found);
  });
});

describe("list", () => {
  it("has an entry or more, up to its most", () => {
    const upToTwo = list(count, 2);
    expect([[1], [1, 2], [], [1, 2, 3]].map((value) => read(upToTwo, value))).toEqual([
      { read: [1] },
      { read: [1, 2] },
      "empty",
      "too-many",
    ]);
    const [none, three] = [[], [1, 2, 3]].map((value) => upToTwo.safeParse(value).error?.issues[0]?.message);
    expect([none, three]).toEqual(["has no entry", "has 3 entries"]);
  });
});
