import { crc32 } from "node:zlib";
import { whyNotPath } from "../domain/exhibit-path.ts";

/** A file of an archive. */
export interface ZipEntry {
  /** Relative, `/` between its parts, and no other's in either case. */
  readonly name: string;
  readonly sizeBytes: number;
  /** Gives exactly so many bytes, in order; a piece may be overwritten once `write` has resolved. */
  copyTo(write: (piece: Uint8Array) => Promise<void>): Promise<void>;
}

/** Writes all of the bytes at a position of the archive. */
export type WriteAt = (bytes: Uint8Array, position: number) => Promise<void>;

const LOCAL_BYTES = 30;
const CENTRAL_BYTES = 46;
const END_BYTES = 22;
const CRC_POSITION = 14;
/** Names are UTF-8 (APPNOTE 4.4.4, bit 11). */
const FLAGS = 0x0800;
const VERSION = 10;
/** Made where files have modes (4.4.2). */
const MADE_BY = 0x0300 | VERSION;
const MODE = 0o100_644;
/** 1980-01-01, the first day that the format has (4.4.6), at 00:00:00. */
const FIRST_DAY = 0x0021;
/** Without the extensions of ZIP64, which some readers lack. */
const MOST_BYTES = 0xffff_fffe;
const MOST_ENTRIES = 0xfffe;

/** Whether entries fit into an archive that every reader reads: less than 4 GiB and 65,535 of them. */
export function fitsZip(entries: readonly Pick<ZipEntry, "name" | "sizeBytes">[]): boolean {
  return entries.length <= MOST_ENTRIES && sizeOfZip(entries) <= MOST_BYTES;
}

/** How many bytes an archive of these entries has. */
export function sizeOfZip(entries: readonly Pick<ZipEntry, "name" | "sizeBytes">[]): number {
  return entries.reduce(
    (sum, { name, sizeBytes }) => sum + LOCAL_BYTES + CENTRAL_BYTES + 2 * Buffer.byteLength(name) + sizeBytes,
    END_BYTES,
  );
}

/**
 * Writes a ZIP archive (APPNOTE 6.3) whose bytes follow from its entries and from nothing else: stored without compression, sorted by
 * name, with one date, one mode and no extra fields. Nothing is held in memory but a piece: each entry's checksum is
 * filled in when the entry was written.
 *
 * @throws RangeError when the names or the sizes are not fit for an archive, or an entry has another size than it said; whatever an
 * entry throws
 */
export async function writeZip(entries: readonly ZipEntry[], writeAt: WriteAt): Promise<void> {
  const sorted = entries.toSorted((a, b) => Buffer.compare(Buffer.from(a.name), Buffer.from(b.name)));
  requireFit(sorted);
  const directory: Uint8Array[] = [];
  let position = 0;
  for (const entry of sorted) {
    const name = Buffer.from(entry.name);
    const facts = new DataView(new ArrayBuffer(LOCAL_BYTES - 4));
    const offset = position;
    describe(facts, name, entry.sizeBytes);
    position += LOCAL_BYTES + name.length;
    await writeAt(Buffer.concat([signature(0x04034b50), new Uint8Array(facts.buffer), name]), offset);
    const checksum = await copy(entry, position, writeAt);
    facts.setUint32(CRC_POSITION - 4, checksum, true);
    await writeAt(new Uint8Array(facts.buffer).subarray(CRC_POSITION - 4, CRC_POSITION), offset + CRC_POSITION);
    directory.push(describeInDirectory(facts, name, offset));
    position += entry.sizeBytes;
  }
  const central = Buffer.concat(directory);
  await writeAt(Buffer.concat([central, endOf(sorted.length, central.length, position)]), position);
}

async function copy({ name, sizeBytes, copyTo }: ZipEntry, start: number, writeAt: WriteAt): Promise<number> {
  let checksum = 0;
  let copied = 0;
  await copyTo(async (piece) => {
    if (copied + piece.length > sizeBytes) throw new RangeError(`${name} has more than ${sizeBytes} bytes`);
    checksum = crc32(piece, checksum);
    await writeAt(piece, start + copied);
    copied += piece.length;
  });
  if (copied !== sizeBytes) throw new RangeError(`${name} has ${copied} bytes, not ${sizeBytes}`);
  return checksum;
}

function requireFit(entries: readonly ZipEntry[]): void {
  if (!fitsZip(entries)) throw new RangeError("the entries are more than an archive holds");
  const names = new Set<string>();
  for (const { name } of entries) {
    const why = whyNotPath(name);
    if (why !== undefined) throw new RangeError(`the name of an entry ${why}`);
    // Where files are unpacked, two spellings may be one.
    const key = name.normalize("NFC").toLowerCase();
    if (names.has(key)) throw new RangeError("two entries have one name");
    names.add(key);
  }
}

/** What stands in the local header and in the directory alike (4.3.7, from the version needed on). */
function describe(facts: DataView, name: Uint8Array, sizeBytes: number): void {
  facts.setUint16(0, VERSION, true);
  facts.setUint16(2, FLAGS, true);
  facts.setUint16(8, FIRST_DAY, true);
  facts.setUint32(14, sizeBytes, true);
  facts.setUint32(18, sizeBytes, true);
  facts.setUint16(22, name.length, true);
}

function describeInDirectory(facts: DataView, name: Uint8Array, offset: number): Uint8Array {
  const rest = new DataView(new ArrayBuffer(14));
  rest.setUint32(6, MODE * 0x1_0000, true);
  rest.setUint32(10, offset, true);
  const madeBy = Uint8Array.of(MADE_BY & 0xff, MADE_BY >> 8);
  return Buffer.concat([
    signature(0x02014b50),
    madeBy,
    new Uint8Array(facts.buffer),
    new Uint8Array(rest.buffer),
    name,
  ]);
}

function endOf(count: number, sizeBytes: number, offset: number): Uint8Array {
  const end = new DataView(new ArrayBuffer(END_BYTES));
  end.setUint32(0, 0x06054b50, true);
  end.setUint16(8, count, true);
  end.setUint16(10, count, true);
  end.setUint32(12, sizeBytes, true);
  end.setUint32(16, offset, true);
  return new Uint8Array(end.buffer);
}

function signature(number: number): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(4));
  bytes.setUint32(0, number, true);
  return new Uint8Array(bytes.buffer);
}
