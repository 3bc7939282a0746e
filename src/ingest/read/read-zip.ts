import { AnnouncementError } from "../announcement/error.ts";
import type { Announcement } from "../announcement/types.ts";
import { Findings } from "../table/findings.ts";
import { ImportError, type Refusal } from "../table/refusals.ts";
import type { SourceTable } from "../table/source.ts";
import { listZip, type ZipMember } from "./zip.ts";

/** What systems put into archives and folders for themselves. */
const IGNORED = /(^|\/)(__MACOSX\/|\.|~\$|Thumbs\.db$|desktop\.ini$)/i;

/** Whether nobody means this file of an archive or folder. */
export const isSystemFile = (path: string): boolean => IGNORED.test(path);

/** What people put beside their tables. */
const DOCUMENTS = /(^|\/)((read[-_ ]?me|licen[cs]e|copying|changelog|citation)[^/]*|[^/]+\.(md|rst|bib|py|r|ipynb))$/i;

type ReadMember = (
  bytes: Uint8Array,
  file: string,
) => Promise<{ readonly sheets: readonly SourceTable[] } | { readonly announcement: Announcement }>;

/**
 * The tables of an archive's files, each file named archive/member. What cannot be read stands as a table without
 * rows that says why. Rejects with ImportError where nothing can be read: the reason of the only file, or "archive".
 */
export async function readZip(bytes: Uint8Array, file: string, read: ReadMember): Promise<readonly SourceTable[]> {
  const members = listZip(bytes, file).filter(({ name }) => !isSystemFile(name));
  if (members.length === 0) throw new ImportError("archive", file, { files: 0 });
  const tables: SourceTable[] = [];
  let refused: ImportError | null = null;
  let readable = 0;
  for (const member of members) {
    const name = `${file}/${member.name}`;
    if (DOCUMENTS.test(member.name) && members.length > 1) {
      tables.push(refusal(name, "no_table", {}));
      continue;
    }
    try {
      const found = await readMember(member, name, read);
      tables.push(...found);
      readable++;
    } catch (error) {
      if (!(error instanceof ImportError)) throw error;
      refused ??= error;
      tables.push(refusal(name, error.code, error.values));
    }
  }
  if (readable > 0) return tables;
  throw members.length === 1 && refused !== null
    ? refused
    : new ImportError("archive", file, { files: members.length });
}

async function readMember(member: ZipMember, name: string, read: ReadMember): Promise<readonly SourceTable[]> {
  const content = member.read();
  // An archive in an archive could hold a third: one is enough.
  if (isArchive(content)) throw new ImportError("archive", name, { files: 1 });
  try {
    const found = await read(content, name);
    if ("sheets" in found) return found.sheets;
    throw new ImportError("announcement_in_archive", name);
  } catch (error) {
    if (error instanceof AnnouncementError)
      throw new ImportError("announcement_in_archive", name, {}, { cause: error });
    throw error;
  }
}

/** Workbooks are ZIP archives too: theirs begins with a part of the package. */
function isArchive(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return false;
  try {
    return !listZip(bytes, "").some(({ name }) => name === "[Content_Types].xml" || name === "content.xml");
  } catch (error) {
    if (error instanceof ImportError) return false;
    throw error;
  }
}

function refusal(file: string, code: Refusal, values: ImportError["values"]): SourceTable {
  const findings = new Findings();
  findings.add("member_refused", code === "no_table" ? "info" : "warning", null, { ...values, refusal: code, file });
  return {
    file,
    format: "other",
    sheet: null,
    encoding: null,
    delimiter: null,
    headerRows: [],
    header: [],
    rows: [],
    rowNumbers: [],
    notData: [],
    findings: findings.list(),
  };
}
