import { describe, expect, it } from "vitest";
import { anonymiseJudges } from "../../../src/ingest/meaning/anonymous-judges.ts";
import { mapSheet } from "../../../src/ingest/meaning/map.ts";
import { isIdentityNumber, personalColumn } from "../../../src/ingest/privacy/personal.ts";
import { anonymise, createPseudonyms } from "../../../src/ingest/privacy/pseudonyms.ts";
import { decode } from "../../../src/ingest/read/decode.ts";
import { readCsv } from "../../../src/ingest/read/read-csv.ts";
import { Findings } from "../../../src/ingest/table/findings.ts";
import type { SourceCell, SourceTable } from "../../../src/ingest/table/source.ts";

const NAMES = ["王小明", "李雷", "欧阳娜娜", "阿依古丽·买买提"];
const LATIN = ["Anna CAPPELLINI / Luca LANOTTE", "Yuzuru HANYU", "Jean-Pierre Dupont"];
const ANY = ["甲", "乙"];

describe("a personal column", () => {
  it.each<[string, readonly SourceCell[], string | null]>([
    ["姓名", ANY, "name"],
    ["队长姓名", ANY, "name"],
    ["队员1", ANY, "name"],
    ["队员一", ANY, "name"],
    ["队员二姓名", ANY, "name"],
    ["队员二拼音", ["zhang san"], "name"],
    ["队员1/姓名（中文）", ANY, "name"],
    ["团队成员", ["甲、乙"], "name"],
    ["单位联系人", ANY, "name"],
    ["第一作者", ANY, "name"],
    ["指导教师", ANY, "name"],
    ["教练", ANY, "name"],
    ["评委姓名", ANY, "name"],
    ["评委", NAMES, "name"],
    ["Prénom", ["Zoé"], "name"],
    ["Nom du candidat", ["Durand"], "name"],
    ["Nom", LATIN, "name"],
    ["name", LATIN, "name"],
    ["First Name", ["x"], "name"],
    ["Author(s)", ["x"], "name"],
    ["co_authors", ["x"], "name"],
    ["Co-Authors", ["x"], "name"],
    ["Co-Author Name", ["x"], "name"],
    ["proposed_by", LATIN, "name"],
    ["Submitted by", ["甲大学", "乙大学"], null],
    ["coach_name", ["x"], "name"],
    ["TeamMemberUserNames", ["x"], "name"],
    ["coach_cn", ["x"], "name"],
    ["Member1 Name", ["x"], "name"],
    ["Name of Skater(s)", LATIN, "name"],
    ["Nom complet", ["x"], "name"],
    ["主创人员", ANY, "name"],
    ["成员信息", ANY, "name"],
    ["Area Chair", ["x"], "name"],
    ["负责人职务", ["主任"], null],
    ["第一作者单位", ["甲大学"], null],
    ["Author Affiliations", ["MIT"], null],
    ["作者学校", ["甲"], null],
    ["reviewer_id", ["r1"], null],
    ["Reviewer 1", [6, 8], null],
    ["Team", ["Foo"], null],
    ["项目中文名", ["甲"], null],
    ["Diver", LATIN, "name"],
    ["Country", ["New Zealand", "Great Britain"], null],
    ["Member 2", ["x"], "name"],
    ["手机号码", [13800138000], "phone"],
    ["联系人电话", ["0591-87654321"], "phone"],
    ["Téléphone", ["06 12 34 56 78"], "phone"],
    ["教练/邮箱", ["a@b.cn"], "email"],
    ["E-mail", ["a@b.cn"], "email"],
    ["身份证号", ["x"], "identity"],
    ["学号", [20190001], "identity"],
    ["列4", ["13800138000", "13912345678"], "phone"],
    ["备用", ["a@b.cn", "c@d.org", ""], "email"],
    ["列9", Array.from("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉", (letter) => `王${letter}明`), "name"],
    ["方向", ["高端装备", "高分", "安全"], null],
    ["队员一性别", ["男", "女"], null],
    ["教练/服装尺寸", ["L"], null],
    ["教练/是否参加现场赛", ["是"], null],
    ["成员数", [3], null],
    ["队员", [3, 4], null],
    ["指导教师职称", ["教授"], null],
    ["团队名称", ["甲队"], null],
    ["学校", ["北京大学"], null],
    ["联系单位", ["甲公司"], null],
    ["项目名称", ["甲"], null],
    ["评委", ["J1", "J2"], null],
    ["评委1", [90, 85.5], null],
    ["评委", ["评委一", "专家A"], null],
    ["专家评分", [90], null],
    ["name", ["Grand Prix Final", "World Championships"], null],
    ["Nom du projet", ["Anagenesis"], null],
    ["Nom de l'entreprise", ["X"], null],
    ["Team Name", ["Foo Bar"], null],
    ["参赛者", ["甲大学", "乙学院"], null],
    ["得分", [13800138000, 90], null],
    ["奖项", ["金奖", "银奖"], null],
    ["获奖者人数", [3], null],
  ])("%s of %j is %s", (header, cells, kind) => {
    expect(personalColumn(header, cells)).toBe(kind);
  });

  it("of surnames is known by the first names beside it", () => {
    const surnames = ["DURAND", "MARTIN"];
    expect(personalColumn("Nom", surnames)).toBeNull();
    expect(personalColumn("Nom", surnames, ["Nom", "Prénom"])).toBe("name");
  });

  it("with identity numbers is known by their check digit", () => {
    // Weights and remainders of GB 11643: the example of the standard's own text.
    expect(isIdentityNumber("11010519491231002X")).toBe(true);
    expect(isIdentityNumber("110105194912310021")).toBe(false);
    expect(isIdentityNumber("110105194913310021")).toBe(false);
  });
});

