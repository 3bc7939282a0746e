/** Texts that were escaped for a mail, an address or a program, and were never written back. */

const strict = new TextDecoder("utf-8", { fatal: true });
function utf8(bytes: readonly number[]): string | null {
  try {
    return strict.decode(Uint8Array.from(bytes));
  } catch {
    // The signs stand for other bytes, or for themselves.
    return null;
  }
}

const hex = (text: string, sign: string): string | null =>
  utf8(
    text
      .split(sign)
      .filter(Boolean)
      .map((byte) => Number.parseInt(byte, 16)),
  );

function base64(code: string): string | null {
  try {
    return utf8([...atob(code)].map((byte) => byte.charCodeAt(0)));
  } catch {
    // No base64: the signs stand for themselves.
    return null;
  }
}

/** =?UTF-8?B?5piO5pel?=, as the headers of mails have it. */
const MAIL = /=\?utf-8\?b\?([\w+/]+=*)\?=/gi;
const QUOTED = /(?:=[\dA-F]{2}){2,}/g;
const PERCENT = /(?:%[\dA-F]{2}){2,}/gi;
const ADDRESS = /:\/\/|www\.|\?\S*=/i;
const BLANKS = /(?<=\p{L})%20(?=\p{L})/gu;
const UNICODE = /(?:\\u[\da-f]{4}){2,}/gi;
const BEYOND_ASCII = /[^\0-\x7f]/;

/** Only what stands for letters beyond ASCII is sure to be an escape: =20 and %41 may be anything. */
const sure = (whole: string, read: string | null): string => (read !== null && BEYOND_ASCII.test(read) ? read : whole);

/** What an escaped text says; null where nothing of it is escaped. */
export function readEncoded(text: string): string | null {
  if (!/[=%\\]/.test(text)) return null;
  let read = text
    .replace(MAIL, (whole, code) => sure(whole, base64(String(code))))
    .replace(QUOTED, (run) => sure(run, hex(run, "=")))
    .replace(UNICODE, (run) =>
      String.fromCharCode(
        ...run
          .split(/\\u/i)
          .filter(Boolean)
          .map((code) => Number.parseInt(code, 16)),
      ),
    );
  if (!ADDRESS.test(text)) read = read.replace(PERCENT, (run) => sure(run, hex(run, "%"))).replace(BLANKS, " ");
  return read === text ? null : read;
}

const TAGS =
  /<\/?(?:p|br|b|i|u|strong|em|span|div|a|font|sup|sub|ul|ol|li|img|h[1-6]|table|tr|td|hr|blockquote)(?:\s[^<>]*)?\/?>/i;
/** <p>, <br/>: a text taken from a web page with its marks. */
export const hasTags = (text: string): boolean => text.includes("<") && TAGS.test(text);
