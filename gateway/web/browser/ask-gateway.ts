import type { FileClaim, Verification } from "../../domain/wire/verification.ts";
import type { Standing } from "../components/as-of-line.tsx";

/**
 * What the gateway said, or the problem that it answered with; `title` is undefined when no answer came at all. `nothing`: there
 * was nothing to be asked.
 */
export type Answer =
  | { readonly type: "verified"; readonly verification: Verification; readonly standing: Standing }
  | { readonly type: "nothing" }
  | { readonly type: "refused"; readonly title: string | undefined; readonly action: string | undefined };

/** Asks for verdicts on files by name, size and digests, which is all that is sent. */
export async function askGateway(files: readonly FileClaim[], language: string): Promise<Answer> {
  if (files.length === 0) return { type: "nothing" };
  let response: Response;
  let content: Verification & { title?: string; action?: string | null };
  try {
    response = await fetch("/v1/verifications", {
      method: "POST",
      headers: { "content-type": "application/json", "accept-language": language },
      body: JSON.stringify({ files }),
    });
    content = await response.json();
  } catch {
    return { type: "refused", title: undefined, action: undefined };
  }
  if (!response.ok) return { type: "refused", title: content.title, action: content.action ?? undefined };
  // The gateway's clock, not this machine's.
  const date = response.headers.get("date");
  const answeredAt = (date === null ? new Date() : new Date(date)).toISOString();
  return {
    type: "verified",
    verification: content,
    standing: { asOf: content.asOf, partner: content.partner, answeredAt },
  };
}
