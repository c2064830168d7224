import { crc32 } from "node:zlib";
import { expect } from "vitest";

/** Reads an archive by its directory, and holds each local header and checksum to it. Stored entries alone. */
export function unzip(archive: Buffer): Map<string, Buffer> {
  const end = archive.length - 22;
  expect(archive.readUInt32LE(end)).toBe(0x06054b50);
  const files = new Map<string, Buffer>();
  let at = archive.readUInt32LE(end + 16);
  expect(at + archive.readUInt32LE(end + 12)).toBe(end);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    expect(archive.readUInt32LE(at)).toBe(0x02014b50);
    const facts = archive.subarray(at + 6, at + 32);
    const [method, checksum, size, nameLength] = [
      archive.readUInt16LE(at + 10),
      archive.readUInt32LE(at + 16),
      archive.readUInt32LE(at + 24),
      archive.readUInt16LE(at + 28),
    ];
    const [local, name] = [archive.readUInt32LE(at + 42), archive.subarray(at + 46, at + 46 + nameLength)];
    expect(method).toBe(0);
    expect(archive.readUInt32LE(local)).toBe(0x04034b50);
    expect(archive.subarray(local + 4, local + 30)).toEqual(facts);
    const start = local + 30 + nameLength;
    expect(archive.subarray(local + 30, start)).toEqual(name);
    const content = archive.subarray(start, start + size);
    expect(crc32(content)).toBe(checksum);
    files.set(name.toString(), content);
    at += 46 + nameLength;
  }
  return files;
}
