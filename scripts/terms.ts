/**
 * `npm run terms -- FILE`: the terms of an announcement, as JSON on standard output and nothing else:
 * `{"terms":[…],"problem_terms":[…]}`, rows with the columns of the tables as keys.
 */
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { parseAnnouncement } from "../src/ingest/announcement/announcement.ts";
import { extractTerms } from "../src/themes/extract.ts";
import { readWordbook } from "./data/wordbook.ts";

const DATA = fileURLToPath(new URL("../data/", import.meta.url));

async function main(file: string | undefined): Promise<void> {
  if (file === undefined) throw new Error("name the announcement's text file: npm run terms -- FILE");
  const { wordbook } = await readWordbook(DATA);
  const text = await readFile(file, "utf8");
  let found: ReturnType<typeof extractTerms>;
  try {
    found = extractTerms(parseAnnouncement(text).problems, wordbook);
  } catch (error) {
    throw new Error(`${basename(file)}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
  const { terms, problem_terms } = found;
  process.stdout.write(`${JSON.stringify({ terms, problem_terms })}\n`);
}

main(process.argv[2]).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
