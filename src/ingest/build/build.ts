import type { TableName } from "../../model/tables.ts";
import { questionsOf } from "../meaning/decisions.ts";
import type { Mapping } from "../meaning/mapping.ts";
import { noteMapping } from "../meaning/note-mapping.ts";
import { listsProblems } from "../meaning/problem-lists.ts";
import type { SetAside, SheetReport } from "../outcome/report.ts";
import { checkQuality } from "../quality/check.ts";
import { rowsInput } from "../quality/checked-table.ts";
import { toldOnce } from "../quality/told-once.ts";
import { type Finding, Findings } from "../table/findings.ts";
import type { SourceTable } from "../table/source.ts";
import { areaNames } from "./area-name.ts";
import { buildContest } from "./build-contest.ts";
import { buildProblems } from "./build-problems.ts";
import type { BuildState, DerivedEntry, TeamNotes } from "./build-state.ts";
import { buildTable } from "./build-table.ts";
import { Cells } from "./cells.ts";
import { EntryIndex } from "./entry-index.ts";
import { catalogueAfter, ListedCatalogue } from "./listed-catalogue.ts";
import { type ContestCatalogue, Matcher } from "./match.ts";
import { type ModelTable, TableBuilder } from "./table-builder.ts";
import { ValueNumbers } from "./value-numbers.ts";

/** What an import is matched against. */
export interface ImportContext {
  readonly catalogue: ContestCatalogue;
  /** It is that of an announcement among the files: lists of problems beside it are only kept. */
  readonly isAnnounced?: true;
  /** Areas as the settings name them, in official order. */
  readonly areas: readonly string[];
  /** Entries of registrations loaded before (not demo data), an Arrow IPC stream of CLUES; null where there are none. */
  readonly known: Uint8Array | null;
  /** Of pseudonyms for persons, kept on this machine; absent: they stay as they are. */
  readonly salt?: string;
}

export interface MappedSheet {
  readonly source: SourceTable;
  readonly mapping: Mapping;
}

export interface Built {
  readonly tables: readonly ModelTable[];
  /** One a sheet, in the order given. */
  readonly reports: readonly SheetReport[];
}

/**
 * Mapped sheets → tables of the model, all sheets together: 17 books of scores make one table, and scores find the
 * entries of the registrations beside them. Every row of every sheet is in a table, or said not to be with its reason.
 */
export function build(sheets: readonly MappedSheet[], context: ImportContext): Built {
  const built = buildUnchecked(sheets, context);
  return { ...built, reports: withFound(built.reports, checkQuality(rowsInput(sheets, built.tables))) };
}

/** The reports with what the quality rules have found in each sheet. */
export const withFound = (reports: Built["reports"], found: readonly (readonly Finding[])[]): Built["reports"] =>
  reports.map((report, i) => ({ ...report, findings: toldOnce([...report.findings, ...(found[i] ?? [])]) }));

/** What `build` gives, before the quality rules look at it. */
export function buildUnchecked(sheets: readonly MappedSheet[], context: ImportContext): Built {
  const builders = new Map<TableName, TableBuilder>();
  const numbers = new Map<string, ValueNumbers>();
  const numbersOf = (column: string): ValueNumbers => {
    const known = numbers.get(column) ?? new ValueNumbers();
    numbers.set(column, known);
    return known;
  };
  const listed = new ListedCatalogue(context.catalogue, context.known !== null);
  let matcher: Matcher | null = null;
  const state: BuildState = {
    listed,
    isAnnounced: context.isAnnounced === true,
    get matcher() {
      matcher ??= new Matcher(catalogueAfter(context.catalogue, listed));
      return matcher;
    },
    areas: areaNames(context.areas),
    index: new EntryIndex(context.known),
    knownBefore: context.known !== null,
    registrationsKnown: context.known !== null || sheets.some(({ mapping }) => mapping.registers && isUsable(mapping)),
    teams: new Map<string, TeamNotes>(),
    awards: new Map<string, string[]>(),
    derived: new Map<string, DerivedEntry>(),
    table(name) {
      let builder = builders.get(name);
      if (builder === undefined) {
        builder = new TableBuilder(name, numbersOf);
        builders.set(name, builder);
      }
      return builder;
    },
  };
  // Problems first, then registrations: whatever comes after refers to them.
  const order = sheets.map((_, i) => i).sort((a, b) => rank(sheets[a]) - rank(sheets[b]) || a - b);
  const reports: SheetReport[] = [];
  for (const i of order) {
    const sheet = sheets[i];
    if (sheet !== undefined) reports[i] = buildSheet(sheet, state, builders);
  }
  const tables = [...builders.values()].filter((builder) => builder.rows > 0).map((builder) => builder.build());
  return { tables, reports };
}

function rank(sheet: MappedSheet | undefined): number {
  if (sheet === undefined || !listsProblems(sheet.mapping)) return sheet?.mapping.registers === true ? 1 : 2;
  return 0;
}

const OF_CATALOGUE: ReadonlySet<Mapping["kind"]> = new Set(["tracks", "problems"]);

/** The sheet fills some table, and nothing is missing for it. */
export const isUsable = ({ missing, tables }: Mapping): boolean => missing.length === 0 && tables.length > 0;

function buildSheet(
  { source, mapping }: MappedSheet,
  state: BuildState,
  builders: ReadonlyMap<TableName, TableBuilder>,
): SheetReport {
  const findings = new Findings();
  noteMapping(mapping, findings);
  const before = new Map([...builders].map(([name, builder]) => [name, builder.rows]));
  const cells = new Cells(source, mapping, findings);
  const isAnnounced = state.isAnnounced && OF_CATALOGUE.has(mapping.kind);
  if (isAnnounced) findings.add("announcement_counts", "warning", null, {}, source.rows.length);
  else if (!isUsable(mapping) && source.rows.length > 0)
    findings.add("kept_as_source", "info", null, {}, source.rows.length);
  const kept = (rule: SetAside["rule"]): readonly SetAside[] => source.rowNumbers.map((row) => ({ row, rule }));
  const { unused, proposals } = isAnnounced
    ? { unused: kept("announcement_counts"), proposals: [] }
    : !isUsable(mapping)
      ? { unused: kept("missing_required"), proposals: [] }
      : mapping.kind === "contest"
        ? buildContest(cells, mapping, state)
        : {
            unused: listsProblems(mapping) ? buildProblems(cells, state) : buildTable(cells, mapping.kind, state),
            proposals: [],
          };
  const tables = [...builders].flatMap(([table, builder]) => {
    const rows = builder.rows - (before.get(table) ?? 0);
    return rows > 0 ? [{ table, rows }] : [];
  });
  return {
    file: source.file,
    sheet: source.sheet,
    format: source.format,
    encoding: source.encoding,
    delimiter: source.delimiter,
    headerRows: source.headerRows,
    rowsIn: source.rows.length + source.notData.length,
    rowsOut: source.rows.length,
    rowsSetAside: source.notData.length,
    setAside: source.notData.map(({ row, rule }) => ({ row, rule })),
    unused,
    kind: mapping.kind,
    columns: mapping.columns,
    stage: mapping.stage,
    missing: mapping.missing,
    questions: questionsOf(source, mapping, proposals),
    tables,
    findings: [...source.findings, ...findings.list()],
  };
}
