import { describe, expect, it } from "vitest";
import {
  agreementCodeOf,
  agreementIdOf,
  type Directory,
  idOfPartner,
  isoOf,
  NO_AGREEMENT,
  partnerOfIso,
} from "../../gateway/domain/directory.ts";

const partner = (id: number, iso: string) => ({ id, iso, name: iso, offices: [], gatewayUrl: undefined });
const directory: Directory = {
  partners: [partner(1, "CN"), partner(2, "HK")],
  agreements: [
    { code: "GBA", id: 1 },
    { code: "RCEP", id: 2 },
  ],
};

describe("the directory", () => {
  it("leads from a partner's ISO code to the partner and from its number to the code", () => {
    expect(partnerOfIso(directory, "HK")).toBe(directory.partners[1]);
    expect(isoOf(directory, 2)).toBe("HK");
  });

  it("has no partner that it was not told of", () => {
    const refusal = { code: "unknown-partner", message: "There is no partner MO.", params: { partner: "MO" } };
    expect(() => partnerOfIso(directory, "MO")).toThrow(expect.objectContaining(refusal));
    expect(isoOf(directory, 3)).toBe("?3");
  });

  it("leads from the name of a partner back to its number, also of one that it was not told of", () => {
    expect([idOfPartner(directory, "HK"), idOfPartner(directory, "CN")]).toEqual([2, 1]);
    expect(idOfPartner(directory, isoOf(directory, 255))).toBe(255);
    for (const text of ["MO", "", "3", "x?3", "?3x", "?a", "?", "?1234"]) {
      expect(idOfPartner(directory, text)).toBeUndefined();
    }
  });

  it("leads from an agreement's code to its number and back", () => {
    expect(agreementIdOf(directory, "RCEP")).toBe(2);
    expect(agreementCodeOf(directory, 2)).toBe("RCEP");
  });

  it("names no agreement by what stands for none, and one that it does not know by its number", () => {
    expect(agreementCodeOf(directory, NO_AGREEMENT.id)).toBe("none");
    expect(agreementCodeOf({ ...directory, agreements: [{ code: "ODD", id: 0 }] }, 0)).toBe("none");
    expect(agreementCodeOf(directory, 9)).toBe("9");
    const refusal = { code: "unknown-agreement", message: "There is no agreement of that code.", params: {} };
    expect(() => agreementIdOf(directory, "ODD")).toThrow(expect.objectContaining(refusal));
  });
});
