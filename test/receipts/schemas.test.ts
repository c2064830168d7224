import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { describeFormat, publishedFormats, schemaFileOf } from "../../gateway/receipts/published-schemas.ts";
import { readAnchor, readCheckpoint, readReceipt } from "../../gateway/receipts/read-formats.ts";
import { sound as countersigned } from "./checkpoint-kit.ts";
import { hostileBlocks } from "./hostile-blocks.ts";
import { hostileForms, misshape } from "./hostile-forms.ts";
import { type Hostile, placesIn, put, sound } from "./hostile-kit.ts";
import { hostileProofs } from "./hostile-proofs.ts";

const FOLDER = join(import.meta.dirname, "../../gateway/receipts/schemas");

// Another's validator, over the files that are committed.
const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
(addFormats as unknown as (to: Ajv2020) => void)(ajv);
const validators = new Map(
  publishedFormats.map((format) => [
    format,
    ajv.compile(JSON.parse(readFileSync(join(FOLDER, schemaFileOf(format)), "utf8"))),
  ]),
);
const isValid = (value: unknown): boolean => {
  const validate = validators.get((value as { format?: string } | null)?.format ?? "");
  return validate?.(value) === true;
};
const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
const isRead = (read: (text: string) => unknown, text: string): boolean => {
  try {
    read(text);
    return true;
  } catch {
    return false;
  }
};

describe("the published schemas", () => {
  it("name no host, and are of the formats that are read", () => {
    for (const format of publishedFormats) {
      expect(describeFormat(format)).toMatchObject({ $id: schemaFileOf(format), title: format });
      expect(
        JSON.stringify(describeFormat(format)).replace("https://json-schema.org/draft/2020-12/schema", ""),
      ).not.toMatch(/https?:/);
    }
    expect([sound.receipt, sound.anchor, countersigned.anchor, countersigned.checkpoint].map(isValid)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    const {
      validators: _validators,
      epochLength: _epoch,
      overlap: _overlap,
      ...unsealed
    } = { ...sound.anchor, engine: "none" };
    expect([isValid(unsealed), isRead(readAnchor, JSON.stringify(unsealed))]).toEqual([true, true]);
  });

  it("take everything that the verifier reads, of all that was done to receipts and anchors", () => {
    const all: Hostile[] = [hostileForms, hostileProofs, hostileBlocks].flat();
    const pairs = all.flatMap(({ receipt, anchor }) => [
      [receipt, readReceipt] as const,
      ...(anchor === undefined ? [] : [[anchor, readAnchor] as const]),
    ]);
    const read = pairs.filter(([text, reader]) => isRead(reader, text));
    expect(read.length).toBeGreaterThan(400);
    expect(read.filter(([text]) => !isValid(parse(text))).map(([text]) => text.slice(0, 200))).toEqual([]);
  });

  it("take nothing that has another form", () => {
    const broken = [...misshape("receipt"), ...misshape("anchor")];
    expect(broken.length).toBeGreaterThan(300);
    const taken = broken.filter(({ expected, receipt, anchor = "" }) =>
      isValid(parse(expected === "receipt-malformed" ? receipt : anchor)),
    );
    expect(taken.map(({ what }) => what)).toEqual([]);
    for (const { path } of placesIn(countersigned.checkpoint)) {
      const copy = structuredClone(countersigned.checkpoint);
      put(copy, path, 7.5);
      expect([path.join("."), isValid(copy), isRead(readCheckpoint, JSON.stringify(copy))]).toEqual([
        path.join("."),
        false,
        false,
      ]);
    }
  });
});
