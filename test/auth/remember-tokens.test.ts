import { expect, it } from "vitest";
import { type CheckedToken, rememberTokens } from "../../gateway/auth/remember-tokens.ts";

const START_MS = 1_000_000;

function remembering(lifetimeMs = 60_000) {
  let nowMs = START_MS;
  let isRefused = false;
  const checks: string[] = [];
  const verify = rememberTokens(
    async (token): Promise<CheckedToken> => {
      checks.push(token);
      if (isRefused) throw new Error("refused");
      const identity = { credential: "token", issuer: "i", subject: token, partner: "CN", roles: [] } as const;
      return { identity, expiresAtMs: START_MS + lifetimeMs };
    },
    () => nowMs,
  );
  const later = (ms: number): void => {
    nowMs += ms;
  };
  const refuse = (): void => {
    isRefused = true;
  };
  return { verify, checks, later, refuse };
}

it("a token that comes again within a moment is checked once, another one anew", async () => {
  const { verify, checks, later } = remembering();
  expect(await verify("a")).toMatchObject({ subject: "a" });
  later(9_999);
  expect(await verify("a")).toMatchObject({ subject: "a" });
  expect(await verify("b")).toMatchObject({ subject: "b" });
  expect(checks).toEqual(["a", "b"]);
});

it("it is checked again after that, when it has expired, and when the clock was set back", async () => {
  const { verify, checks, later, refuse } = remembering();
  await verify("a");
  later(10_000);
  await verify("a");
  later(-1);
  await verify("a");
  expect(checks).toHaveLength(3);
  refuse();
  later(10_000);
  await expect(verify("a")).rejects.toThrow("refused");

  const short = remembering(500);
  await short.verify("a");
  short.later(499);
  await short.verify("a");
  short.later(1);
  await short.verify("a");
  expect(short.checks).toHaveLength(2);
});

it("what was refused is not remembered", async () => {
  const { verify, checks, refuse } = remembering();
  refuse();
  for (let n = 0; n < 2; n += 1) await expect(verify("a")).rejects.toThrow("refused");
  expect(checks).toHaveLength(2);
});
