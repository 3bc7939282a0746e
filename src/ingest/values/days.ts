/** Milliseconds. */
export const MS_A_DAY = 86_400_000;

/** Serial 0 is 1899-12-30: the epoch under which Excel's invented 1900-02-29 does no harm to any later day. */
export const SERIAL_ZERO = Date.UTC(1899, 11, 30);

/**
 * A spreadsheet's serial → wall clock in epoch milliseconds, to the second: serials carry rounding noise.
 *
 * @param zero where the spreadsheet counts its days from
 */
export const momentOfSerial = (serial: number, zero = SERIAL_ZERO): number =>
  Math.round((zero + serial * MS_A_DAY) / 1000) * 1000;
