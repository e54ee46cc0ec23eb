import { CircleAlert, CircleCheck, LoaderCircle } from "lucide-react";
import { useI18n } from "~/i18n";
import type { SaveState } from "./drafts";
import styles from "./SavedMark.module.css";

/** What can be said of each state; nothing of a field that was only read, or that holds no value yet. */
const SAID = { waiting: "saving", saving: "saving", saved: "saved", failed: "failed" } as const;
const ICONS = { saving: LoaderCircle, saved: CircleCheck, failed: CircleAlert };

/** Whether what is written here is in the workspace. Said only once the workspace has answered. */
export function SavedMark({ state }: { state: SaveState }) {
  const { t } = useI18n();
  const said = state === "idle" || state === "invalid" ? null : SAID[state];
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
