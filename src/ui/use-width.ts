import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";

/** The width an element has now, in CSS pixels; 0 until it is laid out. Measured before the first paint. */
export function useWidth<E extends HTMLElement>(): readonly [RefObject<E | null>, number] {
  const ref = useRef<E>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const measure = () => setWidth(Math.floor(element.clientWidth));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    // A browser lays out for paper at once and asks no observer.
    const measureNow = () => flushSync(measure);
    window.addEventListener("beforeprint", measureNow);
    window.addEventListener("afterprint", measureNow);
    return () => {
      observer.disconnect();
      window.removeEventListener("beforeprint", measureNow);
      window.removeEventListener("afterprint", measureNow);
    };
  }, []);
  return [ref, width];
}
