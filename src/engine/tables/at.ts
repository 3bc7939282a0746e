/** Where a table stands: beside the one in use while the data are being changed. */
export type At = (table: string) => string;
