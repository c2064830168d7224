import { describe, expect, it } from "vitest";
import { languageOfLocale } from "../../gateway/cli/locale.ts";
import { mapLimited } from "../../gateway/cli/map-limited.ts";
import { createProgress, renderBar } from "../../gateway/cli/progress.ts";
import { renderProblem } from "../../gateway/cli/render/show-problem.ts";
import { renderTable, widthOf } from "../../gateway/cli/render/table.ts";
import { DomainError } from "../../gateway/domain/errors.ts";
import { safeText } from "../../gateway/domain/safe-text.ts";

describe("safeText", () => {
  it("shows what would move the cursor, turn the direction or hide", () => {
    expect(safeText("a\u001b[31m\nb\u202ec\u200bd\ud800")).toBe("a\\u{1b}[31m\\u{a}b\\u{202e}c\\u{200b}d\\u{d800}");
  });

  it("leaves every script alone", () => {
    expect(safeText("海關 ação ﬁ 👟")).toBe("海關 ação ﬁ 👟");
  });
});

describe("renderTable", () => {
  it("aligns columns by the width on the terminal", () => {
    expect(widthOf("海关a")).toBe(5);
    expect(
      renderTable([
        ["海关", "x"],
        ["a", "y"],
      ]),
    ).toBe("海关  x\na     y\n");
  });
});

describe("renderProblem", () => {
  const error = new DomainError("keystore-locked", "The passphrase does not open it.");

  it("gives detail, code and what to do", () => {
    expect(renderProblem(error, "en")).toBe(
      "concord: The passphrase does not open it. [keystore-locked]\nconcord: Check the passphrase.\n",
    );
  });

  it("puts the title of another language before the detail", () => {
    expect(renderProblem(error, "zh-Hans")).toContain("concord: 密钥库未能解锁: The passphrase");
  });

  it("shows no stack of an error that nobody expected", () => {
    expect(renderProblem(new TypeError("x is not y"), "en")).toBe("concord: unexpected: x is not y [internal]\n");
  });
});

describe("createProgress", () => {
  const run = (isDiagnosticsTerminal: boolean, times: readonly number[]) => {
    let told = "";
    let at = 0;
    const terminal = { isDiagnosticsTerminal, tell: (text: string) => (told += text) };
    const progress = createProgress({ terminal: terminal as never, now: () => at }, "digesting", 100);
    for (const time of times) {
      at = time;
      progress.advance(25);
    }
    progress.finish();
    return told;
  };

  it("says nothing for what takes less than a second", () => {
    expect(run(true, [10, 999])).toBe("");
  });

  it("says nothing where there is no terminal", () => {
    expect(run(false, [10, 5_000])).toBe("");
  });

  it("draws a bar after a second and takes it off again", () => {
    const told = run(true, [10, 1_500]);
    expect(told).toContain("digesting ████████████░░░░░░░░░░░░ 50 %");
    expect(told.endsWith("\r\u001b[K")).toBe(true);
  });

  it("does not overflow when more comes than was announced", () => {
    expect(renderBar("x", 300, 100)).toContain("100 %");
  });
});

describe("mapLimited", () => {
  it("keeps the order and the limit", async () => {
    let running = 0;
    let most = 0;
    const results = await mapLimited([5, 1, 4, 2, 3], 2, async (item) => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, item));
      running -= 1;
      return item * 10;
    });
    expect(results).toEqual([50, 10, 40, 20, 30]);
    expect(most).toBe(2);
  });
});

describe("languageOfLocale", () => {
  it.each([
    ["zh_CN.UTF-8", "zh-Hans"],
    ["zh_HK.UTF-8", "zh-Hant"],
    ["zh_MO", "zh-Hant"],
    ["pt_PT.UTF-8", "pt"],
    ["de_DE.UTF-8", "en"],
    ["C", "en"],
    ["", "en"],
  ])("takes %j for %s", (locale, language) => {
    expect(languageOfLocale(locale)).toBe(language);
  });
});
