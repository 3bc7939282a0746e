import fc from "fast-check";
import { expect, test } from "vitest";
import { SharedTexts } from "../../../src/ingest/read/shared-texts.ts";

test("cells stay what they are, in rows of any length, batch after batch", () => {
  const cell = fc.oneof(fc.constantFrom("", "初赛", "FJ20260000001", "\ufeff", " "), fc.string());
  const rows = fc.array(
    fc.array(
      cell.filter((text) => !text.includes("\0")),
      { maxLength: 4 },
    ),
  );
  fc.assert(
    fc.property(fc.array(rows, { maxLength: 3 }), (batches) => {
      const shared = new SharedTexts();
      for (const batch of batches) {
        const before = structuredClone(batch);
        shared.share(batch);
        expect(batch).toEqual(before);
      }
    }),
  );
});

test("columns of many texts are shared again and again", () => {
  const shared = new SharedTexts();
  for (let batch = 0; batch < 3; batch++) {
    const rows = Array.from({ length: 50_000 }, (_, i) => [`第${batch * 50_000 + i}个项目`, "初赛"]);
    const before = structuredClone(rows);
    shared.share(rows);
    expect(rows).toEqual(before);
  }
});
