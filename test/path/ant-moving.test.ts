import { existsSync } from "node:fs";
import { appendFile, cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { NoticeInfo } from "../../gateway/domain/wire/records.ts";
import type { Verification } from "../../gateway/domain/wire/verification.ts";
import { CASES, isPortFree, startRun, type TestRun, until } from "./local-run.ts";

// One story from filing to the audit, past the usual length: each step builds on those before it.

interface Filed {
  readonly evidence: readonly { ref: string; id: string; state: string }[];
  readonly notice: { id: string; state: string } | null;
}

const JIANGMEN = join(CASES, "ant-moving/jiangmen");
const GUANGZHOU = join(CASES, "ant-moving/guangzhou");

describe("the path, on the case “ant-moving”, with separate processes", () => {
  let run: TestRun;
  let scratch: string;
  let jiangmen: Filed;
  let guangzhou: Filed;

  const idOf = (filed: Filed, ref: string): string => {
    const found = filed.evidence.find((entry) => entry.ref === ref);
    if (found === undefined) throw new Error(`nothing was filed as ${ref}`);
    return found.id;
  };
  const at = (iso: string): string[] => ["--gateway", run.url(iso)];
  const verify = (iso: string, ...files: string[]) => run.ask<Verification>("verify", ...files, ...at(iso));
  const findingsOf = (verification: Verification, position = 0) =>
    Object.fromEntries(
      (verification.files[position]?.findings ?? []).map(({ fragment, verdict, code }) => [
        fragment,
        `${verdict}: ${code}`,
      ]),
    );
  const showNotice = async (iso: string): Promise<NoticeInfo> =>
    (await run.ask<{ notice: NoticeInfo }>("notice", "show", jiangmen.notice?.id ?? "", ...at(iso))).notice;
  const done = async (...args: string[]): Promise<void> => {
    const { exitCode, stderr, stdout } = await run.concord(...args);
    if (exitCode !== 0) throw new Error(`concord ${args.join(" ")} ended with ${exitCode}: ${stderr}${stdout}`);
  };

  beforeAll(async () => {
    scratch = await mkdtemp(join(tmpdir(), "concord-path-"));
    run = await startRun("--no-cases");
  }, 120_000);

  afterAll(async () => {
    await run.stop();
    await rm(scratch, { recursive: true, force: true });
  }, 30_000);

  it("finds no mistake in the case folder", async () => {
    const checked = await run.ask<{ ok: boolean; isScopeChecked: boolean }>("case", "check", JIANGMEN);
    expect(checked).toMatchObject({ ok: true, isScopeChecked: true, exitCode: 0 });
  });

  it("records Jiangmen's four packages and publishes its notice, signed by its officer", async () => {
    const filed = await run.ask<Filed>("case", "file", JIANGMEN);
    expect(filed.exitCode).toBe(0);
    jiangmen = filed;
    expect(filed.evidence.map(({ ref, state }) => `${ref} ${state}`)).toEqual([
      "parcels recorded",
      "xray recorded",
      "marks recorded",
      "statement recorded",
    ]);
    expect(filed.notice?.state).toBe("published");
  });

  it("answers a second filing with the same ids and records nothing again", async () => {
    const again = await run.ask<Filed>("case", "file", JIANGMEN);
    expect(again.exitCode).toBe(0);
    expect(again.evidence.map(({ id }) => id)).toEqual(jiangmen.evidence.map(({ id }) => id));
    expect(new Set(again.evidence.map(({ state }) => state))).toEqual(new Set(["already-recorded"]));
    expect(again.notice).toMatchObject({ id: jiangmen.notice?.id, state: "already-published" });
  });

  it("brings the notice's body to Hong Kong and Macao, and to nobody who is no party", async () => {
    for (const iso of ["HK", "MO"]) {
      const notice = await until(`the body at ${iso}`, async () => {
        const shown = await showNotice(iso);
        return shown.body === null ? undefined : shown;
      });
      expect(notice.body?.case.title).toContain("蚂蚁搬家");
    }
    const atMalaysia = await run.ask<{ notices: NoticeInfo[] }>("notice", "list", ...at("MY"));
    expect(atMalaysia.notices).toEqual([]);
  });

  it("lets Hong Kong and Macao acknowledge, and each only once", async () => {
    for (const iso of ["HK", "MO"]) await done("notice", "acknowledge", jiangmen.notice?.id ?? "", ...at(iso));
    const again = await run.concord("notice", "acknowledge", jiangmen.notice?.id ?? "", ...at("HK"));
    expect(again.exitCode).toBe(1);
    expect(again.stderr).toContain("[already-acknowledged]");
  });

  it("lets Guangzhou file its parcels and answer with a hit that names them", async () => {
    const filed = await run.ask<Filed>("case", "file", GUANGZHOU);
    expect(filed.exitCode).toBe(0);
    guangzhou = filed;
    const parcels = idOf(guangzhou, "parcels");
    await done(
      "notice",
      "answer",
      jiangmen.notice?.id ?? "",
      "--outcome",
      "hit-infringing",
      "--evidence",
      parcels,
      "--quantity",
      "1835",
      ...at("CN"),
    );
    const seen = await until("Guangzhou's answer at Hong Kong", async () => {
      const recipient = (await showNotice("HK")).recipients.find(({ office }) => office === "Guangzhou");
      return recipient?.feedback === null ? undefined : recipient;
    });
    expect(seen).toMatchObject({
      partner: "CN",
      outcome: "hit-infringing",
      feedback: { evidence: [parcels], quantity: 1835 },
    });
  });

  it("lets Hong Kong recognise the parcels for reference and refuse the X-ray with a reason", async () => {
    await done("evidence", "recognise", idOf(jiangmen, "parcels"), "--grade", "reference", ...at("HK"));
    await done("evidence", "refuse", idOf(jiangmen, "xray"), "--reason", "procedure-not-comparable", ...at("HK"));
    const twice = await run.concord(
      "evidence",
      "recognise",
      idOf(jiangmen, "parcels"),
      "--grade",
      "court",
      ...at("HK"),
    );
    expect(twice.exitCode).toBe(1);
    expect(twice.stderr).toContain("[already-decided]");
    const own = await run.concord(
      "evidence",
      "recognise",
      idOf(jiangmen, "marks"),
      "--grade",
      "reference",
      ...at("CN"),
    );
    expect(own.stderr).toContain("[own-evidence]");
  });

  it("lets Macao answer that it has no hit, and shows Jiangmen all answers", async () => {
    await done(
      "notice",
      "answer",
      jiangmen.notice?.id ?? "",
      "--outcome",
      "no-hit",
      "--why",
      "no such consignor",
      ...at("MO"),
    );
    const notice = await until("Macao's answer at Jiangmen", async () => {
      const shown = await showNotice("CN");
      return shown.recipients.find(({ partner }) => partner === "MO")?.feedback === null ? undefined : shown;
    });
    expect(notice.recipients.map(({ partner, office, outcome }) => [partner, office, outcome])).toEqual([
      ["HK", null, null],
      ["MO", null, "no-hit"],
      ["CN", "Guangzhou", "hit-infringing"],
    ]);
    expect(notice.recipients.every(({ acknowledgedAt }) => acknowledgedAt !== null)).toBe(true);
  });

  it("tells an auditor who has only the file by whom, when, under what it was recorded, and who recognises it", async () => {
    const verified = await verify("HK", join(JIANGMEN, "parcels.csv"));
    expect(verified.exitCode).toBe(0);
    expect(verified.asOf?.block).toBeGreaterThan(40);
    expect(findingsOf(verified)).toEqual({
      integrity: "holds: digests-match",
      recorded: "holds: recorded",
      issuer: "holds: authorised",
      status: "holds: standing",
      recognition: "holds: recognised",
      custody: "unknown: no-custody-events",
      finality: "unknown: no-seals",
    });
    const evidence = verified.files[0]?.matches[0]?.evidence;
    expect(evidence).toMatchObject({
      id: idOf(jiangmen, "parcels"),
      partner: "CN",
      agreement: { code: "GBA", version: 1 },
      case: "JM-2023-0174",
      decisions: [{ partner: "HK", state: "recognised", grade: "reference" }],
    });
    const text = await run.concord("verify", join(JIANGMEN, "parcels.csv"), ...at("HK"));
    expect(text.stdout).toMatch(/block \d+/);
    expect(text.stdout.toLowerCase()).toContain("recognised");
  });

  it("gives a court a receipt that says the same without a connection, and says later what became of it", async () => {
    const [receipt, anchor] = [join(scratch, "parcels.receipt.json"), join(scratch, "anchor.json")];
    await done("receipt", idOf(jiangmen, "parcels"), "-o", receipt, ...at("HK"));
    const { block } = (
      await run.ask<{ asOf: { block: number } }>("verify", join(JIANGMEN, "parcels.csv"), "--receipt", receipt)
    ).asOf;
    await done("anchor", "-o", anchor, "--block", String(block));
    const offline = ["--receipt", receipt, "--anchor", anchor, "--for", "HK", "--gateway", "http://127.0.0.1:1"];
    const shown = await run.ask<Verification>("verify", join(JIANGMEN, "parcels.csv"), ...offline);
    expect(shown.exitCode).toBe(0);
    expect(findingsOf(shown)).toEqual({
      integrity: "holds: digests-match",
      recorded: "holds: recorded",
      issuer: "holds: authorised",
      status: "holds: standing",
      recognition: "holds: recognised",
      custody: "unknown: no-custody-events",
      finality: "unknown: no-seals",
    });
    const refused = join(scratch, "xray.receipt.json");
    await done("receipt", idOf(jiangmen, "xray"), "--exhibit", "0", "-o", refused, ...at("HK"));
    const xray = await run.ask<Verification>(
      "verify",
      join(JIANGMEN, "xray-EE100000CN.png"),
      "--receipt",
      refused,
      "--anchor",
      anchor,
    );
    expect([xray.exitCode, findingsOf(xray).recognition]).toEqual([1, "fails: refused"]);
  });

  it("shows what Hong Kong refused as failing, and what Macao has not decided as unknown", async () => {
    const refused = await verify("HK", join(JIANGMEN, "xray-EE100000CN.png"));
    expect(refused.exitCode).toBe(1);
    expect(findingsOf(refused).recognition).toBe("fails: refused");
    const undecided = await verify("MO", join(JIANGMEN, "xray-EE100000CN.png"));
    expect(undecided.exitCode).toBe(0);
    expect(findingsOf(undecided).recognition).toBe("unknown: no-decision");
  });

  it("gives a changed byte and another file each their own verdict", async () => {
    const bytes = await readFile(join(JIANGMEN, "parcels.csv"));
    bytes.writeUInt8(bytes.readUInt8(1_000) ^ 1, 1_000);
    const changed = join(scratch, "parcels.csv");
    await writeFile(changed, bytes);
    const altered = await verify("HK", changed);
    expect(altered.exitCode).toBe(1);
    expect(findingsOf(altered).integrity).toBe("fails: digest-differs");

    const stranger = join(scratch, "holiday.jpg");
    await writeFile(stranger, "another file");
    const other = await verify("HK", stranger);
    expect(other.exitCode).toBe(2);
    expect(findingsOf(other)).toMatchObject({ integrity: "unknown: not-found", recorded: "unknown: not-found" });
  });

  it("answers unknown at Malaysia, which is no party to the agreement", async () => {
    const verified = await verify("MY", join(JIANGMEN, "parcels.csv"));
    expect(verified.exitCode).toBe(2);
    expect(verified.files[0]?.verdict).toBe("unknown");
    expect(verified.files[0]?.matches).toEqual([]);
  });

  it("shows a withdrawn record as failing, with the reason", async () => {
    await done("evidence", "withdraw", idOf(jiangmen, "statement"), "--reason", "recorded-in-error", ...at("CN"));
    const verified = await until("the withdrawal at Hong Kong", async () => {
      const found = await verify("HK", join(JIANGMEN, "officer-statement.pdf"));
      return found.exitCode === 1 ? found : undefined;
    });
    expect(findingsOf(verified).status).toBe("fails: withdrawn");
    expect(verified.files[0]?.findings.find(({ fragment }) => fragment === "status")?.detail).toContain(
      "recorded-in-error",
    );
  });

  it("shows a superseded record as failing and names its successor, which holds", async () => {
    const corrected = join(scratch, "corrected");
    await cp(JIANGMEN, corrected, { recursive: true });
    await appendFile(join(corrected, "right-holder-confirmation.pdf"), "\n% second page\n");
    const filed = await run.ask<Filed>("case", "file", corrected);
    expect(filed.exitCode).toBe(0);
    const successor = idOf(filed, "marks");
    expect(successor).not.toBe(idOf(jiangmen, "marks"));
    expect(idOf(filed, "parcels")).toBe(idOf(jiangmen, "parcels"));
    await done("evidence", "supersede", idOf(jiangmen, "marks"), successor, "--reason", "corrected", ...at("CN"));
    const old = await until("the supersession at Hong Kong", async () => {
      const found = await verify("HK", join(JIANGMEN, "right-holder-confirmation.pdf"));
      return found.exitCode === 1 ? found : undefined;
    });
    expect(findingsOf(old).status).toBe("fails: superseded");
    expect(old.files[0]?.matches[0]?.evidence?.status.successor).toBe(successor);
    expect((await verify("HK", join(corrected, "right-holder-confirmation.pdf"))).exitCode).toBe(0);
  });

  it("lets Hong Kong fetch the exhibits that it is to decide on", async () => {
    const folder = join(scratch, "fetched");
    await mkdir(folder);
    await done("evidence", "show", idOf(guangzhou, "parcels"), "--save", folder, ...at("HK"));
    expect(await readFile(join(folder, "01-parcels.csv"))).toEqual(await readFile(join(GUANGZHOU, "parcels.csv")));
  });

  it("gives auditors one digest of the ledger at a gateway that has a part in the case and at one that has none", async () => {
    type Audit = { digest: string; findings: unknown[]; range: { to: number } };
    const audit = (iso: string, ...words: string[]) =>
      run.ask<Audit>("audit", "ledger", "--as-account", `${iso.toLowerCase()}-auditor`, ...words, ...at(iso));
    const { digest, range } = await audit("HK");
    const atMalaysia = await audit("MY", "--to", String(range.to));
    expect(atMalaysia).toMatchObject({ digest, findings: [], exitCode: 0 });
  });

  it("still verifies at Hong Kong and Macao when China's database and objects are deleted", async () => {
    const store = join(run.folder, "gateways/CN/store");
    expect(existsSync(join(store, "gateway.sqlite"))).toBe(true);
    await rm(store, { recursive: true });
    const pids = await readFile(join(run.folder, "pids.json"), "utf8").then(
      (text) => JSON.parse(text) as Record<string, number>,
    );
    process.kill(pids["gateway-CN"] ?? 0, "SIGKILL");
    await rm(store, { recursive: true, force: true });
    for (const iso of ["HK", "MO"]) {
      const verified = await verify(iso, join(JIANGMEN, "parcels.csv"), join(GUANGZHOU, "photo-parcels.png"));
      expect(verified.exitCode).toBe(0);
    }
    const bare = await until("China's gateway to be back with nothing", async () => {
      const found = await run.concord("verify", join(JIANGMEN, "parcels.csv"), "--json", ...at("CN"));
      return found.stdout.includes('"not-found"') ? found : undefined;
    });
    expect(bare.exitCode).toBe(2);
  });

  it("answers unknown, neither holds nor fails, when the chain is gone", async () => {
    const pids = JSON.parse(await readFile(join(run.folder, "pids.json"), "utf8")) as Record<string, number>;
    process.kill(pids.chain ?? 0, "SIGKILL");
    const verified = await until("the loss of the chain to be noticed", async () => {
      const found = await verify("HK", join(JIANGMEN, "parcels.csv"));
      return found.exitCode === 2 ? found : undefined;
    });
    expect(verified.files[0]?.verdict).toBe("unknown");
    expect(findingsOf(verified)).toMatchObject({
      integrity: "holds: digests-match",
      recorded: "unknown: node-unreachable",
      status: "unknown: node-unreachable",
    });
  });

  it("leaves no process and no taken port when it is stopped", async () => {
    await run.stop();
    for (const port of run.ports) expect(await isPortFree(port)).toBe(true);
  });
});
