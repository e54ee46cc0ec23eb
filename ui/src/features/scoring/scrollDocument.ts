/** How much of what is in view stays in view when the document is scrolled by a page. */
const KEPT = 0.1;

/**
 * Scrolls the document beside the grid by what is in view, for a key pressed in the field of a mark; `false` when that is another key or
 * there is nothing to scroll. The keys of a keypad without NumLock are none of them: they are digits to come.
 */
export function scrollDocument(key: string, code: string): boolean {
  const by = { PageDown: 1, PageUp: -1 }[key];
  if (by === undefined || code.startsWith("Numpad")) return false;
  const scroller = document.querySelector<HTMLElement>("[data-reading-room] [data-scroller]");
  if (!scroller) return false;
  scroller.scrollBy({ top: by * scroller.clientHeight * (1 - KEPT) });
  return true;
}
