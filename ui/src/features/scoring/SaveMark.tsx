import { CircleAlert, CircleCheck, LoaderCircle } from "lucide-react";
import { useI18n } from "~/i18n";
import styles from "./Scoring.module.css";
import type { SheetState } from "./sheet";

/** Whether what is written here is in the workspace. Said only once the workspace has answered. */
export function SaveMark({ state }: { state: SheetState }) {
  const { t } = useI18n();
  const what = state.failure ? "failed" : state.pending ? "saving" : state.savedOnce ? "saved" : null;
  const Icon = what === "failed" ? CircleAlert : what === "saving" ? LoaderCircle : CircleCheck;
  return (
    <output className={styles.saveMark} data-state={what ?? undefined} aria-live="polite">
      {what ? (
        <>
          <Icon aria-hidden />
          {t(`scoring.${what}`)}
        </>
      ) : null}
    </output>
  );
}
