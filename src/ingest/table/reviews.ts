/** What lists of what several people said of one record are called, at the end of their path. */
export const REVIEWS =
  /(?:reviews?|ratings?|evaluations?|assessments?|scores|marks|votes?|judg(?:e|ment)s?|评审|评分|评价)$/i;
