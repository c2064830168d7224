// A receipt is verified in browsers too, which have no Buffer.

const DIGITS = Array.from({ length: 256 }, (_, value) => value.toString(16).padStart(2, "0"));

/** Bytes as `0x…`. */
export function toHex(bytes: Uint8Array): string {
  let hex = "0x";
  for (const value of bytes) hex += DIGITS[value];
  return hex;
}

/** The bytes of `0x` and an even number of hex digits, which the caller has checked. */
export function toBytes(hex: string): Uint8Array {
  const bytes = new Uint8Array((hex.length - 2) / 2);
  for (let position = 0; position < bytes.length; position += 1)
    bytes[position] = (digitOf(hex, 2 + 2 * position) << 4) | digitOf(hex, 3 + 2 * position);
  return bytes;
}

const digitOf = (hex: string, position: number): number => {
  const code = hex.charCodeAt(position);
  return code < 58 ? code - 48 : (code | 32) - 87;
};

/** The unsigned integer that bytes hold, highest first. */
export function toInteger(bytes: Uint8Array): bigint {
  return bytes.length === 0 ? 0n : BigInt(toHex(bytes));
}

/** One after the other. */
export function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let end = 0;
  for (const part of parts) {
    whole.set(part, end);
    end += part.length;
  }
  return whole;
}
