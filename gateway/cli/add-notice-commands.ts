import type { Command } from "commander";
import { codesOf } from "../domain/codes/code-list.ts";
import { type Outcome, outcomes } from "../domain/codes/notices.ts";
import { type NoticeWithdrawalReason, noticeWithdrawalReasons } from "../domain/codes/reasons.ts";
import { noticeStates } from "../domain/codes/states.ts";
import {
  collect,
  parseCode,
  parseCount,
  parseId,
  parseIds,
  parseInstant,
  parseMoney,
  parsePartner,
  parseWord,
} from "./arguments.ts";
import type { Answer } from "./commands/answer-notice.ts";
import type { NoticeConditions } from "./commands/list-notices.ts";
import type { Extent } from "./print-list.ts";
import { examples, type Run } from "./run.ts";

const ID = "0x…";

type NoticeOptions = Omit<NoticeConditions, "overdue"> & Extent & { readonly overdue?: boolean };

/** `concord notice …`. What a command does is loaded when it runs. */
export function addNoticeCommands(program: Command, run: Run): void {
  const notice = program.command("notice").description("show risk notices, acknowledge and answer them");
  addReading(notice, run);
  addRecipients(notice, run);
  addPublishers(notice, run);
}

function addReading(notice: Command, run: Run): void {
  notice
    .command("list")
    .description("list the notices that this gateway knows of")
    .option("--direction <direction>", "sent, received: by the gateway's partner", parseWord("sent", "received"))
    .option("--partner <code>", "published by this partner", parsePartner)
    .option("--recipient <code>", "addressed to this partner", parsePartner)
    .option("--agreement <code>", "under this agreement")
    .option("--state <state>", codesOf(noticeStates).join(", "), parseCode(noticeStates))
    .option("--overdue", "whose acknowledgement or answer is or came late")
    .option("--published-from <time>", "published at or after this time, with its offset", parseInstant)
    .option("--published-to <time>", "published before this time, with its offset", parseInstant)
    .option("--limit <count>", "at most so many", parseCount(1, 100_000), 50)
    .option("--all", "all of them, however many")
    .addHelpText(
      "after",
      examples(
        "notice list",
        "notice list --direction received --overdue",
        "notice list --state withdrawn --all --json",
      ),
    )
    .action(({ all, limit, overdue, ...given }: NoticeOptions, command: Command) =>
      run(command, async (deps, options) => {
        const { direction, partner, recipient, agreement, state, publishedFrom, publishedTo } = given;
        const conditions: NoticeConditions = {
          direction,
          partner,
          recipient,
          agreement,
          state,
          publishedFrom,
          publishedTo,
          overdue: overdue === true ? "true" : undefined,
        };
        return (await import("./commands/list-notices.ts")).listNotices(deps, options, conditions, { all, limit });
      }),
    );

  notice
    .command("show")
    .argument("<id>", "id of the notice", parseId)
    .description("show a notice and what its recipients did")
    .addHelpText("after", examples(`notice show ${ID}`, `notice show ${ID} --lang pt`))
    .action((id: string, _options, command: Command) =>
      run(command, async (deps, options) => (await import("./commands/show-notice.ts")).showNotice(deps, options, id)),
    );
}

function addRecipients(notice: Command, run: Run): void {
  notice
    .command("acknowledge")
    .argument("<id>", "id of a notice to your partner or office", parseId)
    .description("acknowledge a notice")
    .option("--office <name>", "the office that it is acknowledged for, when several of yours are addressed")
    .addHelpText("after", examples(`notice acknowledge ${ID}`, `notice acknowledge ${ID} --office Guangzhou`))
    .action((id: string, { office }: { office?: string }, command: Command) =>
      run(command, async (deps, options) =>
        (await import("./commands/acknowledge-notice.ts")).acknowledgeNotice(deps, options, id, office),
      ),
    );

  notice
    .command("answer")
    .argument("<id>", "id of a notice to your partner or office", parseId)
    .description("answer a notice with what was found; no-hit is an answer")
    .requiredOption(
      "--outcome <outcome>",
      `${codesOf(outcomes).join(", ")}; hit is short for hit-infringing`,
      parseOutcome,
    )
    .option("--evidence <ids>", "evidence that shows it, with commas between", parseIds)
    .option("--quantity <items>", "items found", parseCount(0, Number.MAX_SAFE_INTEGER))
    .option("--value <amount>", 'value of what was found, such as "1200 CNY"', parseMoney)
    .option("--place <text>", "where it was checked")
    .option("--why <text>", "why it was or was not checked")
    .option("--found <text>", "what was found")
    .option("--checked-at <time>", "when, with its offset, such as 2023-07-12T10:00:00+08:00")
    .option("--indicator <text>", "an indicator of the notice that was right; may be repeated", collect)
    .option("--office <name>", "the office that answers, when several of yours are addressed")
    .addHelpText(
      "after",
      examples(
        `notice answer ${ID} --outcome no-hit`,
        `notice answer ${ID} --outcome hit-infringing --evidence ${ID} --quantity 1835`,
      ),
    )
    .action((id: string, answer: Answer, command: Command) =>
      run(command, async (deps, options) =>
        (await import("./commands/answer-notice.ts")).answerNotice(deps, options, id, answer),
      ),
    );
}

function addPublishers(notice: Command, run: Run): void {
  notice
    .command("update")
    .argument("<id>", "id of your partner's notice", parseId)
    .argument("<folder>", "a folder with a case.yaml, whose notice takes its place")
    .description("publish a case folder's notice as the newer version")
    .addHelpText("after", examples(`notice update ${ID} FOLDER`))
    .action((id: string, path: string, _options, command: Command) =>
      run(command, async (deps, options) =>
        (await import("./commands/update-notice.ts")).updateNotice(deps, options, id, path),
      ),
    );

  notice
    .command("withdraw")
    .argument("<id>", "id of your partner's notice", parseId)
    .description("withdraw your partner's notice, with a reason")
    .requiredOption(
      "--reason <reason>",
      codesOf(noticeWithdrawalReasons).join(", "),
      parseCode(noticeWithdrawalReasons),
    )
    .addHelpText("after", examples(`notice withdraw ${ID} --reason risk-ended`))
    .action((id: string, { reason }: { reason: NoticeWithdrawalReason }, command: Command) =>
      run(command, async (deps, options) =>
        (await import("./commands/withdraw-notice.ts")).withdrawNotice(deps, options, id, reason),
      ),
    );
}

const parseOutcome = (text: string): Outcome => (text === "hit" ? "hit-infringing" : parseCode(outcomes)(text));
