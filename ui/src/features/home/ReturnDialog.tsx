import { FolderOpen, Mail } from "lucide-react";
import { ApiError, type ReturnWritten, reveal } from "~/api";
import { Banner, Button, CopyButton, Dialog, useReport } from "~/components";
import { useI18n } from "~/i18n";
import { fileName } from "../packs/circulation";
import { folderOf, useDraft } from "../packs/useDraft";
import styles from "./Home.module.css";

interface Props {
  written: ReturnWritten;
  /** Evaluations that are not handed in. */
  left: number;
  onClose(): void;
}

/** The return as it was written: its number, and how it gets to the secretariat. */
export function ReturnDialog({ written, left, onClose }: Props) {
  const { t, f } = useI18n();
  const report = useReport();
  const draft = useDraft();
  const { path, version, receipt, acts, size, contact } = written;
  const subject = t("home.return.subject", { version, receipt });
  const mail = () =>
    draft.write([
      {
        name: contact.name,
        email: contact.email,
        subject,
        text: t("home.draft.text", { version, receipt }),
        text_apart: t("home.draft.apart", { version, receipt }),
        attach: { path },
        path: folderOf(path),
      },
    ]);
  return (
    <Dialog
      title={t("home.return.title")}
      isOpen
      onClose={onClose}
      actions={
        <Button kind="primary" onPress={onClose}>
          {t("component.close")}
        </Button>
      }
    >
      <div className={styles.receipt}>
        <p className={styles.hint}>{t("home.return.receipt")}</p>
        <p className={styles.number}>{receipt}</p>
        <p>{contact.name ? t("home.return.tellTo", { name: contact.name }) : t("home.return.tell")}</p>
        <CopyButton size="small" text={receipt}>
          {t("home.return.copyReceipt")}
        </CopyButton>
      </div>
      <p>
        {t("home.return.send")} {version > 1 ? t("home.return.again") : null}
      </p>
      <p className={styles.hint}>
        {t("home.return.file", { file: fileName(path), size: f.bytes(size), version, acts })}
      </p>
      {!written.by_mail ? <Banner tone="warning">{t("packs.slip.large")}</Banner> : null}
      {left > 0 ? <Banner tone="info">{t("home.return.left", { count: left })}</Banner> : null}
      <div className={styles.acts}>
        <Button
          icon={FolderOpen}
          onPress={() => void reveal(path).catch((thrown) => report(ApiError.from(thrown)))}
        >
          {t("exchange.reveal")}
        </Button>
        {contact.email ? <CopyButton text={contact.email}>{t("home.return.address")}</CopyButton> : null}
        <CopyButton text={subject}>{t("home.return.copySubject")}</CopyButton>
        {contact.email ? (
          <Button icon={Mail} isDisabled={draft.running} onPress={() => void mail()}>
            {t("packs.draft")}
          </Button>
        ) : null}
      </div>
    </Dialog>
  );
}
