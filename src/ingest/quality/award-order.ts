import { readRank } from "../values/whole-numbers.ts";
import { cellsOf, text } from "./columns.ts";
import type { QualityRule } from "./rule.ts";
import { fewestOutOfOrder } from "./stated-ranks.ts";

/** From the highest; the first that a text has is its level. */
const LEVELS: readonly RegExp[] = [
  /特等|冠军|grand prix|champion/i,
  /一等|金奖|金牌|亚军|gold|1st|first/i,
  /二等|银奖|银牌|季军|silver|2nd|second/i,
  /三等|铜奖|铜牌|bronze|3rd|third/i,
  /优秀|优胜|鼓励|入围|参与|honou?rable|participa/i,
];
/** 0 for the highest grade; -1 for an award that is none: 最佳人气奖. */
export const levelOf = (award: string): number => LEVELS.findIndex((level) => level.test(award));

const FEWEST = 8;
/** More of them, and awards are given by something else: within groups, by quota. */
const MOST_WRONG = 0.1;

/** An award that does not follow from the rank beside it: 三等奖 above 一等奖. */
export const awardOrder: QualityRule = {
  id: "award_order",
  severity: "warning",
  check({ sheets }, note) {
    sheets.forEach(({ source, mapping }, sheet) => {
      const column = (wanted: string) =>
        mapping.columns.find(({ concept, stage }) => concept === wanted && stage === undefined);
      const [rank, award] = [column("official_rank"), column("award")];
      if (rank === undefined || award === undefined) return;
      const rows = cellsOf(source, rank.index).flatMap((cell, row) => {
        const place = readRank(cell);
        const level = levelOf(text(source, row, award.index));
        // As scores that fall with the rank.
        return typeof place === "number" && level >= 0 ? [{ row, rank: place, score: -level }] : [];
      });
      if (rows.length < FEWEST) return;
      const wrong = fewestOutOfOrder(rows);
      if (wrong.length > Math.max(1, rows.length * MOST_WRONG)) return;
      for (const { row, rank: place } of wrong) {
        const value = `${place}: ${text(source, row, award.index)}`.slice(0, 60);
        note(
          sheet,
          { row: source.rowNumber(row), column: award.header, value },
          { column: award.header, rank: rank.header },
        );
      }
    });
  },
};
