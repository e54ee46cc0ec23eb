import { Banner, Button } from "~/components";
import { useI18n } from "~/i18n";
import { useBackup } from "../useBackup";
import { useLoadedWorkspace } from "../workspace";
import styles from "./Shell.module.css";

/** What is to be known of the workspace since it was opened, and a second place of the backups that is out of reach. */
export function WorkspaceNotices({ onVerify }: { onVerify(): void }) {
  const { t } = useI18n();
  const { status } = useLoadedWorkspace();
  const backup = useBackup();
  const place = status?.second_place;
  return (
    <>
      {status?.notices.map((notice) => (
        <div key={notice} className={styles.notice}>
          <Banner
            tone="warning"
            title={t(`notice.${notice}.title`)}
            actions={<Button onPress={onVerify}>{t("action.verify")}</Button>}
          >
            {t(`notice.${notice}.text`)}
          </Banner>
        </div>
      ))}
      {place?.failure ? (
        <div className={styles.notice}>
          <Banner
            tone="warning"
            live
            title={t("place.failed.title")}
            actions={
              <Button isPending={backup.running} onPress={backup.run}>
                {t("action.backup")}
              </Button>
            }
          >
            {t("place.failed.text", { path: place.path })}
          </Banner>
        </div>
      ) : null}
    </>
  );
}
