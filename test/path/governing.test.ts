import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AgreementInfo, PartnerInfo } from "../../gateway/domain/wire/network.ts";
import type { ProposalInfo } from "../../gateway/domain/wire/proposals.ts";
import type { Verification } from "../../gateway/domain/wire/verification.ts";
import { CASES, startRun, type TestRun, until } from "./local-run.ts";

const JIANGMEN = join(CASES, "ant-moving/jiangmen");
const GUANGZHOU = join(CASES, "ant-moving/guangzhou");
const GATEWAYS = ["CN", "HK", "MO", "MY"] as const;
/** Two-thirds of seventeen. The last has no gateway of its own. */
const VOTERS = ["CN", "HK", "MO", "MY", "JP", "KR", "AU", "NZ", "SG", "TH", "VN", "ID"];
const NEWCOMER = `0x${"b4".repeat(20)}`;

describe("the consortium governs itself, with separate processes", () => {
  let run: TestRun;

  const at = (iso: string): string[] => ["--gateway", run.url(iso)];
  const asSignatory = (iso: string): string[] => ["--as", `${iso.toLowerCase()}-signatory`];
  const done = async (...args: string[]): Promise<string> => {
    const { exitCode, stderr, stdout } = await run.concord(...args);
    if (exitCode !== 0) throw new Error(`concord ${args.join(" ")} ended with ${exitCode}: ${stderr}${stdout}`);
    return stderr;
  };
  /** Tries until the chain's clock has come as far as the command needs. */
  const doneInTime = (...args: string[]): Promise<string> =>
    until(`concord ${args.join(" ")}`, async () => {
      const { exitCode, stderr } = await run.concord(...args);
      if (exitCode === 0) return stderr;
      if (/\[(proposal-state|decision-waits)\]/.test(stderr)) return undefined;
      throw new Error(stderr);
    });
  const show = async (id: string): Promise<ProposalInfo> =>
    (await run.ask<{ proposal: ProposalInfo }>("consortium", "show", id)).proposal;
  const stateOf = async (iso: string): Promise<string | undefined> =>
    (await run.ask<{ partners: PartnerInfo[] }>("partner", "list")).partners.find((partner) => partner.iso === iso)
      ?.state;

  /** Proposed by HK; every voter through one of the four gateways, as many at once. */
  async function decide(...proposed: string[]): Promise<string> {
    const { proposal } = await run.ask<{ proposal: string }>("consortium", "propose", ...proposed, ...at("HK"));
    await doneInTime("consortium", "vote", proposal, "--for", ...at("HK"));
    const others = VOTERS.filter((iso) => iso !== "HK");
    const voteInTurn = async (gateway: string, turn: number): Promise<void> => {
      for (const iso of others.filter((_, n) => n % GATEWAYS.length === turn)) {
        await done("consortium", "vote", proposal, "--for", ...asSignatory(iso), ...at(gateway));
      }
    };
    await Promise.all(GATEWAYS.map(voteInTurn));
    await done("consortium", "queue", proposal, ...at("HK"));
    await doneInTime("consortium", "execute", proposal, ...at("MO"));
    return proposal;
  }

  beforeAll(async () => {
    run = await startRun("--no-cases");
  }, 120_000);
  afterAll(async () => {
    await run.stop();
  }, 30_000);

  it("admits a new partner by vote of two-thirds", async () => {
    const proposal = await decide("admit", "BR", "--id", "20", "--signatory", NEWCOMER);
    expect(await stateOf("BR")).toBe("active");
    expect(await show(proposal)).toMatchObject({ state: "executed", partner: "HK", inFavour: 12, needed: 12 });
  }, 120_000);

  it("suspends an agreement by its parties, at once, and resumes it by those that suspended it", async () => {
    const gba = async () => (await run.ask<{ agreement: AgreementInfo }>("agreement", "show", "GBA")).agreement;
    const said = await done("agreement", "suspend", "GBA", ...at("HK"));
    expect(said).toContain("suspend agreement GBA (1) version 1");
    await done("agreement", "suspend", "GBA", ...at("MO"));
    await until("CN to know", async () => ((await gba()).state === "suspended" ? true : undefined));
    expect((await gba()).suspendedBy).toEqual(["HK", "MO"]);
    const refused = await run.concord("case", "file", JIANGMEN);
    expect([refused.exitCode, refused.stderr]).toEqual([1, expect.stringContaining("agreement-suspended")]);
    await done("agreement", "resume", "GBA", ...at("HK"));
    await done("agreement", "resume", "GBA", ...at("MO"));
    await until("CN to know", async () => ((await gba()).isInForce ? true : undefined));
    await done("case", "file", JIANGMEN);
  }, 120_000);

  it("suspends a partner by vote: it writes and votes no more at once, and its history stays", async () => {
    await decide("suspend", "CN");
    expect(await stateOf("CN")).toBe("suspended");
    const refused = await run.concord("case", "file", GUANGZHOU);
    expect([refused.exitCode, refused.stderr]).toEqual([1, expect.stringContaining("partner-not-active")]);
    const proposal = await run.concord("consortium", "propose", "reinstate", "CN", ...at("CN"));
    expect([proposal.exitCode, proposal.stderr]).toEqual([1, expect.stringContaining("[partner-not-active]")]);
    const verification = await run.ask<Verification>("verify", join(JIANGMEN, "parcels.csv"), ...at("HK"));
    expect(verification.exitCode).toBe(0);
    const { signers } = await run.ask<{ signers: { address: string; roles: string[] }[] }>(
      "signer",
      "list",
      ...at("CN"),
    );
    const officer = signers.find(({ roles }) => roles.includes("officer"))?.address ?? "";
    await done("signer", "revoke", officer, ...asSignatory("CN"), ...at("HK"));
  }, 120_000);
});
