import { type FormField, type FormRow, SECTION_NAMES, SECTIONS, type SectionName, type SettingsForm } from "./form.ts";

/**
 * The settings as one workbook, a sheet a section, in and out. Headers are in Chinese whatever the interface speaks:
 * the workbook goes from desk to desk. Cells are text, as people see them.
 */

export interface BookWords {
  /** The sheet's name. */
  section(section: SectionName): string;
  header(section: SectionName, field: string): string;
  /** A choice as people call it. */
  choice(field: string, value: string): string;
}

/** What keeps a workbook from being taken over: nothing of it is. */
export class BookError extends Error {
  override readonly name = "BookError";
  constructor(
    readonly fault: "unreadable" | "no-sheet" | "no-column" | "choice",
    readonly place: {
      readonly sheet?: string;
      readonly column?: string;
      readonly row?: number;
      readonly value?: string;
    },
    options?: ErrorOptions,
  ) {
    super(`${fault}: ${JSON.stringify(place)}`, options);
  }
}

const fieldsOf = (section: SectionName): readonly FormField[] => SECTIONS[section].fields;

/** Bytes of an XLSX file. */
export async function writeBook(form: SettingsForm, words: BookWords): Promise<Uint8Array> {
  const { utils, write } = await import("@e965/xlsx");
  const book = utils.book_new();
  for (const section of SECTION_NAMES) {
    const fields = fieldsOf(section);
    const say = (field: FormField, value: string): string =>
      field.kind === "choice" && value !== "" ? words.choice(field.name, value) : value;
    const rows = [
      fields.map(({ name }) => words.header(section, name)),
      ...form[section].map((row) => fields.map((field) => say(field, row[field.name] ?? ""))),
    ];
    const sheet = utils.aoa_to_sheet(rows);
    sheet["!cols"] = fields.map(({ kind }) => ({ wch: kind === "count" ? 12 : 24 }));
    utils.book_append_sheet(book, sheet, words.section(section));
  }
  return new Uint8Array(write(book, { type: "array", bookType: "xlsx" }));
}

/** Dates that a spreadsheet has turned into numbers read as they are shown there. */
const cellText = (value: unknown, kind: FormField["kind"]): string => {
  if (value instanceof Date) {
    const iso = value.toISOString();
    return kind === "date" ? iso.slice(0, 10) : iso.slice(0, 19);
  }
  return value === null || value === undefined ? "" : String(value).trim();
};

/**
 * A workbook's form. Sheets that are not there keep what `present` says; stages and tracks stay those of the contest.
 * @throws BookError for a file that is no workbook, one without any of the sheets, a sheet without its key column, or
 * a choice that there is not
 */
export async function readBook(bytes: Uint8Array, present: SettingsForm, words: BookWords): Promise<SettingsForm> {
  const { read, utils } = await import("@e965/xlsx");
  const book = (() => {
    try {
      return read(bytes, { type: "array", cellDates: true, UTC: true });
    } catch (error) {
      throw new BookError("unreadable", {}, { cause: error });
    }
  })();
  const sections = SECTION_NAMES.filter((section) => book.SheetNames.includes(words.section(section)));
  if (sections.length === 0) throw new BookError("no-sheet", { sheet: words.section("contest") });
  const form: Record<SectionName, readonly FormRow[]> = { ...present };
  for (const section of sections) {
    const sheet = book.Sheets[words.section(section)];
    if (sheet === undefined) continue;
    const cells = utils.sheet_to_json<unknown[]>(sheet, { header: 1, blankrows: true, defval: null, UTC: true });
    form[section] = rowsOf(section, cells, present[section], words);
  }
  return form;
}

function rowsOf(
  section: SectionName,
  cells: readonly (readonly unknown[])[],
  present: readonly FormRow[],
  words: BookWords,
): readonly FormRow[] {
  const header = (cells[0] ?? []).map((cell) => cellText(cell, "text"));
  const fields = fieldsOf(section);
  const columns = fields.map((field) => header.indexOf(words.header(section, field.name)));
  const sheet = words.section(section);
  const key = fields.findIndex(({ isKey }) => isKey);
  const first = Math.max(key, 0);
  if (columns[first] === -1) {
    throw new BookError("no-column", { sheet, column: words.header(section, fields[first]?.name ?? "") });
  }
  const rows = cells.slice(1).map((line, at) =>
    Object.fromEntries(
      fields.map((field, place) => {
        const column = columns[place] ?? -1;
        const value = column < 0 ? "" : cellText(line[column], field.kind);
        return [field.name, choiceOf(field, value, words, { sheet, row: at + 2 })];
      }),
    ),
  );
  const isBlank = (row: FormRow): boolean => Object.values(row).every((value) => value === "");
  const named = rows.filter((row) => !isBlank(row));
  const keyName = fields[key]?.name;
  if (keyName === undefined) return named;
  const byKey = new Map(named.map((row) => [row[keyName], row]));
  const known = new Set(present.map((row) => row[keyName]));
  return [...present.map((row) => byKey.get(row[keyName]) ?? row), ...named.filter((row) => !known.has(row[keyName]))];
}

function choiceOf(
  field: FormField,
  value: string,
  words: BookWords,
  place: { readonly sheet: string; readonly row: number },
): string {
  if (field.choices === undefined || value === "") return value;
  const found = field.choices.find((each) => each === value || words.choice(field.name, each) === value);
  if (found === undefined) throw new BookError("choice", { ...place, value });
  return found;
}
