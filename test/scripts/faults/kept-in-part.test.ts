import { expect, it } from "vitest";
import { findKeptInPart } from "../../../scripts/faults/find-not-kept.ts";

it("some packages of one request without the others are something lost", () => {
  const bulk = (known: number) => ({ type: "bulk", packages: 3, known }) as const;
  expect(findKeptInPart([bulk(0), bulk(3)])).toEqual([]);
  expect(findKeptInPart([bulk(1), bulk(2)])).toHaveLength(2);
});
