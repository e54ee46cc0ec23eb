import { Mail, Printer } from "lucide-react";
import type { PackMade } from "~/api";
import { useCall } from "~/app/workspace";
import { Button, CopyButton, Status } from "~/components";
import { useI18n } from "~/i18n";
import { fileName } from "./circulation";
import styles from "./Packs.module.css";
import { folderOf, useDraft } from "./useDraft";

interface Props {
  made: PackMade;
  known?: boolean;
  onPrint(): void;
}

/** A member's file and their six words; the mail that carries the one never holds the other. */
export function Slip({ made, known, onPrint }: Props) {
  const { t, f } = useI18n();
  const call = useCall();
  const draft = useDraft();
  const { name, email, words, size, dossiers, version, path } = made;
  const subject = t("packs.subject", { call: call.name, version });
  const mail = () =>
    draft.write([
      {
        name,
        email,
        subject,
        text: t("packs.draft.text", { name, call: call.name }),
        text_apart: t("packs.draft.apart", { name, call: call.name }),
        attach: { path },
        path: folderOf(path),
      },
    ]);
  return (
    <li className={styles.slip}>
      <div className={styles.slipHead}>
        <h3 className={styles.slipName}>{name}</h3>
        <span className={styles.hint}>{call.name}</span>
      </div>
      <p className={styles.hint}>{t("packs.slip.words")}</p>
      <p className={styles.words} data-words>
        {words}
      </p>
      <p className={styles.hint}>
        {t("packs.slip.apart")} {known ? t("packs.slip.known") : null}
      </p>
      <p className={styles.file}>
        {t("packs.slip.file", { file: fileName(made.path), size: f.bytes(size), dossiers, version })}
      </p>
      {!made.by_mail ? <Status tone="warning">{t("packs.slip.large")}</Status> : null}
      <div className={styles.slipActs}>
        <CopyButton size="small" text={words}>
          {t("packs.copyWords")}
        </CopyButton>
        <Button size="small" icon={Printer} onPress={onPrint}>
          {t("packs.slip.print")}
        </Button>
        {email ? (
          <CopyButton size="small" text={email}>
            {t("packs.copyAddress")}
          </CopyButton>
        ) : null}
        <CopyButton size="small" text={subject}>
          {t("packs.copySubject")}
        </CopyButton>
        {email ? (
          <Button size="small" icon={Mail} isDisabled={draft.running} onPress={() => void mail()}>
            {t("packs.draft")}
          </Button>
        ) : null}
      </div>
    </li>
  );
}
