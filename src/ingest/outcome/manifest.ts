import { z } from "zod";
import { TABLE_NAMES } from "../../model/tables.ts";

/** What a data set says of itself, beside its tables: manifest.json of an import, and of a data set saved as one file. */

export const MANIFEST_FORMAT = "contest-lens-data-set";
export const MANIFEST_VERSION = 1;

const rows = z.int().nonnegative();
const digest = z.string().regex(/^[0-9a-f]{64}$/);
/** Within the data set, with / between folders. */
const path = z.string().min(1);

const sourceColumnSchema = z.object({
  /** As the file heads it; of several header rows 初赛/评委一/得分. */
  path: z.string(),
  /** As the Parquet file names it. */
  name: z.string(),
  type: z.enum(["text", "integer", "real", "boolean", "date", "timestamp"]),
  /** The columns beside it: its text as it was read (__text), its truth (__boolean). */
  beside: z.array(z.string()),
});

export const manifestSchema = z.object({
  format: z.literal(MANIFEST_FORMAT),
  version: z.literal(MANIFEST_VERSION),
  tables: z.array(z.object({ table: z.enum(TABLE_NAMES), path, rows, sha256: digest })),
  sources: z.array(
    z.object({
      file: z.string(),
      sheet: z.string().nullable(),
      path,
      rows,
      sha256: digest,
      columns: z.array(sourceColumnSchema),
    }),
  ),
  /** The files as they came, so that another copy can be told to be the same. */
  files: z.array(z.object({ file: z.string(), bytes: z.int().nonnegative(), sha256: digest })),
  settings: z.object({
    personal: z.enum(["pseudonyms", "kept"]),
    /** How the columns of the sources are named, in words. */
    source_columns: z.string(),
  }),
});
export type Manifest = z.infer<typeof manifestSchema>;
