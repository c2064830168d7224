import { nameAgreement } from "../../domain/texts/name-values.ts";
import { recordTexts } from "../../domain/texts/record-texts.ts";
import { sayIn } from "../../domain/texts/say.ts";
import type { RecordDetail } from "../../domain/wire/records.ts";
import { namePartner, type View } from "../view.ts";
import { Facts } from "./facts.tsx";
import { Hex, IdLink, Words } from "./words.tsx";

/** A batch with the evidence in it that this gateway knows. */
export function BatchView({ detail, view }: { readonly detail: RecordDetail; readonly view: View }) {
  const { record, evidence } = detail;
  const say = sayIn(recordTexts, view.language);
  return (
    <>
      <Facts
        facts={[
          [say("batch"), <IdLink id={record.id} view={view} />],
          [say("recordedBy"), namePartner(record.partner, view)],
          [say("agreement"), nameAgreement(record.agreement, view.language)],
          [say("root"), <Hex digits={record.root} />],
        ]}
      />
      <h2>{say("members")}</h2>
      <p>{say("membersShown", { shown: evidence.length, size: record.size })}</p>
      <ul class="entries">
        {evidence.map(({ id, ref, title }) => (
          <li>
            {title === null ? null : (
              <>
                <Words text={[ref, title].filter(Boolean).join(" · ")} />
                <br />
              </>
            )}
            <IdLink id={id} view={view} />
          </li>
        ))}
      </ul>
    </>
  );
}
