import type { Cells } from "../build/cells.ts";
import type { SourceCell } from "../table/source.ts";
import { tidy } from "../values/texts.ts";
import { readBoolean } from "../values/yes-no.ts";

/** Whether each team takes part for the awards (正式) or beside them (打星). */
export interface Official {
  /** null: nothing is said. */
  of(row: number): boolean | null;
  /** A team's name without the mark before it. */
  name(text: string | null): string | null;
}

const MARK =
  /^(?:[*＊★☆]|打星|打星队伍?|打星参赛|旅游队伍?|友情队伍?|外卡队伍?|非正式队伍?|非正式参赛|(?:[\w-]+ )?unofficial|out of competition|hors concours|starred)$/i;
const MARK_BEFORE = /^(?:[*＊★☆]+|[（(【[]?\s*打星\s*[)）】\]]?\s*[:：_-]?)\s*(?=\S)/;
/** 是否打星: yes means unofficial. */
const INVERTED = /^(?:是否)?(?:打星|旅游队?|非正式)|unofficial|starred/i;
const YES = new Set(["是", "1", "y", "yes", "true", "√", "✓", "✔", "*", "★", "☆"]);

/** A column of remarks or kinds says few different things. */
const FEW = 60;

/**
 * Reads who is unofficial: from a column that says so, from a mark in any column of few kinds (备注, 奖项, 排名), or from a
 * star before the team's name. Where one team is marked, the others are official.
 */
export function officialOf(cells: Cells): Official {
  const { table, mapping } = cells;
  const marks = new Map<number, string>();
  const note = (row: number, index: number, mark: string): void => {
    if (!marks.has(row)) {
      marks.set(row, mark);
      const column = table.header[index] ?? null;
      cells.findings.add("unofficial", "info", { row: cells.rowNumber(row), column, value: mark }, { mark });
    }
  };
  let isStarred = false;
  const hasOwn = cells.has("is_official");
  const team = cells.indexOf("team_name");
  const isTeams = team !== null || cells.has("org_name") || cells.has("team_id");
  if (hasOwn || isTeams) {
    for (const { index, header, by, concept } of mapping.columns) {
      if (by === "personal" || concept === "title" || concept === "abstract" || concept === "team_name") continue;
      const isInverted = INVERTED.test(header.normalize("NFKC").trim());
      // official: 1 or blank, beside unofficial: 1 or blank.
      if (hasOwn && !isInverted) continue;
      for (const [row, text] of marked(cells, index, isInverted)) note(row, index, text);
    }
    // Beside a column that says it, a star is part of a name.
    if (!hasOwn && team !== null && marks.size === 0) {
      table.rows.forEach((row, at) => {
        const cell = row[team];
        const m = typeof cell === "string" ? MARK_BEFORE.exec(cell.trim()) : null;
        if (m === null) return;
        isStarred = true;
        note(at, team, m[0].trim());
      });
    }
  }
  const isMarked = marks.size > 0;
  const isTicked = hasOwn && onlyTicks(cells);
  const own = (row: number): boolean | null => {
    const said = cells.boolean(row, "is_official");
    return said ?? (marks.has(row) || isTicked ? false : null);
  };
  return {
    of: (row) => (hasOwn ? own(row) : isMarked ? !marks.has(row) : null),
    name: (text) => (isStarred && text !== null ? text.replace(MARK_BEFORE, "") : text),
  };
}

/** A column that ticks some rows and says nothing of the others means that those are not. */
function onlyTicks(cells: Cells): boolean {
  const values = cells.table.rows.map((_, row) => readBoolean(cells.raw(row, "is_official")));
  return values.includes(true) && values.every((value) => value === true || value === null);
}

/** Rows that a column marks; none where it says too many different things to be a column of marks. */
function marked(cells: Cells, index: number, isInverted: boolean): readonly (readonly [number, string])[] {
  const found: [number, string][] = [];
  const kinds = new Set<string>();
  /** Marks of nothing, as they stand. */
  const known = new Set<SourceCell>();
  for (let row = 0; row < cells.table.rows.length; row++) {
    const cell = cells.at(row, index);
    if (cell === null || cell instanceof Date || known.has(cell)) continue;
    const text = tidy(String(cell));
    if (text === "") continue;
    const isMark = MARK.test(text) || (isInverted && YES.has(text.toLowerCase()));
    if (isMark) found.push([row, text]);
    else if (typeof cell === "string" && !/^\d+$/.test(text)) {
      known.add(cell);
      kinds.add(text);
      if (kinds.size > FEW) return [];
    }
  }
  return found;
}

const SCHOOL =
  /^(.{2,24}?(?:大学|学院|学校|中学|校区|分校|职院|University|College|Institute|School)(?:[（(][^)）]{1,12}[)）])?)\s*[_＿—:：|｜-]+\s*\S/i;

/** 北京大学_一队: the school before the team's name, where nearly all names are made so and no column says it; else null. */
export function orgInNames(cells: Cells): ((team: string | null) => string | null) | null {
  const team = cells.indexOf("team_name");
  if (team === null || cells.has("org_name")) return null;
  let named = 0;
  let made = 0;
  for (const row of cells.table.rows) {
    const cell = row[team];
    if (typeof cell !== "string" || cell.trim() === "") continue;
    named++;
    if (SCHOOL.test(cell.trim().replace(MARK_BEFORE, ""))) made++;
  }
  if (named < 3 || made < named * 0.8) return null;
  return (name) => (name === null ? null : (SCHOOL.exec(name.replace(MARK_BEFORE, ""))?.[1]?.trim() ?? null));
}
