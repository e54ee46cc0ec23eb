import { CircleAlert, CircleCheck, CircleDashed } from "lucide-react";
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

/** Whether what is written here is in the workspace. Said only once the workspace has answered. */
export function SavedMark({ state }: { state: SaveState }) {
  const { t } = useI18n();
  const said = state === "idle" ? null : SAID[state];
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
