/** Several organisations in one cell, parted by 、 ; / or line ends, but not inside brackets. */
export function splitOrgs(text: string): readonly string[] {
  if (!/[、;；/\n]/.test(text) || text.includes("://")) return text.trim() === "" ? [] : [text.trim()];
  const parts: string[] = [];
  let depth = 0;
  let part = "";
  for (const letter of text) {
    if ("（(【[".includes(letter)) depth++;
    else if ("）)】]".includes(letter)) depth = Math.max(0, depth - 1);
    if (depth === 0 && "、;；/\n".includes(letter)) {
      parts.push(part);
      part = "";
    } else part += letter;
  }
  parts.push(part);
  return parts.map((name) => name.trim()).filter((name) => name !== "");
}
