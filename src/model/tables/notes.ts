import { category, integer, required, type Table, text, time } from "./table.ts";

/** What is set, and what imports and periods note of themselves. */
export const NOTE_TABLES = {
  /** One row a setting; value is JSON, parsed by the schema in settings.ts. */
  settings: { name: "settings", key: ["key"], columns: [text("key", required), text("value")] },
  snapshots: {
    name: "snapshots",
    key: ["snapshot_id"],
    columns: [text("snapshot_id", required), time("as_of"), text("label")],
  },
  /** Entries as an earlier period had them; what only a comparison of periods can tell is told from here. */
  snapshot_entries: {
    name: "snapshot_entries",
    key: ["snapshot_id", "entry_id"],
    columns: [
      text("snapshot_id", { ...required, ...category }),
      text("entry_id", required),
      text("track_id", category),
      text("problem_id", category),
      text("status", category),
      integer("is_registration"),
      integer("is_submission"),
      text("org_key"),
    ],
  },
  /** 本期未见: entries that an update of their tracks no longer named, and 数据截至 of the last one that did. */
  unseen_entries: {
    name: "unseen_entries",
    key: ["entry_id"],
    columns: [text("entry_id", required), time("last_seen")],
  },
  /** Files that were imported, each with the 数据截至 confirmed for it; of one name the last. */
  imports: {
    name: "imports",
    key: ["source_file"],
    columns: [text("source_file", required), time("as_of"), text("mode"), integer("rows")],
  },
  /** What a person thought of what an import had found: accepted, or its rows excluded, and why. */
  import_notes: {
    name: "import_notes",
    key: ["source_file", "source_sheet", "finding"],
    columns: [
      text("source_file", required),
      text("source_sheet"),
      text("rule", required),
      text("finding", required),
      text("state", required),
      integer("rows"),
      text("note"),
    ],
  },
} as const satisfies Record<string, Table>;
