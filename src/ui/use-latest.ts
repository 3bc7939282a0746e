import { useCallback, useLayoutEffect, useRef } from "react";

/** Gives the newest value to handlers that are bound once. Not to be asked while rendering. */
export function useLatest<T>(value: T): () => T {
  const ref = useRef(value);
  useLayoutEffect(() => {
    ref.current = value;
  });
  return useCallback(() => ref.current, []);
}
