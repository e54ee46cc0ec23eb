import { useEffect } from "react";
import { currentActions } from "./actions";
import { isWriting, matches } from "./keys";

/** The panes between which F6 goes: the navigation, the header, and what the page marks. */
function cyclePanes(back: boolean): void {
  const panes = [...document.querySelectorAll<HTMLElement>("[data-pane]")].filter(
    (pane) => pane.offsetParent !== null,
  );
  if (panes.length === 0) return;
  // The innermost pane that holds the focus: panes may stand inside one another.
  const at = panes.findLastIndex((pane) => pane.contains(document.activeElement));
  const next = panes[(at + (back ? -1 : 1) + panes.length) % panes.length];
  next?.focus();
}

/** Listens for the keys of everything that can be done now; later offers win over earlier ones. */
export function useShortcuts(): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing) return;
      if (event.key === "F6") {
        cyclePanes(event.shiftKey);
        event.preventDefault();
        return;
      }
      // A question above the page has the keys for itself.
      if (document.querySelector("[role=dialog][aria-modal=true], [role=alertdialog]")) return;
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !/^F\d+$/.test(event.key);
      if (plain && isWriting(event.target)) return;
      // What is being typed has an undo of its own; a mark is an act, and is taken back as one.
      const isMark = event.target instanceof HTMLElement && event.target.matches("[data-mark]");
      if (event.key.toLowerCase() === "z" && isWriting(event.target) && !isMark) return;
      const action = currentActions().findLast(
        ({ shortcut, isDisabled }) => shortcut !== undefined && !isDisabled && matches(event, shortcut),
      );
      if (!action) return;
      event.preventDefault();
      action.run();
    }
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, []);
}
