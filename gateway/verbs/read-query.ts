import { agreementIdOf, partnerOfIso } from "../domain/directory.ts";
import type { Gateway } from "./gateway.ts";

type Known = Pick<Gateway, "directory">;

/** A partner's number; undefined for none asked for. Throws DomainError `unknown-partner`. */
export function partnerIdOf({ directory }: Known, iso: string | undefined): number | undefined {
  return iso === undefined ? undefined : partnerOfIso(directory, iso).id;
}

/** An agreement's number; undefined for none asked for. Throws DomainError `unknown-agreement`. */
export function agreementIdIn({ directory }: Known, code: string | undefined): number | undefined {
  return code === undefined ? undefined : agreementIdOf(directory, code);
}

/** The first whole second at or after a time; undefined for none asked for. */
export function secondsOf(time: string | undefined): number | undefined {
  return time === undefined ? undefined : Math.ceil(Date.parse(time) / 1_000);
}
