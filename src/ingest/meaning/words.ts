/** Words as they stand in a list, parted by commas and line ends, as the alternatives of a pattern: a|b|c. */
export const words = (text: string): string =>
  text
    .trim()
    .split(/\s*\n\s*|\s*,\s*/)
    .join("|");
