/** Bytes as two hex digits each, for call data of many kilobytes: a node is asked from Node alone, whose Buffer writes such fastest. */
export function hexDigits({ buffer, byteOffset, length }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, length).toString("hex");
}
