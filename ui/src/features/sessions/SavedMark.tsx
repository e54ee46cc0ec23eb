import { CircleAlert, CircleCheck, LoaderCircle, type LucideIcon } from "lucide-react";
import { useI18n } from "~/i18n";
import type { SaveState } from "../shared/drafts";
import styles from "./Sessions.module.css";

const ICONS: Partial<Record<SaveState, LucideIcon>> = {
  waiting: LoaderCircle,
  saving: LoaderCircle,
  saved: CircleCheck,
  failed: CircleAlert,
};

/** Whether what is written here is in the workspace. */
export function SavedMark({ state }: { state: SaveState }) {
  const { t } = useI18n();
  const Icon = ICONS[state];
  return (
    <output className={styles.savedMark} data-state={state} aria-live="polite">
      {Icon ? (
        <>
          <Icon aria-hidden />{" "}
          {t(
            state === "failed"
              ? "session.save.failed"
              : state === "saved"
                ? "session.save.saved"
                : "session.save.saving",
          )}
        </>
      ) : null}
    </output>
  );
}
