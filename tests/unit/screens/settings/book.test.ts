import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BookFault, readBook, writeBook } from "../../../../src/screens/data/settings/book.ts";
import { formOf } from "../../../../src/screens/data/settings/form-of.ts";
import type { SettingsForm } from "../../../../src/screens/data/settings/form-sections.ts";
import { readForm } from "../../../../src/screens/data/settings/read-form.ts";
import { bookWords, faultText } from "../../../../src/screens/data/settings/words.ts";
import { settings } from "../../../fixtures/catalogue.ts";
import { catalogue, zh } from "../../panels/contest.ts";
import { anySettings } from "./any-settings.ts";

const words = bookWords(catalogue, zh);
const form = formOf(catalogue.settings, catalogue);

type Sheets = Record<string, (string | number | Date | null)[][]>;

/** The template as rows of cells, to be spoilt. */
async function sheetsOf(of: SettingsForm): Promise<Sheets> {
  const { read, utils } = await import("@e965/xlsx");
  const book = read(await writeBook(of, words), { type: "array", cellDates: true, UTC: true });
  const rows = (name: string) =>
    utils.sheet_to_json<(string | number | Date | null)[]>(book.Sheets[name] ?? {}, {
      header: 1,
      defval: null,
      UTC: true,
    });
  return Object.fromEntries(book.SheetNames.map((name) => [name, rows(name)]));
}

async function bookOf(sheets: Sheets): Promise<Uint8Array> {
  const { utils, write } = await import("@e965/xlsx");
  const book = utils.book_new();
  for (const [name, rows] of Object.entries(sheets)) utils.book_append_sheet(book, utils.aoa_to_sheet(rows), name);
  return new Uint8Array(write(book, { type: "array", bookType: "xlsx" }));
}

const taken = async (bytes: Uint8Array): Promise<SettingsForm> => {
  const read = await readBook(bytes, "设置.xlsx", form, words);
  if ("faults" in read) throw new Error(JSON.stringify(read.faults));
  return read.form;
};

/** What is complained about in the template of the demo's settings once it has been spoilt. */
async function faultsOf(spoil: (sheets: Sheets) => void): Promise<readonly BookFault[]> {
  const sheets = await sheetsOf(form);
  spoil(sheets);
  const read = await readBook(await bookOf(sheets), "设置.xlsx", form, words);
  return "faults" in read ? read.faults : [];
}

const put = (sheets: Sheets, sheet: string, row: number, column: string, value: string | number): void => {
  const rows = sheets[sheet] ?? [];
  const at = rows[0]?.indexOf(column) ?? -1;
  const line = rows[row - 1] ?? [];
  line[at] = value;
  rows[row - 1] = line;
};

