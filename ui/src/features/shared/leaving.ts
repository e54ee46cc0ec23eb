import { useEffect } from "react";
import { host, seat } from "~/api";
import { routeOf } from "~/app/route";
import { guardLeaving, navigate } from "~/app/router";
import { askToLeave, type Left, typedForms } from "~/components";
import { drafts } from "./useAutosave";

/** Longer than a drawing takes, in milliseconds. */
const DRAWN = 50;

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
    const [kept, forms] = [sitting ? drafts.unsaved(sitting) : [], typedForms(left)];
    if (kept.length + forms.length === 0) return true;
    const leave = await askToLeave({ kept, forms });
    if (leave) for (const one of kept) if (!one.failure || one.failure.field) one.discard();
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