const table = (text: string): SourceTable => {
  const [sheet] = readCsv(decode(new TextEncoder().encode(text), "表.csv"), "表.csv");
  if (sheet === undefined) throw new Error("no table");
  return sheet;
};
const pseudonyms = createPseudonyms("salt");
const column = ({ header, rows }: SourceTable, name: string): readonly SourceCell[] =>
  rows.map((row) => row[header.indexOf(name)] ?? null);

describe("judges by name over their scores", () => {
  it("have pseudonyms in headers, scores and findings; labels stay", () => {
    const source = table(
      "项目名称,评委打分/王小明,评委打分/李雷老师,评委打分/评委三,平均分\n甲,90,80,85,85\n乙,70,80,90,80\n丙,60,70,80,70\n",
    );
    const findings = new Findings();
    for (let row = 2; row < 12; row++)
      findings.add("error_cell", "warning", { row, column: "评委打分/王小明", value: "#REF!" });
    const quoted = { ...source, findings: findings.list() };
    const sheet = anonymiseJudges({ source: quoted, mapping: mapSheet(source) }, pseudonyms);
    const judges = sheet.mapping.columns.flatMap(({ place }) => place?.judge ?? []);
    expect(judges).toEqual([pseudonyms("name", "王小明"), pseudonyms("name", "李雷"), "评委三"]);
    expect(sheet.source.header.slice(1, 3)).toEqual(judges.slice(0, 2).map((judge) => `评委打分/${judge}`));
    expect(JSON.stringify(sheet)).not.toMatch(/王小明|李雷/);
  });
});

describe("judges by surname or address over their scores", () => {
  it("have pseudonyms too", () => {
    const source = table("Project ID,Judge Smith,Judge Lee\nE1,7,8\nE2,6,9\nE3,5,7\n");
    const named = anonymiseJudges({ source, mapping: mapSheet(source) }, pseudonyms);
    expect(named.source.header).toEqual(["Project ID", pseudonyms("name", "Smith"), pseudonyms("name", "Lee")]);
    const reached = table("Project ID,smith@x.org,lee@y.org\nE1,7,8\nE2,6,9\nE3,5,7\n");
    expect(JSON.stringify(anonymiseJudges({ source: reached, mapping: mapSheet(reached) }, pseudonyms))).not.toMatch(
      /smith|lee@/,
    );
  });
});

