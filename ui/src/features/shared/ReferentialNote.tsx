import type { Referential } from "~/api";
import { useI18n } from "~/i18n";
import { labelIn } from "~/text/label";
import styles from "./ReferentialNote.module.css";

/** What a criterion is judged by, in its version; its address is told and not opened. */
export function ReferentialNote({ referential }: { referential: Referential | null }) {
  const { t, language } = useI18n();
  if (!referential) return null;
  const { name, version, address } = referential;
  return (
    <span className={styles.note}>
      {t("criterion.referential", { name: labelIn(name, language), version: labelIn(version, language) })}
      {address ? <span className={styles.address}>{address}</span> : null}
    </span>
  );
}
