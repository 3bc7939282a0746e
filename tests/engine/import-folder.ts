import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startNodeEngine } from "../../src/engine/database/node.ts";
import { startNodeParquet } from "../../src/engine/parquet/node.ts";
import { sqlName } from "../../src/engine/sql.ts";
import type { Engine } from "../../src/engine/types.ts";
import type { ReportEntry } from "../../src/ingest/outcome/import-report.ts";
import type { Columns } from "../../src/model/columns.ts";

const PROJECT = fileURLToPath(new URL("../..", import.meta.url));

/** An import by the command, in a folder of its own, with its own place for the salt. */
export interface ImportedFolder {
  readonly folder: string;
  readonly code: number | null;
  readonly said: string;
  readonly report: readonly ReportEntry[];
  /** The entry of a file, and of one of its sheets. */
  entry(file: string, sheet?: string): ReportEntry;
  /** Rows of a query in which "$" is the source table of a report entry, or a table under its path. */
  query(sql: string, ...paths: readonly (string | null)[]): Promise<readonly (readonly unknown[])[]>;
  columnsOf(path: string): Promise<readonly string[]>;
  end(): Promise<void>;
}

/** Runs `npm run import` as a person would, but for npm. @param config where the salt is kept; a new place if absent */
export function runImport(files: readonly string[], options: readonly string[] = [], config?: string): ImportedFolder {
  const folder = mkdtempSync(join(tmpdir(), "contest-lens-import-"));
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", "tsx", join(PROJECT, "scripts/import.ts"), "--out", join(folder, "out"), ...options, ...files],
    { cwd: PROJECT, encoding: "utf8", env: { ...process.env, XDG_CONFIG_HOME: config ?? join(folder, "config") } },
  );
  const out = join(folder, "out");
  const read = (path: string): Buffer => readFileSync(join(out, path));
  const report: readonly ReportEntry[] = existsSync(join(out, "report.json"))
    ? JSON.parse(read("report.json").toString())
    : [];
  let opened: Promise<{ readonly engine: Engine; readonly names: Map<string, string> }> | null = null;
  const open = () => {
    opened ??= startNodeEngine().then((engine) => ({ engine, names: new Map<string, string>() }));
    return opened;
  };
  const load = async (path: string): Promise<string> => {
    const { engine, names } = await open();
    let name = names.get(path);
    if (name === undefined) {
      name = `t${names.size}`;
      names.set(path, name);
      const pieces: Uint8Array[] = [];
      for await (const piece of (await startNodeParquet()).read(new Uint8Array(read(path)))) pieces.push(piece);
      await engine.insert(name, pieces);
    }
    return sqlName(name);
  };
  return {
    folder: out,
    code: status,
    said: `${stdout}${stderr}`,
    report,
    entry(file, sheet) {
      const found = report.find((entry) => entry.file === file && (sheet === undefined || entry.sheet === sheet));
      if (found === undefined) throw new Error(`${file} is not in the report: ${stdout}${stderr}`);
      return found;
    },
    async query(sql, ...paths) {
      let text = sql;
      for (const path of paths) {
        if (path === null) throw new Error("there is no source table");
        text = text.replace("$", await load(path));
      }
      const { engine } = await open();
      return rowsOf(await engine.columns(text));
    },
    async columnsOf(path) {
      const name = await load(path);
      const { engine } = await open();
      return Object.keys(await engine.columns(`FROM ${name} LIMIT 0`));
    },
    async end() {
      if (opened !== null) await (await opened).engine.close();
      rmSync(folder, { recursive: true });
    },
  };
}

function rowsOf(columns: Columns): readonly (readonly unknown[])[] {
  const values = Object.values(columns);
  return (values[0] ?? []).map((_, row) => values.map((column) => column[row] ?? null));
}
