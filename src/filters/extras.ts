import type { Catalogue, Extra } from "../model/catalogue.ts";
import { type ExtraField, extraField } from "./clauses.ts";

/** The dimension of a field; null where the data at hand have no such column. */
export const extraOf = (field: ExtraField, { extras = [] }: Pick<Catalogue, "extras">): Extra | null =>
  extras.find(({ name }) => extraField(name) === field) ?? null;

/** The column of the flat tables that a field stands for; of one that the data do not have nothing is kept. */
export const extraSql = (field: ExtraField, catalogue: Pick<Catalogue, "extras">): string =>
  extraOf(field, catalogue)?.column ?? "CAST(NULL AS VARCHAR)";
