import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { en } from "../../src/i18n/en/index.ts";
import { fill } from "../../src/i18n/fill.ts";
import { loadLanguage, translator } from "../../src/i18n/index.ts";
import { zhCN } from "../../src/i18n/zh-CN/index.ts";
import type { MessageKey } from "../../src/model/messages.ts";

const KEYS = Object.keys(zhCN) as MessageKey[];
const values = (text: string): readonly string[] => [...new Set(text.match(/\{\{\w+\}\}/g) ?? [])].sort();

test("Chinese is there from the start, another language once it is loaded", async () => {
  expect(translator("zh-CN")("app.title")).toBe("赛析");
  expect(() => translator("en")).toThrow("en are not loaded");
  await loadLanguage("en");
  expect(translator("en")("app.title")).toBe("Contest Lens");
});

describe("values in a text", () => {
  test("stand where the text names them, each as often as it does, and a missing one is seen", () => {
    expect(fill("{{name}}: {{count}} of {{all}}, {{name}}", { name: "{{all}}", count: 3 }, "en")).toBe(
      "{{all}}: 3 of {{all}}, {{all}}",
    );
  });

  test.each([
    [0, "0 entries match"],
    [1, "1 entry matches"],
    ["1", "1 entry matches"],
    [2, "2 entries match"],
    ["1,001", "1,001 entries match"],
    [1.5, "1.5 entries match"],
  ])("choose the form of what is counted: %s", (count, said) => {
    expect(fill("{{count}} {{count|entry matches|entries match}}", { count }, "en")).toBe(said);
  });
});

describe("English", () => {
  const FORMS = /\{\{(\w+)\|([^|{}]*)\|([^|{}]*)\}\}/g;
  const texts = Object.entries(en);

  test("counts in words that have a form for one", () => {
    const words = texts.flatMap(([, text]) =>
      [...text.matchAll(FORMS)].flatMap(([, , , many = ""]) => many.split(" ")),
    );
    const plurals = new Set(words.filter((word) => /[a-z]s$/.test(word)));
    expect([...plurals]).toEqual(expect.arrayContaining(["entries", "rows", "problems", "tracks", "registrations"]));
    // From 60 to under 65 points: of ranges there are always many.
    const counted = new RegExp(`\\{\\{(?!to|bounds)\\w+\\}\\} (?:[a-z-]+ )?(?:${[...plurals].join("|")})\\b`);
    expect(texts.filter(([, text]) => counted.test(text))).toEqual([]);
  });

  test("has two forms where they differ, of a value that is shown", () => {
    for (const [key, text] of texts) {
      for (const [, name, one, many] of text.matchAll(FORMS)) {
        expect([key, one]).not.toEqual([key, many]);
        // A unit stands beside its number.
        expect([key, key.endsWith(".unit") || text.includes(`{{${name}}}`)]).toEqual([key, true]);
      }
    }
  });
});

describe("a contest whose entries are works", () => {
  const t = translator("zh-CN", "作品");

  test("says 作品, counted in 件, wherever it speaks of entries", () => {
    expect(t("rows.count.entries", { count: "12" })).toBe("共 12 件作品");
    expect(t("panels.key-figures.registrations.said", { value: 1176 })).toBe("报名1176件作品");
    expect(t("rows.column.entry_id")).toBe("作品编号");
    const left = KEYS.filter((key) => !key.startsWith("settings.") && t(key).includes("项目"));
    expect(left).toEqual([]);
  });

  test("offers both words where the word is chosen", () => {
    expect([t("settings.noun.entry"), t("settings.noun.work")]).toEqual(["项目", "作品"]);
  });

  test("takes the same values in its texts", () => {
    for (const key of KEYS) expect([key, values(t(key))]).toEqual([key, values(zhCN[key])]);
  });
});

/** Names of languages and the program's own are the same in each language; the rest is what people write and is read. */
const ITSELF = [
  "中",
  "赛析 Contest Lens",
  "· 赛析 Contest Lens",
  "const ENTRY_UNITS = /^[个件项]*(参赛)?(项目|作品)?$/;",
  "项目:",
  ", 作品:",
  "&& /\\d\\s*[:时点]/.test(value ??",
];

/** Everything that is drawn or said, but the dictionaries. */
const SPEAKING = ["app", "panels", "report", "screens", "ui"];

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((each) => {
    const path = join(folder, each.name);
    return each.isDirectory() ? filesIn(path) : /\.tsx?$/.test(each.name) ? [path] : [];
  });

const withoutComments = (source: string): string =>
  source.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "$1");

/** Chinese in the code, and texts and labels of elements that are written out instead of looked up. */
function writtenOut(source: string, isElements: boolean): readonly string[] {
  const code = withoutComments(source);
  const chinese = code.match(/[^"'`>{}\n]*[\u4e00-\u9fff][^"'`<{}\n]*/g) ?? [];
  const labels = code.match(/(?<=\b(?:title|label|alt|placeholder|aria-label)=")[^"]*[A-Za-z][^"]*(?=")/g) ?? [];
  const texts = isElements ? (code.match(/(?<=<[a-z][^<>]*[^=]>)\s*[A-Za-z][^<>{}=;]*(?=<\/)/g) ?? []) : [];
  return [...chinese, ...labels, ...texts].map((text) => text.trim()).filter((text) => !ITSELF.includes(text));
}

describe("the interface", () => {
  test("has a text in both languages for every key, with the same values", () => {
    expect(Object.keys(en).sort()).toEqual([...KEYS].sort());
  });

  test("says nothing that is written out in the code", () => {
    const found = SPEAKING.flatMap((folder) => filesIn(join("src", folder))).flatMap((path) =>
      writtenOut(readFileSync(path, "utf8"), path.endsWith(".tsx")).map((text) => `${path}: ${text}`),
    );
    expect(found).toEqual([]);
  });
});
