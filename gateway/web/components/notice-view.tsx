import { channels } from "../../domain/codes/channels.ts";
import { type Language, label } from "../../domain/codes/code-list.ts";
import { informationGrades, sourceGrades, tlpLabels, useCodes } from "../../domain/codes/handling.ts";
import { actions, patterns } from "../../domain/codes/notices.ts";
import { reasons } from "../../domain/codes/reasons.ts";
import { rights } from "../../domain/codes/rights.ts";
import type { NoticeBody } from "../../domain/notice-body.ts";
import { listTexts, nameAgreement, nameCodes, nameNumber, nameRoute } from "../../domain/texts/name-values.ts";
import { recordTexts } from "../../domain/texts/record-texts.ts";
import { sayIn } from "../../domain/texts/say.ts";
import type { NoticeInfo, RecipientStatus } from "../../domain/wire/records.ts";
import { namePartner, type View } from "../view.ts";
import { type Fact, Facts } from "./facts.tsx";
import { NoticeTags } from "./notice-head.tsx";
import { nameRecipient, RecipientList } from "./recipient-list.tsx";
import { Hex, IdLink, Time, Words } from "./words.tsx";

/** A notice, what it says, and what every recipient did about it. */
export function NoticeView({ notice, view }: { readonly notice: NoticeInfo; readonly view: View }) {
  const { language } = view;
  const say = sayIn(recordTexts, language);
  const answers = notice.recipients.filter(({ answeredAt }) => answeredAt !== null);
  return (
    <>
      <NoticeTags notice={notice} language={language} />
      <Facts
        facts={[
          [say("notice"), <IdLink id={notice.id} view={view} />],
          [say("from"), namePartner(notice.partner, view)],
          [say("publishedAt"), <Time at={notice.publishedAt} />],
          [say("agreement"), nameAgreement(notice.agreement, language)],
          notice.reason === null ? undefined : [say("status"), label(reasons, notice.reason, language)],
          [say("validFrom"), <Time at={notice.validFrom} />],
          [say("validUntil"), <Time at={notice.validTo} />],
          notice.previous === null ? undefined : [say("updates"), <IdLink id={notice.previous} view={view} />],
          notice.successor === null ? undefined : [say("updatedBy"), <IdLink id={notice.successor} view={view} />],
          ...(notice.body === null ? [] : factsOfBody(notice.body, view)),
        ]}
      />
      {notice.body === null ? <p>{say("bodyNotHere")}</p> : null}
      <h2>{say("recipients")}</h2>
      <RecipientList notice={notice} view={view} />
      {answers.map((recipient) => (
        <AnswerView recipient={recipient} view={view} />
      ))}
      <h2>{say("technical")}</h2>
      <Facts
        facts={[
          [say("signer"), <Hex digits={notice.signer} />],
          [say("block"), String(notice.block)],
          [say("transaction"), <Hex digits={notice.transactionHash} />],
        ]}
      />
    </>
  );
}

function factsOfBody(body: NoticeBody, view: View): Fact[] {
  const { language } = view;
  const say = sayIn(recordTexts, language);
  const { case: from, goods, route, grading } = body;
  return [
    [say("case"), <Words text={say("caseOf", { number: from.number, office: from.office, title: from.title })} />],
    [say("asks"), label(actions, body.action, language)],
    [say("right"), label(rights, body.right, language)],
    [say("channel"), label(channels, body.channel, language)],
    body.pattern === undefined ? undefined : [say("pattern"), nameCodes(patterns, body.pattern, language)],
    factOfTexts(say("goodsHs"), goods?.hs, language),
    factOfTexts(say("goodsDeclared"), goods?.declared, language),
    factOfTexts(say("goodsActual"), goods?.actual, language),
    route === undefined ? undefined : [say("route"), <Words text={nameRoute(route)} />],
    [
      say("grading"),
      `${label(sourceGrades, grading.source, language)} · ${label(informationGrades, String(grading.information) as "1", language)}`,
    ],
    [
      say("handling"),
      `${label(tlpLabels, body.handling.tlp, language)} · ${label(useCodes, body.handling.use, language)}`,
    ],
    body.basis === undefined || body.basis.length === 0
      ? undefined
      : [say("basis"), <IdList ids={body.basis} view={view} />],
  ];
}

function factOfTexts(name: string, texts: readonly string[] | undefined, language: Language): Fact {
  return texts === undefined || texts.length === 0 ? undefined : [name, <Words text={listTexts(texts, language)} />];
}

function AnswerView({ recipient, view }: { readonly recipient: RecipientStatus; readonly view: View }) {
  const { language } = view;
  const say = sayIn(recordTexts, language);
  const { feedback } = recipient;
  if (feedback === null) {
    return (
      <p>
        <Words text={say("answerOf", { who: nameRecipient(recipient, view) })} /> · {say("answerNotHere")}
      </p>
    );
  }
  const { found, why, place, quantity, value, evidence } = feedback;
  const texts = [
    found,
    why,
    place,
    quantity === undefined ? undefined : say("quantity", { count: nameNumber(quantity, language) }),
    value === undefined ? undefined : `${nameNumber(value.amount, language)} ${value.currency}`,
  ].filter((text) => text !== undefined);
  if (texts.length === 0 && evidence === undefined) return null;
  return (
    <section class="answer">
      <h3>
        <Words text={say("answerOf", { who: nameRecipient(recipient, view) })} />
      </h3>
      <ul>
        {texts.map((text) => (
          <li>
            <Words text={text} />
          </li>
        ))}
      </ul>
      {evidence === undefined ? null : (
        <>
          <p>{say("basis")}</p>
          <IdList ids={evidence} view={view} />
        </>
      )}
    </section>
  );
}

function IdList({ ids, view }: { readonly ids: readonly string[]; readonly view: View }) {
  return (
    <ul class="ids">
      {ids.map((id) => (
        <li>
          <IdLink id={id} view={view} />
        </li>
      ))}
    </ul>
  );
}
