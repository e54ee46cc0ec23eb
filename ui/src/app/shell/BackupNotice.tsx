import { Banner, Button } from "~/components";
import { useI18n } from "~/i18n";
import { useBackup } from "../useBackup";
import { useWorkspace } from "../workspace";
import styles from "./Shell.module.css";

/** The automatic backup failed: work goes on and is kept, but the copy beside it is missing. */
export function BackupNotice({ onVerify }: { onVerify(): void }) {
  const { t } = useI18n();
  const { backupFailure, readOnly } = useWorkspace();
  const backup = useBackup();
  if (!backupFailure || readOnly) return null;
  const full = backupFailure === "disk_full";
  return (
    <div className={styles.notice}>
      <Banner
        tone="warning"
        live
        title={t("backup.failed.title")}
        actions={
          <>
            {full ? null : <Button onPress={onVerify}>{t("action.verify")}</Button>}
            <Button isPending={backup.running} onPress={backup.run}>
              {t("action.backup")}
            </Button>
          </>
        }
      >
        {t(full ? "backup.failed.full" : "backup.failed.other")}
      </Banner>
    </div>
  );
}
