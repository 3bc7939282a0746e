import type { Catalogue, Track } from "../model/catalogue.ts";
import { UNKNOWN } from "../model/vocabulary.ts";
import { tracksInOrder } from "./lookup.ts";

/** The places on the axis of a facet, and what stands at each. */

export interface FacetPlace {
  /** Null: what belongs to no track. */
  readonly key: string | null;
  /** Null where the facet is not the track, or there is none. */
  readonly track: Track | null;
  readonly keep: (facet: string | null) => boolean;
}

/** A place for each value; what says nothing stands with 未填. */
export const valuePlaces = (values: readonly string[]): readonly FacetPlace[] =>
  values.map((value) => ({ key: value, track: null, keep: (facet) => (facet ?? UNKNOWN) === value }));

/** A place for each track in official order; what belongs to no track stands last. */
export function trackPlaces(catalogue: Catalogue): readonly FacetPlace[] {
  const known = new Set(catalogue.tracks.map(({ track_id }) => track_id));
  return [
    ...tracksInOrder(catalogue).map((track) => ({
      key: track.track_id,
      track,
      keep: (facet: string | null) => facet === track.track_id,
    })),
    { key: null, track: null, keep: (facet) => facet === null || !known.has(facet) },
  ];
}
