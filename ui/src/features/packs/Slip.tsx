import type { PackMade } from "~/api";
import { useCall } from "~/app/workspace";
import { CopyButton, Status } from "~/components";
import { useI18n } from "~/i18n";
import { fileName, isLarge } from "./circulation";
import styles from "./Packs.module.css";

/** A member's file and their six words. */
export function Slip({ made, known }: { made: PackMade; known?: boolean }) {
  const { t, f } = useI18n();
  const call = useCall();
  const { name, email, words, size, dossiers, version } = made;
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
      {isLarge(made) ? <Status tone="warning">{t("packs.slip.large")}</Status> : null}
      <div className={styles.slipActs}>
        <CopyButton size="small" text={words}>
          {t("packs.copyWords")}
        </CopyButton>
        {email ? (
          <CopyButton size="small" text={email}>
            {t("packs.copyAddress")}
          </CopyButton>
        ) : null}
        <CopyButton size="small" text={t("packs.subject", { call: call.name, version })}>
          {t("packs.copySubject")}
        </CopyButton>
      </div>
    </li>
  );
}
