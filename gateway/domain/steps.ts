/**
 * What a submission passes through, in this order; `answered` is when its 202 has left, which the outbox does not wait for. One that is
 * accepted while the node is away is simulated by the outbox.
 */
export const steps = [
  "received",
  "checked",
  "simulated",
  "accepted",
  "answered",
  "nonce-assigned",
  "signed",
  "kept",
  "sent",
  "mined",
  "indexed",
  "settled",
] as const;

export type Step = (typeof steps)[number];

/** Told of each step right after it was done. What was refused goes no further than `checked` or `simulated`. */
export type NoteStep = (step: Step, submissionId: string) => void;
