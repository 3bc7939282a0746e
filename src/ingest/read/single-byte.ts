/** Encodings of one byte a letter, for the alphabets of Europe. */
export type SingleByte = "windows-1252" | "windows-1250" | "windows-1251" | "windows-1254";

/** What windows-1252 has where Latin-1 has controls, from 0x80 on; the five it leaves free stay controls. */
const LATIN_SIGNS = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** Some versions of Node read windows-1252 as Latin-1, and € as a control. */
export function decodeSingleByte(bytes: Uint8Array, encoding: SingleByte): string {
  const text = new TextDecoder(encoding).decode(bytes);
  if (encoding !== "windows-1252") return text;
  return text.replace(/[\u0080-\u009f]/g, (sign) => LATIN_SIGNS[sign.charCodeAt(0) - 0x80] ?? sign);
}

/** The letters with marks of languages that are written in an encoding. */
const ALPHABETS: readonly (readonly [Exclude<SingleByte, "windows-1251">, readonly string[]])[] = [
  ["windows-1252", ["àâçèéêëîïôûùüÿœæ", "áéíïñóúüçàèòªº¿¡", "ãáâàçéêíóôõúüªº", "äöüßé", "àèéìíîòóùú", "åäöæøéü"]],
  ["windows-1250", ["ąćęłńóśźż", "áčďéěíňóřšťúůýžäôľĺŕ", "áéíóöőúüű", "čćđšž", "ăâîşţ"]],
  ["windows-1254", ["çğıöşüâîûi̇"]],
];
const SIGNS = "«»“”„‘’–—…·°•€£©®™§²³\u00a0";
/** Within a word it is a letter of another encoding: Bolesław, not m³. */
const IN_WORD = /(?<=\p{L})[²³¹£§¿¡](?=\p{L})/gu;
const NONE = "\ufffd";
/** Names of several countries in one file are all of one encoding, but of none is this as sure as of one language. */
const SEVERAL = 0.05;
/** Less is chance: the usual encoding is taken. */
const SURER = 0.02;

/** The encoding whose letters make words of a language; the usual one where nothing speaks for another. */
export function likelySingleByte(bytes: Uint8Array): SingleByte {
  if (isCyrillic(bytes)) return "windows-1251";
  let best: { readonly encoding: SingleByte; readonly share: number } = { encoding: "windows-1252", share: 0 };
  for (const [encoding, alphabets] of ALPHABETS) {
    const text = decodeSingleByte(bytes, encoding).toLowerCase().replace(IN_WORD, NONE);
    const letters = [...text].filter((letter) => letter > "\x7f");
    const shareIn = (alphabet: string): number => {
      const known = new Set([...alphabet, ...SIGNS]);
      return letters.length === 0 ? 0 : letters.filter((letter) => known.has(letter)).length / letters.length;
    };
    const share = Math.max(...alphabets.map(shareIn), shareIn(alphabets.join("")) - SEVERAL);
    if (share > best.share + SURER) best = { encoding, share };
  }
  return best.encoding;
}

const LEAST_RUN = 3;
const LEAST_ODD = 0.2;
const NEARLY_ALL = 0.95;

/**
 * Whole words of the upper half, where windows-1251 has its letters. Words of Chinese and Korean are as long, but of
 * bytes in pairs, and half of those bytes lie elsewhere.
 */
export function isCyrillic(bytes: Uint8Array): boolean {
  let letters = 0;
  let others = 0;
  let runs = 0;
  let odd = 0;
  let run = 0;
  for (let i = 0; i <= bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte < 0x80) {
      if (run > 0) runs++;
      if (run % 2 === 1) odd++;
      run = 0;
      continue;
    }
    run++;
    // Ё and ё stand apart, № and the quotes beside the letters.
    if (byte >= 0xc0 || byte === 0xa8 || byte === 0xb8 || byte === 0xb9) letters++;
    else if (byte !== 0xab && byte !== 0xbb && byte !== 0x96 && byte !== 0x97) others++;
  }
  const all = letters + others;
  return all > 0 && letters >= all * NEARLY_ALL && all >= runs * LEAST_RUN && odd >= runs * LEAST_ODD;
}

/** Latin or Cyrillic letters and the signs that such texts have: nothing that mojibake is made of. */
export const isAllLetters = (text: string): boolean =>
  !/[^\0-\x7f\p{Script=Latin}\p{Script=Cyrillic}\u2013\u2014\u2018-\u201e\u2026\u20ac«»°·©®№ªº¿¡]/u.test(text);
