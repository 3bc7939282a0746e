import type { Place } from "../filters/url.ts";
import type { Catalogue } from "../model/catalogue.ts";

/** Everything that decides what a screen shows, in one piece: what is drawn of it is drawn of one version. */
export interface View extends Place {
  /** Grows with each change of route, filters, settings or data. */
  readonly version: number;
  readonly catalogue: Catalogue | null;
  /** Grows with each change of data. */
  readonly revision: number;
}

/** A view of data that are known. */
export type ReadyView = View & { readonly catalogue: NonNullable<View["catalogue"]> };

/** The newest answer to a question, and which view it answers. An older answer stays until a newer one is there. */
export type Answered<Answer> =
  | { readonly state: "loading" }
  | { readonly state: "ready"; readonly answer: Answer; readonly view: ReadyView }
  | { readonly state: "empty"; readonly view: ReadyView }
  | { readonly state: "error"; readonly error: unknown; readonly view: View };
