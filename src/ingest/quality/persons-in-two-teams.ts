import { normaliseName } from "../../model/aliases/normalise-name.ts";
import type { CheckedSheet } from "./checked-table.ts";
import { text } from "./columns.ts";
import type { Note, QualityRule } from "./rule.ts";

/** 队员1姓名, 队长, Member 2: who takes part, and not how to reach them. */
const MEMBER = /队员|队长|成员|选手|参赛者|\bmember|contestant|participant/i;
const NO_NAME =
  /性别|拼音|英文|\b(?:first|last|given|family|middle)[ _]?name|surname|forename|电话|手机|邮箱|尺寸|尺码|学号|身份证|专业|年级|学院|学历|籍贯|gender|sex|e-?mail|phone|size|major|grade|id$|人数/i;

/** One name in two teams of one organisation. Persons are not named: the rows are. */
export const personsInTwoTeams: QualityRule = {
  id: "person_in_two_teams",
  severity: "warning",
  check({ sheets }, note) {
    sheets.forEach((checked, sheet) => {
      look(checked, sheet, true, note);
    });
  },
};

/** One name in teams of two organisations: of one person, or of two who are called the same. */
export const namesakes: QualityRule = {
  id: "same_name_in_two_teams",
  severity: "info",
  check({ sheets }, note) {
    sheets.forEach((checked, sheet) => {
      look(checked, sheet, false, note);
    });
  },
};

/** Members of a team in one cell. */
const SEVERAL = /[,，、;；|\n]+/;

interface Member {
  readonly row: number;
  readonly team: string;
  readonly school: string;
}

function look({ source, mapping }: CheckedSheet, sheet: number, isSameSchool: boolean, note: Note): void {
  const members = source.header.flatMap((header, index) =>
    MEMBER.test(header) && !NO_NAME.test(header) && mapping.columns[index]?.concept === null ? [index] : [],
  );
  const index = (concept: string): number | undefined =>
    mapping.columns.find((column) => column.concept === concept && column.place === undefined)?.index;
  const org = index("org_name");
  const team = index("team_name") ?? index("team_id") ?? index("title");
  if (members.length === 0 || team === undefined) return;
  const known = new Map<string, Member[]>();
  for (let row = 0; row < source.length; row++) {
    const school = org === undefined ? "" : normaliseName(text(source, row, org));
    const own = normaliseName(text(source, row, team));
    for (const column of members) {
      for (const name of text(source, row, column).split(SEVERAL).map(normaliseName)) {
        if (name.length < 2) continue;
        const before = known.get(name) ?? [];
        // The same team twice is a row that stands twice.
        const twin = before.find(
          (other) => (other.school === school) === isSameSchool && !(other.school === school && other.team === own),
        );
        if (twin !== undefined) {
          const value = `= ${source.rowNumber(twin.row)}`;
          note(sheet, { row: source.rowNumber(row), column: source.header[column] ?? null, value });
        }
        if (!before.some((other) => other.row === row)) known.set(name, [...before, { row, team: own, school }]);
      }
    }
  }
}
