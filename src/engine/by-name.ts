/** The order in which people read names: numbers within them count as numbers, 评委2 stands before 评委10. */
export const byName = new Intl.Collator("zh", { numeric: true });
