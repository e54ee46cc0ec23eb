import { useEffect } from "react";
import { toast } from "~/components";
import { useI18n } from "~/i18n";
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

/** How long a field may take to take back what was typed in it, in milliseconds. */
const TAKING_BACK = 80;

/** Lets a field take back what was typed in it, and tells; where it had nothing left to take back, something else is done. */
function afterTyping(field: HTMLElement, taken: () => void, otherwise: () => void): void {
  let own = false;
  const note = (event: Event) => {
    own ||= event instanceof InputEvent && event.inputType.startsWith("history");
  };
  field.addEventListener("input", note);
  setTimeout(() => {
    field.removeEventListener("input", note);
    if (own) taken();
    else otherwise();
  }, TAKING_BACK);
}

/** Listens for the keys of everything that can be done now; later offers win over earlier ones. */
export function useShortcuts(): void {
  const { t } = useI18n();
  useEffect(() => {
    let said = 0;
    const sayTaken = () => {
      // Said once for a run of them.
      if (Date.now() - said > 4000) toast({ tone: "info", title: t("undo.typing") });
      said = Date.now();
    };
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing) return;
      if (event.key === "F6") {
        cyclePanes(event.shiftKey);
        event.preventDefault();
        return;
      }
      // Selecting everything means what stands in a field, never the page with its buttons around a part of a date.
      const part =
        event.target instanceof Element && event.target.closest("[role=spinbutton], button, [role=tab]");
      if (event.key.toLowerCase() === "a" && (event.ctrlKey || event.metaKey) && part) event.preventDefault();
      // A question above the page has the keys for itself; a message that tells something is no question.
      if (document.querySelector("[role=dialog][aria-modal=true], [role=alertdialog]:not([role=region] *)"))
        return;
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !/^F\d+$/.test(event.key);
      if (plain && isWriting(event.target)) return;
      const action = currentActions().findLast(
        ({ shortcut, isDisabled }) => shortcut !== undefined && !isDisabled && matches(event, shortcut),
      );
      // What is being typed has an undo of its own, then come the acts; a mark is an act, and is taken back as one.
      const isMark = event.target instanceof HTMLElement && event.target.matches("[data-mark]");
      if (event.key.toLowerCase() === "z" && isWriting(event.target) && !isMark) {
        return afterTyping(event.target as HTMLElement, sayTaken, () => action?.run());
      }
      if (!action) return;
      event.preventDefault();
      action.run();
    }
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, [t]);
}
