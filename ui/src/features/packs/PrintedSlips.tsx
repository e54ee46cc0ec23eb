import { useEffect } from "react";
import { createPortal } from "react-dom";
import type { PackMade } from "~/api";
import { useCall } from "~/app/workspace";
import { useI18n } from "~/i18n";
import { fileName } from "./circulation";
import styles from "./PrintedSlips.module.css";

/**
 * The paper on which six words go to their member: a slip each, to be cut apart. It stands beside the page and is drawn on paper only; neither the
 * folder of the file nor an address is on it.
 */
export function PrintedSlips({ packs }: { packs: readonly PackMade[] }) {
  const { t } = useI18n();
  const call = useCall();
  // Each choice of slips is printed once, as soon as it stands there.
  useEffect(() => {
    if (packs.length > 0) window.print();
  }, [packs]);
  return createPortal(
    <div className={styles.printed} aria-hidden>
      {packs.map(({ member_id, name, words, path, version, dossiers }) => (
        <section key={member_id} className={styles.slip}>
          <header className={styles.head}>
            <h2 className={styles.name}>{name}</h2>
            <p className={styles.call}>{call.name}</p>
          </header>
          <p className={styles.words}>{words}</p>
          <p className={styles.file}>{t("packs.paper.file", { file: fileName(path), version, dossiers })}</p>
          <p className={styles.todo}>{t("packs.paper.todo")}</p>
        </section>
      ))}
    </div>,
    document.body,
  );
}
