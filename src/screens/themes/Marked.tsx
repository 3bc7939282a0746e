import type { Piece } from "../../themes/highlight.ts";

/** A text with what was looked for marked in it. */
export const Marked = ({ pieces }: { readonly pieces: readonly Piece[] }) =>
  pieces.map(({ start, text, isMarked }) =>
    isMarked ? <mark key={start}>{text}</mark> : <span key={start}>{text}</span>,
  );
