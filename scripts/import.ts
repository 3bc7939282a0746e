/** `npm run import -- --out DIR FILE…`: what the data screen does, without a browser and with every proposal taken. */
import { readFile } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { startNodeParquet } from "../src/engine/parquet/node.ts";
import { convert, type NamedBytes } from "../src/ingest/outcome/convert.ts";
import { createPseudonyms } from "../src/ingest/privacy/pseudonyms.ts";
import { bundledContext } from "./import/context.ts";
import { openFolder } from "./import/folder.ts";
import { localSalt } from "./import/salt.ts";
import { reportWords } from "./import/words.ts";

const HELP = `npm run import -- --out DIR [--keep-personal] [--language zh-CN|en] FILE…

Reads exports (CSV, XLSX, XLS, Parquet, JSON and others, told by their content) and writes a data set:
  DIR/<table>.parquet   the tables of the model, those that have rows
  DIR/source/*.parquet  each file and sheet as it was read, every column as text and, where it has a type, cast
  DIR/manifest.json     what is there, with sha256 of every file
  DIR/report.json       for each file and sheet: rows, columns, open questions, findings

Names, phone numbers, e-mail addresses and identity numbers are replaced by pseudonyms; --keep-personal keeps them.
Exit code 0: everything was imported, also with questions left open. 1: a file was refused, its entry in the report
says why and what to do; the others are imported. 2: nothing was done.
`;

const complain = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

/** npm runs scripts in the project's folder, wherever the person is. */
const here = (path: string): string =>
  resolve(process.env.npm_lifecycle_event === "import" ? (process.env.INIT_CWD ?? "") : "", path);

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      out: { type: "string" },
      "keep-personal": { type: "boolean", default: false },
      language: { type: "string", default: "zh-CN" },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const language = values.language === "en" ? "en" : "zh-CN";
  if (values.out === undefined || positionals.length === 0) {
    complain(values.out === undefined ? "--out DIR is missing" : "no file to import");
    complain(HELP);
    return 2;
  }
  const files: NamedBytes[] = [];
  for (const path of positionals)
    files.push({ name: basename(path), bytes: new Uint8Array(await readFile(here(path))) });

  const out = here(values.out);
  const folder = await openFolder(out);
  const { report, manifest, isComplete } = await convert(
    files,
    {
      context: await bundledContext(fileURLToPath(new URL("../data", import.meta.url))),
      parquet: await startNodeParquet(),
      pseudonyms: values["keep-personal"] ? null : createPseudonyms(await salt()),
      words: await reportWords(language),
    },
    folder.write,
  );
  await folder.finish(manifest, report);
  for (const { file, sheet, rows_in, rows_out, rows_set_aside, format, tables, decisions, findings } of report) {
    const name = sheet === null ? file : `${file} [${sheet}]`;
    if (format === null) complain(findings.map(({ message }) => message).join(" "));
    else {
      const filled = tables.map((table) => `${table.name} ${table.rows}`).join(", ");
      const open = decisions.length === 0 ? "" : `; ${decisions.map(({ message }) => message).join(" ")}`;
      process.stdout.write(`${name}: ${rows_in} = ${rows_out} + ${rows_set_aside}${filled && `; ${filled}`}${open}\n`);
    }
  }
  process.stdout.write(`${out}\n`);
  return isComplete ? 0 : 1;
}

async function salt(): Promise<string> {
  const { salt, isKept, path } = await localSalt();
  if (!isKept) complain(`${path} cannot be written: pseudonyms of this import will not match those of another`);
  return salt;
}

try {
  process.exitCode = await main();
} catch (error) {
  complain(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
