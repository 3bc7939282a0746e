import { z } from "zod";
import { MANIFEST_FORMAT, MANIFEST_VERSION, manifestSchema } from "../ingest/outcome/manifest.ts";
import { settingsSchema } from "../model/settings.ts";
import { TABLE_NAMES } from "../model/tables.ts";
import { KeepingError } from "./errors.ts";

/** What the page adds to the manifest of an import: a data set that it made says here how its tables are read. */

const text = z.string();
const sourceSchema = z.object({
  columns: z.record(text, text).optional(),
  constants: z.record(text, text.nullable()).optional(),
  values: z.record(text, z.record(text, text.nullable())).optional(),
  without: z.array(z.int().positive()).optional(),
  numbersRows: z.boolean().optional(),
});

export const dataSetSchema = z.object({
  name: z.string().min(1),
  /** When it was last changed, UTC. */
  changed_at: z.iso.datetime(),
  /** 数据截至, on the contest's wall clock. */
  as_of: z.string().nullable(),
  is_demo: z.boolean(),
  /** Over the table's own, where a person has set them. */
  settings: settingsSchema.nullable(),
  /** How a table is read from its file, where it is not the file as it stands. */
  read_as: z.partialRecord(z.enum(TABLE_NAMES), sourceSchema),
  /** The import that was its last change. */
  imported: z.object({ files: z.array(text), at: text }).optional(),
});

/** One schema for a folder of an import, a kept data set and a data set saved as a file: only the last two have the part. */
const keptManifestSchema = manifestSchema.extend({ data_set: dataSetSchema.optional() });
export type KeptManifest = z.infer<typeof keptManifestSchema>;
export type DataSet = z.infer<typeof dataSetSchema>;

/** What a manifest of any version says, so that one that cannot be read is called by its name. */
const anyVersion = z.object({
  format: z.literal(MANIFEST_FORMAT),
  version: z.int(),
  data_set: z.object({ name: z.string() }).partial().optional(),
});

/** Whether it is a manifest of ours, of whatever version. */
export const isManifest = (json: unknown): boolean => anyVersion.safeParse(json).success;

export const nameIn = (json: unknown): string | null => anyVersion.safeParse(json).data?.data_set?.name ?? null;

/** Throws KeepingError: `foreign`, `newer` or, with the place of the first mistake, `damaged`. */
export function parseManifest(json: unknown): KeptManifest {
  const any = anyVersion.safeParse(json);
  if (!any.success) throw new KeepingError("foreign", "manifest.json", { cause: any.error });
  if (any.data.version > MANIFEST_VERSION) throw new KeepingError("newer", String(any.data.version));
  const parsed = keptManifestSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [first] = parsed.error.issues;
  const place = `manifest.json, ${first?.path.join(".") ?? ""}: ${first?.message ?? ""}`;
  throw new KeepingError("damaged", place, { cause: parsed.error });
}
