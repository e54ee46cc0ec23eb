import type { Erased } from "~/api";
import { Button, CopyButton, DefinitionList, Dialog } from "~/components";
import { useI18n } from "~/i18n";
import { certificateText } from "./certificate";
import styles from "./Home.module.css";

/** What was erased, and that it is gone. */
export function CertificateDialog({ erased, onClose }: { erased: Erased; onClose(): void }) {
  const i18n = useI18n();
  const { t, f } = i18n;
  const { at, folder, files, unreturned } = erased;
  return (
    <Dialog
      title={t("home.erased.title")}
      isOpen
      size="large"
      onClose={onClose}
      alert
      actions={
        <>
          <CopyButton text={certificateText(erased, i18n)}>{t("home.erased.copy")}</CopyButton>
          <Button kind="primary" onPress={onClose}>
            {t("component.close")}
          </Button>
        </>
      }
    >
      <p className={styles.strong}>{t("home.erased.when", { at: f.dateTime(at) })}</p>
      <DefinitionList items={[{ id: "folder", term: t("home.erased.folder"), value: folder }]} />
      <p>{t("home.erased.unreturned", { count: unreturned })}</p>
      <div className={styles.files}>
        <p className={styles.strong}>{t("home.erased.files", { count: files.length })}</p>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached with the keyboard too */}
        <ul tabIndex={0} aria-label={t("home.erased.files", { count: files.length })}>
          {files.map(({ path, size, sha256 }) => (
            <li key={path}>
              {path} · {f.bytes(size)}
              <code className={styles.hash}>{sha256}</code>
            </li>
          ))}
        </ul>
      </div>
      <p className={styles.hint}>{t("home.erased.disk")}</p>
    </Dialog>
  );
}
