export const ms = (value: number): string => `${value < 100 ? value.toFixed(1) : Math.round(value)} ms`;
export const megabytes = (bytes: number | null): string => (bytes === null ? "–" : `${Math.round(bytes / 2 ** 20)} MB`);
export const ratio = (value: number, floor: number): string => `${(value / floor).toFixed(2)} ×`;

/** One line of a printed table. */
export type Row = Readonly<Record<string, string>>;

/** What a size is too large for is a result too. */
export async function attempt(measure: () => Promise<Row>, what: string): Promise<Row> {
  try {
    return await measure();
  } catch (error) {
    const [reason = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
    return { [what]: `failed: ${reason.slice(0, 80)}` };
  }
}
