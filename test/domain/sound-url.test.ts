import { describe, expect, it } from "vitest";
import { isSoundUrl } from "../../gateway/domain/sound-url.ts";

describe("an address to which nobody on the way can read or change what goes", () => {
  it.each(["https://hk.example", "http://127.0.0.1:8080", "http://[::1]:8080", "http://localhost"])(
    "is %s",
    (address) => {
      expect(isSoundUrl(new URL(address))).toBe(true);
    },
  );

  it.each([
    "http://hk.example",
    "http://127.0.0.2",
    "http://localhost.hk.example",
    "ftp://localhost",
    "file:///etc/passwd",
  ])("is not %s", (address) => {
    expect(isSoundUrl(new URL(address))).toBe(false);
  });
});
