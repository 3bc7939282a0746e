import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";

/** After these the whole page is laid out anew. */
const CHANGES = ["resize", "beforeprint", "afterprint"] as const;

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
    // What an observer says is drawn a picture later: of a window of another size that would be a picture of charts
    // too narrow or too wide. And a browser lays out for paper at once and asks no observer.
    const measureNow = () => flushSync(measure);
    for (const event of CHANGES) window.addEventListener(event, measureNow);
    return () => {
      observer.disconnect();
      for (const event of CHANGES) window.removeEventListener(event, measureNow);
    };
  }, []);
  return [ref, width];
}
