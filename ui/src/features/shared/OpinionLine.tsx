import type { OpinionKind, OpinionView } from "~/api";
import { Status, type Tone } from "~/components";
import { useI18n } from "~/i18n";
import styles from "../labels/Labels.module.css";

const TONES: Record<OpinionKind, Tone> = {
  favourable: "success",
  reserved: "warning",
  unfavourable: "danger",
};

/** An opinion of the council: its sense, who gave it and when, what they recommend. */
export function OpinionLine({ opinion }: { opinion: OpinionView }) {
  const { t, f } = useI18n();
  return (
    <span className={styles.cell}>
      <span className={styles.facts}>
        <Status tone={TONES[opinion.kind]}>{t(`opinion.kind.${opinion.kind}`)}</Status>
        <span className={styles.muted}>
          {f.date(opinion.given_on)} · {f.list(opinion.advisers)}
        </span>
      </span>
      {opinion.recommendations ? (
        <span className={styles.recommendations}>{opinion.recommendations}</span>
      ) : null}
    </span>
  );
}
