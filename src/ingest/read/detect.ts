import { ImportError } from "../table/refusals.ts";
import type { Decoded } from "./decode.ts";
import { listZip, type ZipMember } from "./zip.ts";

/** What a file is by its content; its name is never asked. */
export type Detected = "text" | WorkbookFormat | "parquet" | "zip" | "gzip";

/** Books of sheets, as the workbook reader takes them. */
export type WorkbookFormat = "xlsx" | "xlsb" | "xls" | "ods" | "xml";

const ascii = (bytes: Uint8Array, from: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(from, from + length));

/** First bytes of formats that people drop by mistake, with the name they are refused by. */
const OTHERS: readonly (readonly [string, string])[] = [
  ["\x89PNG", "PNG 图片"],
  ["\xff\xd8\xff", "JPEG 图片"],
  ["GIF8", "GIF 图片"],
  ["BM", "BMP 图片"],
  ["%PDF", "PDF"],
  ["SQLite format 3", "SQLite 数据库"],
  ["{\\rtf", "RTF 文档"],
  ["MZ", "程序文件"],
  ["ARROW1", "Arrow 文件"],
  ["MIME-Version:", "单个文件网页（MHTML）"],
  ["ID;PWXL", "SYLK 表格"],
];

/** Of archives only ZIP is opened, and gzip: what is in the others has to be unpacked first. */
const ARCHIVES: readonly (readonly [string, string])[] = [
  ["Rar!", "RAR"],
  ["7z\xbc\xaf", "7z"],
  ["\xfd7zXZ", "xz"],
  ["BZh", "bzip2"],
  ["\x28\xb5\x2f\xfd", "Zstandard"],
];

/** Workbooks of Excel 2.0 to 4.0 have no container: they begin with the record BOF of their version. */
const OLD_BOOKS: readonly (readonly number[])[] = [
  [0x09, 0x00, 0x04, 0x00],
  [0x09, 0x02, 0x06, 0x00],
  [0x09, 0x04, 0x06, 0x00],
  [0x09, 0x08, 0x08, 0x00],
  [0x09, 0x08, 0x10, 0x00],
];

/** Names of streams inside an OLE container are UTF-16 in its directory. */
function hasStream(bytes: Uint8Array, name: string): boolean {
  const wanted: number[] = [];
  for (const letter of name) wanted.push(letter.charCodeAt(0), 0);
  wanted.push(0, 0);
  const first = wanted[0] ?? 0;
  for (let i = bytes.indexOf(first); i >= 0; i = bytes.indexOf(first, i + 1)) {
    if (wanted.every((byte, k) => bytes[i + k] === byte)) return true;
  }
  return false;
}

function detectOle(bytes: Uint8Array, file: string): Detected {
  if (hasStream(bytes, "EncryptedPackage") || hasStream(bytes, "EncryptionInfo")) {
    throw new ImportError("password", file);
  }
  if (hasStream(bytes, "Workbook") || hasStream(bytes, "Book")) return "xls";
  if (hasStream(bytes, "WordDocument")) throw new ImportError("other_format", file, { format: "Word 97–2003 文档" });
  if (hasStream(bytes, "PowerPoint Document")) {
    throw new ImportError("other_format", file, { format: "PowerPoint 97–2003 演示文稿" });
  }
  throw new ImportError("other_format", file, { format: "OLE 复合文档" });
}

