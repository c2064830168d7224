import { act } from "../act.ts";
import type { Deps, GlobalOptions } from "../deps.ts";
import { readTerms } from "../read-terms.ts";
import { selectRecipient } from "../select-recipient.ts";

/** Acknowledges a notice for one's partner, or for one of the publisher's own offices. */
export function acknowledgeNotice(
  deps: Deps,
  options: GlobalOptions,
  id: string,
  officeName?: string,
): Promise<number> {
  return act(deps, options, async (session, network) => {
    const { notice } = await readTerms(session, network, id);
    const { office, commitment } = selectRecipient(notice, network.partner.iso, officeName);
    return {
      action: {
        contract: "board",
        name: "acknowledge",
        args: { noticeId: id, recipients: notice.terms.recipients, office: commitment },
      },
      wanted: { role: "officer", office },
      done: `notice ${id}: acknowledged by ${[network.partner.iso, office].filter(Boolean).join("/")}`,
      result: { notice: id, partner: network.partner.iso, office: office ?? null },
    };
  });
}
