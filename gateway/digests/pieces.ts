/** Bytes in a piece: what fits into one is digested where it is, what is larger goes to a thread piece by piece. */
export const PIECE_BYTES = 256 * 1024;

const MOST_PIECES = 64;

/** Memory that a digesting thread sees too. */
export type Piece = Uint8Array<SharedArrayBuffer>;

const free: Piece[] = [];
const waiting: ((piece: Piece) => void)[] = [];
let made = 0;

/**
 * Takes a piece of the 16 MiB that all streams share; waits while there is none. It is to be given back without waiting for whoever
 * sends the bytes, so that a slow sender holds up nobody.
 */
export async function takePiece(): Promise<Piece> {
  const piece = free.pop();
  if (piece !== undefined) return piece;
  if (made === MOST_PIECES) return new Promise((resolve) => waiting.push(resolve));
  made += 1;
  return new Uint8Array(new SharedArrayBuffer(PIECE_BYTES));
}

/** Gives a piece back: to the one who has waited longest, if there is one. */
export function givePieceBack(piece: Piece): void {
  const next = waiting.shift();
  if (next === undefined) free.push(piece);
  else next(piece);
}
