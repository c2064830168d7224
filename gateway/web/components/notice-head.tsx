import { type Language, label } from "../../domain/codes/code-list.ts";
import { noticeTypes, priorities } from "../../domain/codes/notices.ts";
import { noticeStates } from "../../domain/codes/states.ts";
import type { NoticeBody } from "../../domain/notice-body.ts";
import { recordTexts } from "../../domain/texts/record-texts.ts";
import { sayIn } from "../../domain/texts/say.ts";
import type { NoticeInfo } from "../../domain/wire/records.ts";
import { boardTexts } from "../texts/board-texts.ts";

/** What a notice is called: its type and the title of its case, or that its content is not here. */
export function titleOfNotice({ body }: NoticeInfo, language: Language): string {
  if (body === null) return sayIn(boardTexts, language)("contentNotHere");
  const type = label(noticeTypes, body.type, language);
  return language.startsWith("zh") ? `${type}：${body.case.title}` : `${type}: ${body.case.title}`;
}

/** A notice's state and priority as marks. */
export function NoticeTags({ notice, language }: { readonly notice: NoticeInfo; readonly language: Language }) {
  const say = sayIn(recordTexts, language);
  return (
    <p class="tags">
      <span class={`tag tag--${notice.state}`}>{label(noticeStates, notice.state, language)}</span>{" "}
      {notice.body === null ? null : (
        <span class={`tag tag--priority-${notice.body.priority}`}>
          {say("priority")} {label(priorities, priorityOf(notice.body), language)}
        </span>
      )}
    </p>
  );
}

const priorityOf = ({ priority }: NoticeBody) => String(priority) as (typeof priorities)[number]["code"];