describe("an anonymous table", () => {
  it("has one pseudonym a person, whatever the width and blanks, and others for others", () => {
    const { rows } = anonymise(table("队员1,队员2\n李雷,韩梅梅\n 李雷,\n韩梅梅,无\n"), pseudonyms);
    const [[li, han] = [], [again, blank] = [], [other, none] = []] = rows;
    expect(li).toMatch(/^人-[0-9a-f]{12}$/);
    expect(again).toBe(li);
    expect(other).toBe(han);
    expect(li).not.toBe(han);
    expect([blank, none]).toEqual(["", "无"]);
  });

  it("keeps several persons of one cell apart", () => {
    const source = anonymise(table("作者,题目\n李雷、韩梅梅,甲\n韩梅梅,乙\n"), pseudonyms);
    const [both, one] = column(source, "作者");
    expect(String(both).split("、")[1]).toBe(one);
  });

  it("has no phone, address or identity number within its texts, and all else in them", () => {
    const text = "请联系 13800138000 或 li.lei@example.cn，证件 11010519491231002X，编号 202612345678";
    const [found] = column(anonymise(table(`标题,说明\n甲,"${text}"\n`), pseudonyms), "说明");
    expect(found).toMatch(/^请联系 电话-[0-9a-f]{12} 或 邮箱-[0-9a-f]{12}，证件 证件-[0-9a-f]{12}，编号 202612345678$/);
  });

  it("knows phones of other places, and what is none", () => {
    const texts = [
      "0591-87654321",
      "+33 6 12 34 56 78",
      "06 12 34 56 78",
      "+1-2-3",
      "+2\n104",
      "2026-06-05",
      "05912026060500",
    ];
    const rows = texts.map((text) => `x,"电 ${text}"`).join("\n");
    const found = column(anonymise(table(`标题,说明\n${rows}\n`), pseudonyms), "说明").map(String);
    expect(found.slice(0, 3).every((text) => /^电 电话-[0-9a-f]{12}$/.test(text))).toBe(true);
    expect(found.slice(3)).toEqual(texts.slice(3).map((text) => `电 ${text}`));
  });

  it("gives one phone one pseudonym however it is written", () => {
    const found = column(anonymise(table("手机,x\n13800138000,1\n+86 138-0013-8000,2\n"), pseudonyms), "手机");
    expect(found[0]).toBe(found[1]);
  });

  it("never touches scores", () => {
    const source = table("评委1,评委2\n90,88.5\n缺考,13800138000\n");
    const scores = anonymise(source, pseudonyms).rows.map((row) => row[0]);
    expect(scores).toEqual(source.rows.map((row) => row[0]));
  });

  it("names what was replaced, and quotes none of it in notes and findings", () => {
    const source = anonymise(
      table("姓名,学校,得分\n李雷,甲校,90\n韩梅梅,乙校,80\n填表人：王五 13800138000,,\n"),
      pseudonyms,
    );
    expect(source.findings).toContainEqual(
      expect.objectContaining({ rule: "personal_replaced", count: 2, values: { column: "姓名", kind: "name" } }),
    );
    expect(source.notData).toHaveLength(1);
    expect(JSON.stringify(source)).not.toMatch(/李雷|韩梅梅|王五|13800138000/);
  });

  it("quotes no person in any place of a finding, however many there are", () => {
    const findings = new Findings();
    for (let row = 2; row < 12; row++) {
      findings.add("merged_filled", "info", { row, column: "姓名", value: "李雷", after: "李雷" });
      findings.add("note_row", "info", { row, column: null, value: `填表人：韩梅梅 ${row}` });
    }
    const source = { ...table("姓名,得分\n李雷,90\n韩梅梅,80\n"), findings: findings.list() };
    const [filled, notes] = anonymise(source, pseudonyms).findings;
    expect(filled?.further).toHaveLength(5);
    expect(notes?.further?.at(-1)?.value).toMatch(/^填表人：人-[0-9a-f]{12} 11$/);
    expect(JSON.stringify([filled, notes])).not.toMatch(/李雷|韩梅梅/);
  });

  it("leaves the table that it was made of as it is", () => {
    const source = table("姓名,得分\n李雷,90\n韩梅梅,80\n");
    anonymise(source, pseudonyms);
    expect(source.rows[0]).toEqual(["李雷", "90"]);
  });

  it("under another salt has other pseudonyms", () => {
    expect(createPseudonyms("other")("name", "李雷")).not.toBe(pseudonyms("name", "李雷"));
  });
});
