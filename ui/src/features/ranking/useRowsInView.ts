import { useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useLayoutEffect, useState } from "react";

/** Fewer rows are drawn at once: then nothing moves under the reader, and the page is found whole. */
const DRAWN_AT_ONCE = 100;
/** Rows beside those in view, so that arrows and Tab always find the next one. */
const BESIDE = 5;
const ROW_REM = 5;

interface RowsInView {
  /** The places of the rows to draw. */
  drawn: readonly number[];
  /** The room of those above and below, in pixels. */
  above: number;
  below: number;
  /** Given each drawn row, so that its height is known. */
  measure: ((element: Element | null) => void) | undefined;
}

const scrollerOf = (element: Element | null) => element?.closest<HTMLElement>("[data-scrolls]") ?? null;

/** Which rows of a long table stand in the part of the page that is in view. */
export function useRowsInView(table: RefObject<HTMLElement | null>, keys: readonly string[]): RowsInView {
  const enabled = keys.length > DRAWN_AT_ONCE;
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const scroller = enabled ? scrollerOf(table.current) : null;
    if (!scroller || !table.current) return;
    const from = (element: Element) => element.getBoundingClientRect().top;
    setTop(Math.round(from(table.current) - from(scroller) + scroller.scrollTop));
  });
  const virtualizer = useVirtualizer({
    enabled,
    count: keys.length,
    getScrollElement: () => scrollerOf(table.current),
    estimateSize: () => ROW_REM * Number.parseFloat(getComputedStyle(document.documentElement).fontSize),
    getItemKey: (at) => keys[at] ?? at,
    scrollMargin: top,
    overscan: BESIDE,
  });
  if (!enabled) return { drawn: keys.map((_, at) => at), above: 0, below: 0, measure: undefined };
  const items = virtualizer.getVirtualItems();
  const [first, last] = [items.at(0), items.at(-1)];
  return {
    drawn: items.map(({ index }) => index),
    above: first ? first.start - top : 0,
    below: last ? virtualizer.getTotalSize() - (last.end - top) : 0,
    measure: virtualizer.measureElement,
  };
}
