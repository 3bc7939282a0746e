/** How much room texts take, and what of them fits. */

/** How wide a text is drawn, roughly: an em for each Chinese character, a little over half for others. */
export const textWidth = (text: string, size: number): number =>
  [...text].reduce((width, character) => width + (character > "\u2e7f" ? size : size * 0.58), 0);

/** As much of a text as there is room for, in pixels. */
export function cutText(text: string, room: number, size: number): string {
  if (textWidth(text, size) <= room) return text;
  const characters = [...text];
  while (characters.length > 1 && textWidth(`${characters.join("")}…`, size) > room) characters.pop();
  return `${characters.join("").replace(/[\s…]+$/u, "")}…`;
}

/** What a line may be broken behind: each Chinese character, and each word of other scripts, with the blanks after it. */
export const wordsOf = (text: string): readonly string[] =>
  text.match(/[\u2e80-\uffff]\s*|[^\s\u2e80-\uffff]+\s*/gu) ?? [];

/** Fills lines of a width in pixels with words; one that is wider has a line of its own. */
export function linesOf(words: readonly string[], room: number, size: number): readonly string[] {
  const lines: string[] = [];
  for (const word of words) {
    const joined = `${lines.at(-1) ?? ""}${word}`;
    if (lines.length > 0 && textWidth(joined.trimEnd(), size) <= room) lines[lines.length - 1] = joined;
    else lines.push(word);
  }
  return lines.map((line) => line.trimEnd());
}

/** A text in at most so many lines; what has no room is cut. */
export function fittingLines(text: string, room: number, size: number, most: number): readonly string[] {
  const lines = linesOf(wordsOf(text), room, size);
  const shown = lines.slice(0, Math.max(1, most)).map((line) => cutText(line, room, size));
  const last = shown.at(-1);
  if (last === undefined || shown.length === lines.length) return shown;
  return [...shown.slice(0, -1), cutText(`${last.replace(/[,;，、；…]$/u, "")}…`, room, size)];
}
