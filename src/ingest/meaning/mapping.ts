import type { Concept } from "../../model/aliases/concepts.ts";
import type { TableName } from "../../model/tables.ts";
import type { JudgedStage } from "../../model/vocabulary.ts";
import type { DateOrder } from "../values/times.ts";
import type { ScorePlace } from "./wide/wide-column.ts";

export interface ColumnMapping {
  readonly index: number;
  readonly header: string;
  /** Null: kept in the file only. */
  readonly concept: Concept | null;
  /**
   * chosen: a person said so. Columns of a wide table, of which each gives rows of its own: seat (评委1), pair (the
   * score of the judge whom a column beside it names: judge), criterion (创新性), stage (初赛成绩), entry (E01 over
   * what each judge gave it). check: a sum or mean of the others, no further score.
   */
  readonly by:
    | "own"
    | "alias"
    | "partial"
    | "seat"
    | "pair"
    | "judge"
    | "criterion"
    | "entry"
    | "stage"
    | "check"
    | "chosen"
    | "taken"
    | "personal"
    | "none";
  /** Whose score it is and of what; with seat, pair, criterion and entry. */
  readonly place?: ScorePlace;
  /** The stage whose result it is; with `by` stage. */
  readonly stage?: JudgedStage;
  /** Its name would mean little elsewhere: it stands in for somebody that scores and results must have. */
  readonly standsIn?: true;
}

/** Of these there may be many for one concept, and no row has one value of them. */
export const isMelted = ({ by }: Pick<ColumnMapping, "by">): boolean =>
  by === "seat" || by === "pair" || by === "judge" || by === "criterion" || by === "entry" || by === "stage";

/** contest: rows about entries (registrations, scores, results, or all in one); else one table of the model. */
export type SheetKind = "contest" | TableName;

export interface Mapping {
  readonly kind: SheetKind;
  readonly columns: readonly ColumnMapping[];
  /** The model's tables that the sheet fills. */
  readonly tables: readonly TableName[];
  /** The sheet tells of registrations, and not of scores or results alone. */
  readonly registers: boolean;
  /** The stage of scores and results where no column says it; from the name of file or sheet, else assumed. */
  readonly stage: { readonly stage: JudgedStage; readonly from: "name" | "assumed" | "chosen" } | null;
  /** Whose scores they are, where no column says it and the sheet or file is named after a judge. */
  readonly judge?: string;
  /** Each row is what one judge gave, and none is named: they go by the order of what an entry got, #1, #2. */
  readonly isAnswers?: true;
  /** A count of something for each problem of a contest: no list of what they are. */
  readonly isSummary?: true;
  /** Without these nothing can be imported; a person has to say which columns they are. */
  readonly missing: readonly Concept[];
  /** By header: what a person said of dates like 6/5/2026. */
  readonly dateOrders: Readonly<Record<string, DateOrder>>;
  /** By what stands in the file: the track or problem that a person says it is. */
  readonly matches: Readonly<Record<string, string>>;
}

/** What a person decided about one sheet; what is absent stays as proposed. */
export interface Decision {
  readonly skip?: boolean;
  /** Rows of the file that are to count nowhere. */
  readonly excluded?: readonly number[];
  /** Persons stay as they stand, and are not replaced by pseudonyms. */
  readonly keepPersonal?: boolean;
  readonly stage?: JudgedStage;
  /** Column (by its header) → concept, or null for none. */
  readonly columns?: Readonly<Record<string, Concept | null>>;
  /** Column (by its header) → which comes first in 6/5/2026. */
  readonly dateOrders?: Readonly<Record<string, DateOrder>>;
  /** Track or problem as the file has it → its id in the catalogue. */
  readonly matches?: Readonly<Record<string, string>>;
}

/** What a person said that holds whatever the columns are. */
export const saidBy = ({ dateOrders = {}, matches = {} }: Decision): Pick<Mapping, "dateOrders" | "matches"> => ({
  dateOrders,
  matches,
});

/** What an entry can be told by. */
export const ENTRY_IDENTITY: readonly Concept[] = ["entry_id", "title", "team_id", "team_name", "org_name"];
