import { Megaphone } from "lucide-react";
import type { PublicationView } from "~/api";
import { useI18n } from "~/i18n";
import styles from "./Sessions.module.css";

/** The versions of the minutes that were made public, each with the reason that it replaced the one before. */
export function Publications({ publications }: { publications: readonly PublicationView[] }) {
  const { t, f } = useI18n();
  if (publications.length === 0) return null;
  return (
    <ul className={styles.publications} aria-label={t("act.publish.list")}>
      {publications.map(({ version, published_on, correction }) => {
        const said = { version, date: f.date(published_on) };
        return (
          <li key={version}>
            <Megaphone aria-hidden />
            {correction
              ? t("act.publish.correction", { ...said, motive: correction })
              : t("act.publish.first", said)}
          </li>
        );
      })}
    </ul>
  );
}