describe("the workbook of the settings", () => {
  it("gives back all settings it was written from", async () => {
    await fc.assert(
      fc.asyncProperty(anySettings, async (given) => {
        const read = readForm(await taken(new Uint8Array(await writeBook(formOf(given, catalogue), words))));
        expect(read).toEqual({ settings: given });
      }),
      { numRuns: 25 },
    );
  });

  it("speaks Chinese, names stages, tracks and problems, and holds dates and numbers as a spreadsheet does", async () => {
    const given = settings({
      stages: {
        registration: { stage_name: null, starts_at: null, deadline_at: "2026-06-05T18:00:00", extended_to: null },
      },
      max_entries: { default: 5, problems: {} },
      targets: [{ dimension: "org_type", value: "enterprise", metric: "submissions", target: 300 }],
    });
    const sheets = await sheetsOf(formOf(given, catalogue));
    expect(Object.keys(sheets)).toEqual([
      "赛事名称与数据截至",
      "环节与时间",
      "目标",
      "大事记",
      "地区",
      "赛道",
      "赛题限报数",
      "往年数据",
    ]);
    expect(sheets.环节与时间?.slice(0, 2)).toEqual([
      ["环节", "环节名称", "开始", "截止", "延期至"],
      ["报名", null, null, new Date("2026-06-05T18:00:00Z"), null],
    ]);
    expect(sheets.目标?.[1]).toEqual(["单位类型", "企业", "提交数", 300]);
    expect(sheets.赛道?.[2]?.slice(0, 2)).toEqual(["T01", "工业制造"]);
    expect(sheets.赛题限报数?.[1]?.slice(0, 2)).toEqual(["T01-P01", "设计与迭代"]);
  });

  it("takes dates as people write them, tracks by their names, and rows in any order", async () => {
    const sheets = await sheetsOf(form);
    put(sheets, "环节与时间", 2, "截止", "2026年6月5日18时");
    sheets.目标?.push(["赛道", "文物保护利用", "报名数", 20]);
    sheets.赛道?.splice(1, 3, ["T02", "文物保护利用", "文物局", "福州", 3, null]);
    const read = readForm(await taken(await bookOf(sheets)));
    expect(read).toMatchObject({
      settings: {
        stages: { registration: { deadline_at: "2026-06-05T18:00:00" } },
        targets: [{ dimension: "track", value: "T02", target: 20 }],
        tracks: { T02: { host_org: "文物局", host_area: "福州", quota_award: 3, quota_national: null } },
      },
    });
  });

  it.each<[string, (sheets: Sheets) => void, Partial<BookFault>]>([
    [
      "a deadline that is none",
      (sheets) => put(sheets, "环节与时间", 4, "截止", "六月初"),
      { sheet: "环节与时间", row: 4, column: "截止", rule: "moment", value: "六月初" },
    ],
    [
      "a number that is none, after a blank row",
      (sheets) => {
        sheets.目标?.push([], ["全部赛道", null, "报名数", "许多"]);
      },
      { sheet: "目标", row: 3, column: "目标数", rule: "count", value: "许多" },
    ],
    [
      "a choice that there is not",
      (sheets) => {
        sheets.目标?.push(["全国", null, "报名数", 3]);
      },
      { sheet: "目标", row: 2, column: "范围", rule: "choice", value: "全国" },
    ],
    [
      "a stage that there is not",
      (sheets) => put(sheets, "环节与时间", 2, "环节", "海选"),
      { sheet: "环节与时间", row: 2, column: "环节", rule: "choice", value: "海选" },
    ],
    [
      "a track twice",
      (sheets) => put(sheets, "赛道", 3, "赛道编号", "T10"),
      { sheet: "赛道", row: 3, column: "赛道编号", rule: "repeated", value: "T10" },
    ],
    [
      "a quota of no track",
      (sheets) => {
        sheets.赛道?.push([null, null, null, null, 5]);
      },
      { sheet: "赛道", row: 5, column: "赛道编号", rule: "missing" },
    ],
    [
      "a sheet too few",
      (sheets) => {
        delete sheets.大事记;
      },
      { sheet: "大事记", row: null, column: null, rule: "no-sheet" },
    ],
    [
      "a sheet too many",
      (sheets) => {
        sheets.备忘 = [["记得"]];
      },
      { sheet: "备忘", rule: "unknown-sheet" },
    ],
    [
      "a column too few",
      (sheets) => put(sheets, "地区", 1, "行", "横"),
      { sheet: "地区", row: null, column: "行", rule: "no-column" },
    ],
    [
      "a column too many",
      (sheets) => put(sheets, "大事记", 1, "", "备注"),
      { sheet: "大事记", row: 1, column: "备注", rule: "unknown-column" },
    ],
  ])("is refused for %s, by sheet, row and column, with the way out", async (_, spoil, fault) => {
    const found = await faultsOf((sheets) => {
      sheets.大事记?.[0]?.push("");
      spoil(sheets);
    });
    expect(found).toContainEqual(expect.objectContaining(fault));
    for (const { rule } of found) expect(faultText(rule, zh)).not.toBe(zh("settings.rule.other", { rule }));
  });

  it("is refused with all that is wrong at once", async () => {
    const found = await faultsOf((sheets) => {
      put(sheets, "环节与时间", 4, "截止", "六月初");
      put(sheets, "赛道", 2, "获奖名额", "若干");
    });
    expect(found.map(({ sheet, row }) => [sheet, row])).toEqual([
      ["环节与时间", 4],
      ["赛道", 2],
    ]);
  });

  it("is no workbook: says so with the file's name", async () => {
    await expect(readBook(new Uint8Array([80, 75, 3, 4, 1]), "坏.xlsx", form, words)).rejects.toMatchObject({
      code: "damaged_workbook",
      file: "坏.xlsx",
    });
  });
});
