import type { CaseFile, CaseNotice } from "../domain/case/case-file.ts";
import { DomainError } from "../domain/errors.ts";
import { type NoticeBody, noticeBodySchema } from "../domain/notice-body.ts";
import { caseReferenceOf } from "./build-manifest.ts";

/**
 * The body of a case's notice. The parties that the case names stay in its folder: they are never sent in clear.
 *
 * @throws DomainError `case-invalid` when the notice is larger than a body may be
 */
export function buildNoticeBody(
  file: CaseFile,
  notice: CaseNotice,
  evidenceIdOfRef: (ref: string) => string,
  previous?: string,
): NoticeBody {
  const { type, priority, valid, to, grading, goods, right, channel, route, pattern, action, basis } = notice;
  const body = noticeBodySchema.safeParse({
    format: "concord-notice/1",
    case: caseReferenceOf(file),
    handling: file.handling,
    agreement: file.agreement,
    type,
    priority,
    valid,
    to,
    grading,
    ...(goods === undefined ? {} : { goods }),
    right,
    channel,
    ...(route === undefined ? {} : { route }),
    ...(pattern === undefined ? {} : { pattern }),
    action,
    ...(basis === undefined ? {} : { basis: basis.map(evidenceIdOfRef) }),
    ...(previous === undefined ? {} : { previous }),
  });
  if (body.success) return body.data;
  const [issue] = body.error.issues;
  throw new DomainError("case-invalid", `The notice cannot be sent: ${issue?.path.join(".")}: ${issue?.message}.`);
}