/** What the files in the archive say it is; an archive of other files is read file by file. */
function detectZip(bytes: Uint8Array, file: string): Detected {
  const members = listZip(bytes, file);
  const names = new Set(members.map(({ name }) => name));
  const has = (start: string): boolean => members.some(({ name }) => name.startsWith(start));
  if (has("[Content_Types].xml")) {
    if (has("xl/")) {
      checkAll(members);
      return names.has("xl/workbook.bin") ? "xlsb" : "xlsx";
    }
    if (has("word/")) throw new ImportError("other_format", file, { format: "Word 文档" });
    if (has("ppt/")) throw new ImportError("other_format", file, { format: "PowerPoint 演示文稿" });
  }
  if (has("Index/") && members.some(({ name }) => name.endsWith(".iwa"))) {
    throw new ImportError("other_format", file, { format: "Numbers 表格" });
  }
  const mimetype = members.find(({ name }) => name === "mimetype");
  if (mimetype === undefined || !names.has("content.xml")) return "zip";
  const kind = ascii(mimetype.read(), 0, 128);
  if (!kind.includes("spreadsheet")) throw new ImportError("other_format", file, { format: "OpenDocument 文档" });
  const manifest = members.find(({ name }) => name === "META-INF/manifest.xml");
  if (manifest !== undefined && new TextDecoder().decode(manifest.read()).includes("encryption-data")) {
    throw new ImportError("password", file);
  }
  checkAll(members);
  return "ods";
}

/** The workbook reader takes whatever unpacks, and would read what has been changed. */
function checkAll(members: readonly ZipMember[]): void {
  for (const member of members) member.read();
}

/**
 * Tells a file's format from its bytes.
 * Throws ImportError, naming the true format, for what cannot be imported.
 */
export function detect(bytes: Uint8Array, file: string): Detected {
  if (bytes.every((byte) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d))) throw new ImportError("empty", file);
  const head = ascii(bytes, 0, 16);
  if (head.startsWith("PAR1")) return "parquet";
  if (head.startsWith("\x1f\x8b")) return "gzip";
  if (head.startsWith("PK\x03\x04") || head.startsWith("PK\x05\x06")) return detectZip(bytes, file);
  if (head.startsWith("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) return detectOle(bytes, file);
  if (OLD_BOOKS.some((start) => start.every((byte, i) => bytes[i] === byte))) return "xls";
  const archive = ascii(bytes, 257, 5) === "ustar" ? "tar" : ARCHIVES.find(([magic]) => head.startsWith(magic))?.[1];
  if (archive !== undefined) throw new ImportError("other_archive", file, { format: archive });
  for (const [magic, format] of OTHERS) {
    // BM and MZ are also how a text may begin: only with binary zeros soon after.
    if (head.startsWith(magic) && (magic.length > 2 || bytes.subarray(0, 64).includes(0))) {
      throw new ImportError("other_format", file, { format });
    }
  }
  return "text";
}

/** What a decoded text is. Throws ImportError where it is a markup language that holds no table. */
export function detectText(
  decoded: Pick<Decoded, "head" | "text" | "hasZeros">,
  file: string,
): "csv" | "announcement" | "spreadsheet-xml" | "html" | "json" {
  const { head } = decoded;
  if (decoded.hasZeros) throw new ImportError("unknown_binary", file, { byte: decoded.text.indexOf("\0") + 1 });
  const start = head.slice(0, 4096).trimStart();
  const lower = start.toLowerCase();
  if (lower.startsWith("<?xml") || lower.startsWith("<workbook")) {
    if (lower.includes("urn:schemas-microsoft-com:office:spreadsheet")) return "spreadsheet-xml";
    if (lower.includes("urn:oasis:names:tc:opendocument") && decoded.text.includes("<office:spreadsheet"))
      return "spreadsheet-xml";
    if (lower.includes("<html")) return "html";
    throw new ImportError("other_format", file, { format: "XML" });
  }
  if (/^(<!--[\s\S]*?-->\s*)*<(!doctype html|html|head|body|table|meta|div|style|center|font|b)\b/.test(lower))
    return "html";
  if (/^\{\s*["}]/.test(start) || /^\[\s*[[{\]]/.test(start)) return "json";
  if (/^\s*赛道[一二三四五六七八九十百\d]+\s*[：:][^,;\t|]*$/m.test(head) && /^\s*赛题\s*\d+\s*[：:]/m.test(head))
    return "announcement";
  return "csv";
}
