import { FileText } from "lucide-react";
import { Button as AriaButton } from "react-aria-components";
import type { PaperView } from "~/api";
import { cx } from "~/components";
import { isMessageKey, useI18n } from "~/i18n";
import styles from "./Sessions.module.css";

interface Props {
  papers: readonly PaperView[];
  /** Who applies, by the dossier that a letter is about. */
  applicants: ReadonlyMap<string, string>;
  current: string;
  onChoose(id: string): void;
}

/** What was produced, by kind and reader. */
export function PaperList({ papers, applicants, current, onChoose }: Props) {
  const { t, f } = useI18n();
  const word = (kind: string) => {
    const key = `paper.kind.${kind}`;
    return isMessageKey(key) ? t(key) : t("dossier.letter.other");
  };
  const about = ({ audience, name, dossier_id }: Pick<PaperView, "audience" | "name" | "dossier_id">) => {
    if (dossier_id !== null) return applicants.get(dossier_id) ?? name;
    return audience === "communicable" || audience === "internal" ? t(`paper.audience.${audience}`) : name;
  };
  return (
    <ul className={styles.paperList} aria-label={t("session.panel.papers")}>
      {papers.map(({ id, kind, audience, made_at, name, version, dossier_id }) => (
        <li key={id}>
          <AriaButton
            className={cx(styles.railEntry, id === current && styles.railCurrent)}
            aria-current={id === current || undefined}
            onPress={() => onChoose(id)}
          >
            <FileText aria-hidden />
            <span className={styles.railWords}>
              <span>{word(kind)}</span>
              <span className={styles.railDetail}>
                {about({ audience, name, dossier_id })}{" "}
                {version > 1 ? `· ${t("act.paper.version", { version })} ` : null}· {f.dateTime(made_at)}
              </span>
            </span>
          </AriaButton>
        </li>
      ))}
    </ul>
  );
}
