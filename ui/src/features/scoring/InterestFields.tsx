import { Checkbox, Select, TextField } from "~/components";
import { useI18n } from "~/i18n";
import { type Answer, TIES } from "./interest";
import styles from "./Scoring.module.css";

interface Props {
  answer: Answer;
  onChange(answer: Answer): void;
}

/** Which tie, in the words of the law, and what one wants to add. */
export function InterestFields({ answer, onChange }: Props) {
  const { t } = useI18n();
  return (
    <div className={styles.fields}>
      <Select
        label={t("scoring.interest.kind")}
        isRequired
        options={TIES.map((kind) => ({ id: kind, label: t(`scoring.interest.kind.${kind}`) }))}
        value={answer.kind === "none" ? null : answer.kind}
        onChange={(kind) => onChange({ ...answer, kind })}
      />
      {answer.kind === "designated_representative" ? (
        <div>
          <Checkbox isSelected={answer.stays} onChange={(stays) => onChange({ ...answer, stays })}>
            {t("scoring.interest.stay")}
          </Checkbox>
          <p className={styles.hint}>{t("scoring.interest.stayHint")}</p>
        </div>
      ) : null}
      <TextField
        label={t("scoring.interest.note")}
        description={t("scoring.interest.noteHint")}
        rows={2}
        value={answer.note}
        onChange={(note) => onChange({ ...answer, note })}
      />
    </div>
  );
}
