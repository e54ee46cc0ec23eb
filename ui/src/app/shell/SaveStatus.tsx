import { CircleDashed, CloudOff, HardDrive } from "lucide-react";
import { useEffect, useState } from "react";
import { useActivity } from "~/api";
import { useI18n } from "~/i18n";
import styles from "./Shell.module.css";

/** A save that takes longer than this, in milliseconds, is worth a word of its own. */
const SLOW = 600;

/** Whether something has been going on for a while: what is over at once changes nothing on screen. */
function useLasting(going: boolean): boolean {
  const [lasting, setLasting] = useState(false);
  useEffect(() => {
    if (!going) return setLasting(false);
    const timer = setTimeout(() => setLasting(true), SLOW);
    return () => clearTimeout(timer);
  }, [going]);
  return lasting;
}

/** « Enregistré sur ce poste 14:02 »: there is no button to save, so this says that it is done. */
export function SaveStatus() {
  const { t, f } = useI18n();
  const { pending, savedAt, failed } = useActivity();
  const slow = useLasting(pending > 0);
  const [Icon, words] = failed
    ? [CloudOff, t("save.failed")]
    : slow
      ? [CircleDashed, t("save.pending")]
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
