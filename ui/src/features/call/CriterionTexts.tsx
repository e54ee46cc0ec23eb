import type { Criterion, Grid } from "~/api";
import { TextField } from "~/components";
import { useI18n } from "~/i18n";
import { isCategory, levelsOf } from "~/text/grid";
import { pointsOf } from "~/text/points";
import styles from "./Call.module.css";
import { levels, withDescriptor } from "./grid";
import { LabelFields } from "./LabelFields";
import { ReferentialFields } from "./ReferentialFields";

interface Props {
  grid: Grid;
  criterion: Criterion;
  readOnly: boolean;
  onChange(criterion: Criterion): void;
}

/** What to look at, what each level means, and the title in English. */
export function CriterionTexts({ grid, criterion, readOnly, onChange }: Props) {
  const { t } = useI18n();
  const { code, label, descriptors } = criterion;
  const scale = levelsOf(grid, criterion);
  // Words say what they mean, and a category is marked through its parts.
  const described = isCategory(criterion) || scale.words ? [] : levels(scale);
  return (
    <>
      <TextField
        label={t("call.criterion.help", { code })}
        rows={2}
        value={criterion.help?.fr ?? ""}
        onChange={(fr) =>
          onChange({
            ...criterion,
            help: fr.trim() === "" && !criterion.help?.en ? null : { fr, en: criterion.help?.en ?? "" },
          })
        }
        isReadOnly={readOnly}
      />
      <ReferentialFields criterion={criterion} readOnly={readOnly} onChange={onChange} />
      {described.map((level) => {
        const text = descriptors.find((descriptor) => descriptor.level === level)?.text;
        return (
          <div key={level} className={styles.level}>
            <span className={styles.levelMark}>{pointsOf(level, scale)}</span>
            <LabelFields
              label={text ?? { fr: "", en: "" }}
              name={t("call.criterion.level", { level: pointsOf(level, scale) })}
              nameHidden
              readOnly={readOnly}
              onType={(next) => onChange(withDescriptor(criterion, level, next))}
            />
          </div>
        );
      })}
      <details className={styles.english}>
        <summary>{t(label.en.trim() ? "call.english.written" : "call.english.none")}</summary>
        <TextField
          label={t("call.criterion.english", { code })}
          value={label.en}
          onChange={(en) => onChange({ ...criterion, label: { ...label, en } })}
          isReadOnly={readOnly}
        />
      </details>
    </>
  );
}
