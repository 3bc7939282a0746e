import type { MappedSheet } from "../build/build.ts";
import { anonymise, type Pseudonyms } from "../privacy/pseudonyms.ts";
import type { SourceTable } from "../table/source.ts";
import { withTextFaults } from "../table/text-faults.ts";
import { anonymiseJudges } from "./anonymous-judges.ts";
import { mapSheet } from "./map.ts";
import type { Decision } from "./mapping.ts";

/** What a person decides about a sheet may come often; what names nobody stays the same. */
const anonymous = new WeakMap<SourceTable, { readonly pseudonyms: Pseudonyms; readonly table: SourceTable }>();

/** A sheet with what its columns are, persons under pseudonyms unless a person asked for them as they stand. */
export function mappedSheet(read: SourceTable, decision: Decision, pseudonyms: Pseudonyms | null): MappedSheet {
  const source = withTextFaults(read);
  if (pseudonyms === null || decision.keepPersonal === true) return { source, mapping: mapSheet(source, decision) };
  let known = anonymous.get(source);
  if (known?.pseudonyms !== pseudonyms) {
    known = { pseudonyms, table: anonymise(source, pseudonyms) };
    anonymous.set(source, known);
  }
  return anonymiseJudges({ source: known.table, mapping: mapSheet(known.table, decision) }, pseudonyms);
}
