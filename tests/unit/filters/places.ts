import fc from "fast-check";
import {
  type Clause,
  extraField,
  FIELDS,
  type Field,
  measureField,
  pointFieldOf,
  rangeFieldOf,
} from "../../../src/filters/clauses.ts";
import { type Place, ROUTES } from "../../../src/filters/url.ts";
import { JUDGED_STAGES } from "../../../src/model/vocabulary.ts";

/** Any state a view can be in, with every character an own export may bring along. */

const values = fc.uniqueArray(fc.string({ unit: "grapheme", minLength: 1 }), { minLength: 1, maxLength: 4 });
/** Keys of judges: a code, or a place among the catalogue's. */
const judges = fc.uniqueArray(
  fc.oneof(
    fc.stringMatching(/^[A-Za-z_-]{0,4}[0-9]{1,4}$/),
    fc.integer({ min: 1, max: 999_999 }).map((place) => `~${place}`),
  ),
  { minLength: 1, maxLength: 4 },
);
const day = fc.integer({ min: -719_000, max: 2_932_000 });
const score = fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((x) => x + 0);

const range = (end: fc.Arbitrary<number>) =>
  fc
    .tuple(end, end)
    .filter(([a, b]) => a !== b)
    .map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }));

const clauseOn = (field: Field): fc.Arbitrary<Clause> => {
  const point = pointFieldOf(field);
  if (point !== undefined) {
    return (point === "judge" ? judges : values).map((chosen) => ({ kind: "points", field: point, values: chosen }));
  }
  const ranged = rangeFieldOf(field) ?? "score";
  return range(ranged === "day" ? day : score).map((ends) => ({ kind: "range", field: ranged, ...ends }));
};

/** Columns beyond the model, with whatever a header may hold. */
const headers = fc.uniqueArray(fc.string({ unit: "grapheme", minLength: 1 }), { maxLength: 2 });
const extras = fc
  .tuple(headers, headers)
  .map(([groups, numbers]): readonly Field[] => [...groups.map(extraField), ...numbers.map(measureField)]);

export const anyPlace: fc.Arbitrary<Place> = fc.record({
  route: fc.constantFrom(...ROUTES),
  selection: fc
    .tuple(fc.subarray<Field>([...FIELDS]), extras)
    .map((fields) => fields.flat())
    .chain((fields) => fc.shuffledSubarray(fields, { minLength: fields.length }))
    .chain((fields) => fc.tuple(...fields.map(clauseOn))),
  settings: fc.record({
    stage: fc.constantFrom(null, ...JUDGED_STAGES),
    order: fc.constantFrom("official" as const, "count" as const),
    choices: fc.dictionary(
      fc.constantFrom("coverage-track-area.share", "registrations-over-time.unit", "score-by-track.scale2"),
      fc.string({ unit: "grapheme", minLength: 1 }),
      { noNullPrototype: true },
    ),
    scoreStep: fc.oneof(fc.constant(null), fc.double({ min: 1e-9, max: 1e6, noNaN: true })),
  }),
});
