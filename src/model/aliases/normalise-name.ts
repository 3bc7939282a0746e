/** Width, case, accents, blanks, line breaks, marks of obligation and punctuation between words make no difference. */
export function normaliseName(text: string): string {
  const plain = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s*＊_:：、,，.。/\\()（）【】[\]"“”'’‘?？#°-]+/g, "");
  // Résumé and Resume are one word.
  return /[\u00c0-\u024f]/.test(plain) ? plain.normalize("NFD").replace(/[\u0300-\u036f]/g, "") : plain;
}
