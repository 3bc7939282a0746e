/**
 * Lanes for dots along a line, so that none covers another: in ascending order each takes the lane nearest to the
 * middle (0, 1, −1, 2, −2 …) that is free where it stands. The same dots always lie in the same places.
 *
 * @param places in ascending order, in the unit of `size`
 * @param size how far apart two dots of one lane must be
 * @returns a lane a dot
 */
export function stack(places: readonly number[], size: number): readonly number[] {
  /** By order of the lanes from the middle: where the last dot of the lane stands. */
  const ends: number[] = [];
  return places.map((place) => {
    const free = ends.findIndex((end) => place - end >= size);
    const order = free < 0 ? ends.length : free;
    ends[order] = place;
    return order % 2 === 1 ? (order + 1) / 2 : order === 0 ? 0 : -order / 2;
  });
}
