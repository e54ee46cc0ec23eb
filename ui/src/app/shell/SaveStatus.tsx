import { CloudOff, HardDrive, LoaderCircle } from "lucide-react";
import { useActivity } from "~/api";
import { useI18n } from "~/i18n";
import styles from "./Shell.module.css";

/** « Enregistré sur ce poste 14:02 »: there is no button to save, so this says that it is done. */
export function SaveStatus() {
  const { t, f } = useI18n();
  const { pending, savedAt, failed } = useActivity();
  const [Icon, words] = failed
    ? [CloudOff, t("save.failed")]
    : pending > 0
      ? [LoaderCircle, t("save.pending")]
      : savedAt
        ? [HardDrive, t("save.done", { time: f.time(savedAt) })]
        : [HardDrive, t("save.idle")];
  return (
    <p className={styles.save} role="status" data-failed={failed || undefined}>
      <Icon aria-hidden />
      <span>{words}</span>
    </p>
  );
}
