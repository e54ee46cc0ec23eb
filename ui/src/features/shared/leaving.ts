import { useEffect } from "react";
import { host, seat } from "~/api";
import { routeOf } from "~/app/route";
import { guardLeaving, navigate } from "~/app/router";
import { askToLeave, type Left, typedForms } from "~/components";
import type { Kept } from "./drafts";
import { drafts } from "./useAutosave";

/** Longer than a drawing takes, in milliseconds. */
const DRAWN = 50;

/** Whether it is no value, or none that the rules take: nothing but its author can save it. */
const isRefused = ({ failure }: Kept) => !failure || failure.field !== null;

/**
 * Sends what still waits, then asks about what is not saved; at once true when there is neither. What the rules refuse is given
 * up with its page; what could not be written for another reason is kept for its author.
 */
export function mayLeave(left: Left = "all"): true | Promise<boolean> {
  const sitting = seat.snapshot();
  if (typedForms(left).length === 0 && (!sitting || drafts.settled(sitting))) return true;
  return (async () => {
    if (sitting) await drafts.flush(sitting);
    // A form that was just saved leaves the screen with the next drawing.
    if (typedForms(left).length > 0) await new Promise((drawn) => setTimeout(drawn, DRAWN));
    const shown = sitting ? drafts.unsaved(sitting) : [];
    // What could not be written is found again by its author on every page, for as long as the window is open.
    const kept =
      left === "page" ? shown.filter(isRefused) : [...shown, ...(sitting ? drafts.kept(sitting) : [])];
    const forms = typedForms(left);
    if (kept.length + forms.length === 0) return true;
    const leave = await askToLeave({ kept, forms });
    if (leave) for (const one of kept.filter(isRefused)) one.discard();
    return leave;
  })();
}

/** Nothing typed is lost with its page or with the window: both are left only once it is saved, or given up. */
export function useGuardedLeaving(): void {
  useEffect(() => {
    guardLeaving(() => mayLeave("page"));
    const send = () => void mayLeave();
    const follow = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
      if (!link || event.defaultPrevented || event.button !== 0) return;
      event.preventDefault();
      navigate(routeOf(link.getAttribute("href") ?? ""));
    };
    addEventListener("click", follow);
    addEventListener("pagehide", send);
    const end = host().onClose(async () => mayLeave());
    return () => {
      end();
      removeEventListener("pagehide", send);
      removeEventListener("click", follow);
      guardLeaving(() => true);
    };
  }, []);
}
