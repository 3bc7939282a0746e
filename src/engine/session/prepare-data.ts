import type { Catalogue } from "../../model/catalogue.ts";
import { readCatalogue } from "../catalogue/catalogue.ts";
import type { ScaleScores } from "../catalogue/facts.ts";
import type { Prepared } from "../flat/materialise.ts";
import type { At } from "../tables/at.ts";
import type { Engine, ParquetCodec } from "../types.ts";
import { difference, type SessionData } from "./session-data.ts";
import type { ApplyOptions } from "./session-types.ts";

interface PrepareOptions extends ApplyOptions {
  readonly parquet: ParquetCodec;
  readonly scaleScores: ScaleScores;
  /** What the engine's tables are made from now; null: it has none yet. */
  readonly present: SessionData | null;
  /** What is known of the data that are shown, by the time the tables stand. */
  readonly known: () => Catalogue | null;
}

export interface PreparedData {
  readonly prepared: Prepared;
  /** Reads what there is to know of the tables where they stand. Rejects with what `readCatalogue` rejects with. */
  readonly read: (at: At) => Promise<Catalogue>;
}

/**
 * Makes the tables of `next` beside those in use; nothing is put in place.
 *
 * @throws what `materialise` throws
 */
export async function prepareData(
  on: Engine,
  next: SessionData,
  { parquet, scaleScores, present, known, signal, onProgress }: PrepareOptions,
): Promise<PreparedData> {
  // With the engine, not before: the first charts need neither.
  const { materialise } = await import("../flat/materialise.ts");
  const prepared = await materialise(on, parquet, difference(present, next), {
    ...(signal === undefined ? {} : { signal }),
    isFirst: present === null,
    onProgress: (table, rows, ofRows) => onProgress?.({ table, rows, ofRows }),
  });
  const read = (at: At): Promise<Catalogue> =>
    readCatalogue(on, {
      at,
      isDemo: next.isDemo,
      scaleScores,
      judged: prepared.reviews?.judged(at) ?? null,
      before: prepared.isOfTerms && present?.isDemo === next.isDemo ? known() : null,
    });
  return { prepared, read };
}

/** The same text for the same content, in whatever order its fields were written. */
const canonical = (content: Catalogue | null): string =>
  JSON.stringify(content, (_, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );

/** Whether two catalogues say the same. */
export const isSameCatalogue = (one: Catalogue | null, other: Catalogue | null): boolean =>
  canonical(one) === canonical(other);
