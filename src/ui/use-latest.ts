import { useCallback, useLayoutEffect, useRef } from "react";

/** Gives the newest value to handlers that are bound once. Not to be asked while rendering. */
export function useLatest<T>(value: T): () => T {
  const ref = useRef(value);
  useLayoutEffect(() => {
    ref.current = value;
  });
  return useCallback(() => ref.current, []);
}

/** A handler that stays the same while what it does is the newest: what it is handed to need not draw itself again. */
export function useHandler<A extends readonly unknown[], R>(handle: (...args: A) => R): (...args: A) => R {
  const latest = useLatest(handle);
  return useCallback((...args: A) => latest()(...args), [latest]);
}
