/** Whether a text says that it is a renewed receipt; whether it is one is for its reader to say. */
export function isRenewal(text: string): boolean {
  try {
    return String((JSON.parse(text) as { format?: unknown } | null)?.format).startsWith("concord-renewal/");
  } catch {
    return false;
  }
}
