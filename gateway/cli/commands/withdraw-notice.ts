import { numberOf } from "../../domain/codes/code-list.ts";
import { type NoticeWithdrawalReason, noticeWithdrawalReasons } from "../../domain/codes/reasons.ts";
import { DomainError } from "../../domain/errors.ts";
import { act } from "../act.ts";
import type { Deps, GlobalOptions } from "../deps.ts";
import { readTerms } from "../read-terms.ts";

/** Withdraws one's own partner's notice. */
export function withdrawNotice(
  deps: Deps,
  options: GlobalOptions,
  id: string,
  reason: NoticeWithdrawalReason,
): Promise<number> {
  return act(deps, options, async (session, network) => {
    const { publisher, notice } = await readTerms(session, network, id);
    if (publisher !== network.partner.id) {
      throw new DomainError(
        "not-publisher",
        `${notice.partner} published the notice; ${network.partner.iso} cannot withdraw it.`,
      );
    }
    return {
      action: {
        contract: "board",
        name: "withdraw",
        args: { terms: notice.terms, reason: numberOf(noticeWithdrawalReasons, reason) },
      },
      wanted: { role: "officer", office: notice.body?.case.office },
      done: `notice ${id}: withdrawn, reason ${reason}`,
      result: { notice: id, state: "withdrawn", reason },
    };
  });
}
