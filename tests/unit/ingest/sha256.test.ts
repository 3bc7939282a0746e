import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, it } from "vitest";
import { keyedDigest, sha256 } from "../../../src/ingest/privacy/sha256.ts";

it("is the digest of the standard", () => {
  expect(sha256("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
});

it("is what the platform's own says of any bytes", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(sha256(bytes)).toBe(createHash("sha256").update(bytes).digest("hex"));
    }),
  );
});

it("takes a text as UTF-8", () => {
  expect(sha256("林晓")).toBe(createHash("sha256").update("林晓").digest("hex"));
});

it("under a key is the digest of the key's digest and the text, however many came before", () => {
  const digest = keyedDigest("salt");
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (text) => {
      const whole = createHash("sha256").update(sha256("salt")).update(text).digest("hex");
      expect(digest(text)).toBe(whole.slice(0, 16));
    }),
  );
});
