import { CircleAlert, CircleCheck, CircleDashed } from "lucide-react";
import { useEffect, useState } from "react";
import { useI18n } from "~/i18n";
import type { SaveState } from "./drafts";
import styles from "./SavedMark.module.css";

/** What can be said of each state; nothing of a field that was only read. */
const SAID = {
  waiting: "saving",
  saving: "saving",
  saved: "saved",
  failed: "failed",
  invalid: "invalid",
} as const;
/** None of them moves: it would be painted all the while that somebody writes. */
const ICONS = { saving: CircleDashed, saved: CircleCheck, failed: CircleAlert, invalid: CircleAlert };

/** « Enregistré » is said once nothing has waited for so long, in milliseconds: between two keys nothing changes on screen. */
const CALM = 500;

/** The state to tell: at once when something is amiss or begins, after a moment of calm when it is saved. */
function useCalm(state: SaveState): SaveState {
  const [told, setTold] = useState(state);
  useEffect(() => {
    if (state !== "saved" || told === "idle") return setTold(state);
    const timer = setTimeout(() => setTold("saved"), CALM);
    return () => clearTimeout(timer);
  }, [state, told]);
  return state === "saved" ? told : state;
}

/** Whether what is written here is in the workspace. Said only once the workspace has answered. */
export function SavedMark({ state }: { state: SaveState }) {
  const { t } = useI18n();
  const calm = useCalm(state);
  const said = calm === "idle" ? null : SAID[calm];
  const Icon = said && ICONS[said];
  return (
    <output className={styles.mark} data-state={said ?? undefined} aria-live="polite">
      {Icon ? (
        <>
          <Icon aria-hidden /> {t(`save.mark.${said}`)}
        </>
      ) : null}
    </output>
  );
}
