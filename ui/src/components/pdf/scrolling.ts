import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Size } from "./geometry";

/** The room that the pages have, followed as the panes are moved. */
export function useRoom(scroller: RefObject<HTMLDivElement | null>): Size {
  const [room, setRoom] = useState<Size>({ width: 800, height: 600 });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = () => setRoom({ width: element.clientWidth, height: element.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller]);
  return room;
}

/** Goes to a page as the document opens, and again as the sizes of the pages before it become known, until a person moves. */
export function useGoToSpot(
  scroller: RefObject<HTMLDivElement | null>,
  page: number | null,
  goTo: (page: number) => void,
) {
  const moved = useRef(false);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const stop = () => {
      moved.current = true;
    };
    const signs = ["wheel", "pointerdown", "keydown"] as const;
    for (const sign of signs) element.addEventListener(sign, stop, { passive: true });
    return () => {
      for (const sign of signs) element.removeEventListener(sign, stop);
    };
  }, [scroller]);
  useEffect(() => {
    if (page !== null && !moved.current) goTo(page);
  }, [page, goTo]);
}

/** Keeps the same spot in view when the pages grow or shrink. */
export function useKeepPlace(scroller: RefObject<HTMLDivElement | null>, total: number) {
  const before = useRef(total);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element && before.current !== total) element.scrollTop *= total / before.current;
    before.current = total;
  }, [scroller, total]);
}
