import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useRemembered } from "../remembered";
import type { Size } from "./geometry";

/** The room that the pages have, followed as the panes are moved. */
export function useRoom(scroller: RefObject<HTMLDivElement | null>): Size {
  const [room, setRoom] = useState<Size>({ width: 800, height: 600 });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    // A viewer behind another one has no room, and keeps what it had.
    const measure = () =>
      element.clientWidth > 0 && setRoom({ width: element.clientWidth, height: element.clientHeight });
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

/**
 * Goes to a place whenever there is another one to go to, and again as the sizes of the pages before it become known, until a
 * person moves.
 */
export function useGoToPlace<Target>(
  scroller: RefObject<HTMLDivElement | null>,
  target: Target | null,
  positionOf: (target: Target) => { top: number; left: number },
) {
  const following = useRef<Target | null>(null);
  useLayoutEffect(() => {
    following.current = target;
  }, [target]);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const stop = () => {
      following.current = null;
    };
    const signs = ["wheel", "pointerdown", "keydown"] as const;
    for (const sign of signs) element.addEventListener(sign, stop, { passive: true });
    return () => {
      for (const sign of signs) element.removeEventListener(sign, stop);
    };
  }, [scroller]);
  useLayoutEffect(() => {
    if (target && following.current === target) scroller.current?.scrollTo(positionOf(target));
  }, [scroller, target, positionOf]);
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

/** Opens a document on the page on which it was left, which is remembered under a name; without a name, or where it `goesElsewhere`, on none. */
export function usePageLeft(
  name: string | undefined,
  page: number,
  goTo: (page: number) => void,
  known: ReadonlyMap<number, Size>,
  goesElsewhere: boolean,
) {
  const [left, leave] = useRemembered(name, 1);
  const first = useRef(left);
  // The size of the page is known once it is drawn: until then those before it may still move it.
  const arrived = useRef(left <= 1);
  useEffect(() => {
    arrived.current ||= goesElsewhere;
    if (arrived.current) return;
    goTo(first.current);
    arrived.current = known.has(first.current);
  }, [goTo, known, goesElsewhere]);
  useEffect(() => {
    if (arrived.current) leave(page);
  }, [page, leave]);
}
