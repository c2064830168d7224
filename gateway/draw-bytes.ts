import { randomFillSync } from "node:crypto";

const BYTES = 32;
const DRAWN_AT_ONCE = 128;

/** Draws 32 random bytes at a time, as `0x…`. Of the system they are had for many draws at once; what was given away is forgotten here. */
export function drawBytes32(): () => string {
  const pool = Buffer.alloc(BYTES * DRAWN_AT_ONCE);
  let next = pool.length;
  return () => {
    if (next === pool.length) {
      randomFillSync(pool);
      next = 0;
    }
    const bytes = pool.subarray(next, next + BYTES);
    next += BYTES;
    const drawn = `0x${bytes.toString("hex")}`;
    bytes.fill(0);
    return drawn;
  };
}
