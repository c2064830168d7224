import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CommandLine, prepareCommandLine } from "./command-line.ts";

const id = `0x${"ab".repeat(32)}`;
let line: CommandLine;
beforeAll(async () => {
  // Nobody listens there: what gets as far as asking ends with 69.
  line = await prepareCommandLine("http://127.0.0.1:9");
});
afterAll(() => line.dispose());

describe("usage", () => {
  it.each<[string, string[], string]>([
    ["an unknown command", ["frobnicate"], "unknown command 'frobnicate'"],
    ["an unknown subcommand", ["evidence", "recogniz"], "Did you mean recognise?"],
    ["no subcommand", ["case"], "Usage: concord case"],
    ["nothing at all", [], "Usage: concord"],
    ["an unknown option", ["evidence", "list", "--sort", "id"], "unknown option '--sort'"],
    ["a missing argument", ["case", "file"], "missing required argument 'folder'"],
    ["a surplus argument", ["case", "check", "a", "b"], "too many arguments"],
    ["no files", ["verify"], "missing required argument 'file'"],
    ["a short id", ["evidence", "show", "0x12"], "0x and 64 hex digits"],
    [
      "an unknown grade",
      ["evidence", "recognise", id, "--grade", "best"],
      "integrity-only, reference, equivalent, court",
    ],
    ["a recognition without a grade", ["evidence", "recognise", id], "needs --grade"],
    [
      "a recognition in part without a reason",
      ["evidence", "recognise", id, "--grade", "court", "--partly"],
      "needs --reason",
    ],
    [
      "a refusal with a grade",
      ["evidence", "recognise", id, "--refuse", "--grade", "court", "--reason", "other"],
      "no --grade",
    ],
    ["a refusal without a reason", ["evidence", "refuse", id], "--reason"],
    ["a reason of another list", ["evidence", "withdraw", id, "--reason", "risk-ended"], "recorded-in-error"],
    ["an answer without outcome", ["notice", "answer", id], "--outcome"],
    ["a quantity that is no count", ["notice", "answer", id, "--outcome", "hit", "--quantity", "1.5"], "whole number"],
    ["a value without currency", ["notice", "answer", id, "--outcome", "hit", "--value", "12"], "1200 CNY"],
    ["a language that is none of ours", ["notice", "list", "--lang", "fr"], "zh-Hans"],
    ["a gateway that is no address", ["notice", "list", "--gateway", "file:///etc"], "http://127.0.0.1:8081"],
    ["a limit of nothing", ["evidence", "list", "--limit", "0"], "from 1"],
  ])("ends %s with 64 and says why on standard error", async (_title, words, said) => {
    const { exitCode, output, diagnostics } = await line.run(...words);
    expect(exitCode).toBe(64);
    expect(output).toBe("");
    expect(diagnostics).toContain(said);
  });

  it.each([
    [["--help"]],
    [["evidence", "recognise", "--help"]],
    [["notice", "answer", "--help"]],
    [["verify", "--help"]],
  ])("answers %j with 0, and with examples", async (words) => {
    const { exitCode, output } = await line.run(...words);
    expect(exitCode).toBe(0);
    expect(output).toContain("Examples:\n  concord ");
  });

  it("gives the version", async () => {
    expect(await line.run("--version")).toEqual({ exitCode: 0, output: "1.2.3\n", diagnostics: "" });
  });

  it("ends with 69 when the gateway does not answer", async () => {
    const { exitCode, diagnostics } = await line.run("evidence", "list");
    expect(exitCode).toBe(69);
    expect(diagnostics).toContain("[gateway-unreachable]");
  });

  it("takes global options after the command", async () => {
    const { exitCode, diagnostics } = await line.run(
      "notice",
      "list",
      "--gateway",
      "http://127.0.0.1:10",
      "--lang",
      "pt",
    );
    expect(exitCode).toBe(69);
    expect(diagnostics).toContain("O gateway não está acessível: The gateway http://127.0.0.1:10 cannot be reached");
  });
});
