import { type Receipt, receiptSchema } from "./receipt-format.ts";

/** The one text of a receipt: compact JSON with its members in the order of the format, and a line feed. */
export const writeReceipt = (receipt: Receipt): string => `${JSON.stringify(receiptSchema.parse(receipt))}\n`;
