import { describe, expect, it } from "vitest";
import { languages } from "../../../gateway/domain/codes/code-list.ts";
import { listTexts } from "../../../gateway/domain/texts/name-values.ts";

describe("listTexts", () => {
  it.each(languages)("keeps numbers apart in %s", (language) => {
    expect(listTexts(["6404", "6505", "6109"], language)).toMatch(/^6404(?:, |、)6505(?:, |、)6109$/);
  });
});
