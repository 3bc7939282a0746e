const WORD =
  "problem[ea]?|task|question|exerci[sc]e|aufgabe|zadanie|zadatak|[uú]loha|задача|問題|문제|题目?|第|day|tag|день";
const INDEX = "\\d{1,2}|[A-Z]|[一二三四五六七八九十]{1,2}";
const PROBLEM = new RegExp(`^(?:[A-Z]|[PTQ]\\d{1,2}|(?:${WORD})\\s*[-_#]?\\s*(?:${INDEX})\\s*题?)$`, "iu");
/** How many have solved it, of how many that tried: 8/178, (8/178). */
const COUNTS = /[\s(（[]*\d+\s*[/／]\s*\d+\s*[)）\]]?$/;
/** The number that the problem has elsewhere: A-1001. */
const NUMBER = /(?<=^[A-Z])\s*-\s*\d{3,}$/i;

/**
 * A, B … L, P1, Problem 3, 第2题, also under a heading (题目/A) and with what a scoreboard puts beside it (A 8/178): the
 * name of a problem of a programming contest, which no one judges; null for any other header.
 */
export function problemName(header: string): string | null {
  const plain = header.normalize("NFKC").trim().replace(COUNTS, "").trim().replace(NUMBER, "");
  const leaf = plain.slice(plain.lastIndexOf("/") + 1).trim();
  return PROBLEM.test(leaf) ? leaf : null;
}
