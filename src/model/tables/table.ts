/** What a table of the model is, and the words its columns are written down in. */

export type ColumnType = "text" | "integer" | "real" | "boolean" | "timestamp";

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  /** A row without a value here cannot be told from others and is set aside. */
  readonly required?: boolean;
  /** Stored as an ENUM in the engine: few values, grouped and filtered often. */
  readonly category?: boolean;
  /** Names a person: never in a URL, and out of exports unless asked for. */
  readonly personal?: boolean;
  /** The column that it says again in another form: it comes and goes with that one. */
  readonly follows?: string;
}

export interface Table {
  readonly name: string;
  readonly key: readonly string[];
  readonly columns: readonly Column[];
}

export const text = (name: string, more: Partial<Column> = {}): Column => ({ name, type: "text", ...more });
export const integer = (name: string): Column => ({ name, type: "integer" });
export const real = (name: string): Column => ({ name, type: "real" });
export const yesNo = (name: string): Column => ({ name, type: "boolean" });
export const time = (name: string): Column => ({ name, type: "timestamp" });
export const required = { required: true } as const;
export const category = { category: true } as const;

/** Where an imported row came from, so that any number on a screen opens to the rows behind it. */
const SOURCE: readonly Column[] = [
  text("source_file", category),
  text("source_sheet", category),
  integer("source_row"),
];

/** With the SHA-256 of the file as it was chosen (an archive as a whole), for names repeat. Not every table has it. */
export const PROVENANCE: readonly Column[] = [...SOURCE, text("source_sha256", category)];

export const imported = (name: string, key: readonly string[], columns: readonly Column[], source = SOURCE): Table => ({
  name,
  key,
  columns: [...columns, ...source],
});
