import { levelOf } from "../quality/award-order.ts";
import { isRowNumber } from "../quality/columns.ts";
import { readText } from "../values/texts.ts";
import type { Cells } from "./cells.ts";

interface Awarded {
  /** What its first row says but for the award. */
  readonly about: string;
  readonly awards: Set<string>;
}

/**
 * Rows of one entry in a list of awards: 一等奖, and 最佳人气奖 on another row. What tells them from two works of one
 * team is that all else is the same; two grades (一等奖 and 二等奖) are of two works unless one title stands beside both.
 */
export class SeveralAwards {
  readonly #award: number | null;
  readonly #seen = new Map<string, Awarded>();

  constructor(readonly cells: Cells) {
    const { registers, tables } = cells.mapping;
    this.#award = registers || tables.includes("scores") ? null : cells.indexOf("award");
  }

  /** Whether the row is a further award of the entry of this id. @param isTitled the row says which work it is */
  isFurther(row: number, id: string, isTitled: boolean): boolean {
    if (this.#award === null) return false;
    const award = readText(this.cells.at(row, this.#award));
    if (award === null) return false;
    const about = this.#about(row, isTitled);
    const first = this.#seen.get(id);
    if (first === undefined) {
      this.#seen.set(id, { about, awards: new Set([award]) });
      return false;
    }
    const areGrades = levelOf(award) >= 0 && [...first.awards].some((other) => levelOf(other) >= 0);
    if (about !== first.about || first.awards.has(award) || (areGrades && !isTitled)) return false;
    first.awards.add(award);
    return true;
  }

  /** Beside a title only columns with a meaning count: each award may have a number and money of its own. */
  #about(row: number, isTitled: boolean): string {
    return this.cells.mapping.columns
      .filter(
        ({ index, header, concept }) =>
          index !== this.#award && !isRowNumber(header) && (concept !== null || !isTitled),
      )
      .map(({ index }) => readText(this.cells.at(row, index)) ?? "")
      .join("\u0000");
  }
}
