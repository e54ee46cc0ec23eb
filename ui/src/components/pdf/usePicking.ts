import type { PDFDocumentProxy } from "pdfjs-dist";
import { type RefObject, useEffect, useRef } from "react";
import { type Place, trimmed } from "./place";
import { type PageText, placeOf } from "./reading";

/** The text nodes of a drawn page, with the text that they show. */
export interface Written {
  divs: readonly HTMLElement[];
  read: PageText;
}

/** A selection is looked at when it rests for so long, in milliseconds. */
const REST = 120;

/**
 * Tells what is selected in the pages on screen, page by page; nothing once the selection is dissolved in the viewer. What is
 * selected elsewhere is none of its business.
 */
export function usePicking(
  document: PDFDocumentProxy,
  scroller: RefObject<HTMLElement | null>,
  onPick: ((places: readonly Place[]) => void) | null,
) {
  const written = useRef(new Map<number, Written>());
  const tell = useRef(onPick);
  useEffect(() => {
    tell.current = onPick;
  }, [onPick]);
  const listens = onPick !== null;
  useEffect(() => {
    if (!listens) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    async function look() {
      const selection = window.getSelection();
      const range = selection?.rangeCount ? selection.getRangeAt(0) : null;
      if (!range || !scroller.current?.contains(range.commonAncestorContainer)) return;
      const parts = range.collapsed ? [] : selectedIn(range, written.current);
      const places = parts.map(({ page, begin, end, shown }) =>
        placeOf(document, page - 1, begin, end, { read: shown.read, along: alongOf(shown) }),
      );
      tell.current?.(await Promise.all(places));
    }
    function onSelectionChange() {
      clearTimeout(timer);
      timer = setTimeout(() => void look(), REST);
    }
    window.document.addEventListener("selectionchange", onSelectionChange);
    return () => {
      clearTimeout(timer);
      window.document.removeEventListener("selectionchange", onSelectionChange);
    };
  }, [document, scroller, listens]);
  return written;
}

interface Part {
  page: number;
  begin: number;
  end: number;
  shown: Written;
}

/** The parts of the pages' texts that a range covers. */
function selectedIn(range: Range, written: ReadonlyMap<number, Written>): Part[] {
  return [...written].flatMap(([page, shown]) => {
    let [begin, end] = [Number.POSITIVE_INFINITY, -1];
    shown.divs.forEach((div, at) => {
      const node = div.firstChild;
      if (!node || !range.intersectsNode(node)) return;
      const start = shown.read.starts[at] ?? 0;
      const length = node.textContent?.length ?? 0;
      const from = range.startContainer === node ? range.startOffset : 0;
      const to = range.endContainer === node ? range.endOffset : length;
      if (from >= to) return;
      begin = Math.min(begin, start + from);
      end = Math.max(end, start + to);
    });
    const part = end > begin ? trimmed(shown.read.text, begin, end) : null;
    return part ? [{ page, ...part, shown }] : [];
  });
}

/** How far along its piece a character stands on the screen. */
function alongOf({ divs, read }: Written) {
  return (piece: number, character: number): number => {
    const node = divs[piece]?.firstChild;
    const length = read.pieces[piece]?.str.length ?? 0;
    if (!node || character <= 0) return 0;
    if (character >= Math.min(length, node.textContent?.length ?? 0)) return 1;
    const range = new Range();
    range.selectNodeContents(node);
    const whole = range.getBoundingClientRect();
    range.setEnd(node, character);
    const part = range.getBoundingClientRect();
    const ratio = whole.width >= whole.height ? part.width / whole.width : part.height / whole.height;
    return Number.isFinite(ratio) ? Math.max(0, Math.min(1, ratio)) : character / length;
  };
}
