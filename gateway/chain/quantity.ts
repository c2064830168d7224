/** A number as JSON-RPC has it: hex without leading zeros. */
export const quantity = (value: number): string => `0x${value.toString(16)}`;
