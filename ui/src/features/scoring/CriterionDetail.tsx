import { Eye, LockKeyhole } from "lucide-react";
import type { KeyboardEvent } from "react";
import type { Criterion, Grid } from "~/api";
import { TextField } from "~/components";
import { useI18n } from "~/i18n";
import { labelIn } from "~/text/label";
import type { Draft } from "../shared/drafts";
import { Levels } from "./Levels";
import styles from "./Scoring.module.css";
import type { Words } from "./sheet";

interface Props {
  criterion: Criterion;
  grid: Grid;
  /** The marks that need a comment. */
  commented: readonly number[];
  mark: number | null;
  words: Draft<Words> | undefined;
  readOnly: boolean;
  onMark(mark: number): void;
  onWords(words: Words): void;
  onBack(): void;
}

/** Under the criterion in focus: what its marks mean, what the applicant may read, and what stays with the author. */
export function CriterionDetail(props: Props) {
  const { criterion, grid, commented, mark, words, readOnly, onMark, onWords, onBack } = props;
  const { t, language } = useI18n();
  const value = words?.value ?? { comment: "", note: "" };
  const wanted = mark !== null && commented.includes(mark) && value.comment.trim() === "";
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    onBack();
  }
  return (
    <div role="row" className={styles.detail} onKeyDown={onKeyDown}>
      <div role="gridcell" aria-colspan={3} className={styles.detailCell}>
        {criterion.help ? <p className={styles.help}>{labelIn(criterion.help, language)}</p> : null}
        <Levels
          descriptors={criterion.descriptors}
          scale={grid.scale}
          mark={mark}
          readOnly={readOnly}
          onMark={onMark}
        />
        <div className={styles.comment} data-comment={criterion.code} data-kind="public">
          <Eye aria-hidden />
          <TextField
            label={t("scoring.comment.label")}
            description={readOnly ? undefined : t("scoring.comment.hint")}
            error={wanted && !readOnly ? t("scoring.comment.required") : null}
            rows={2}
            value={value.comment}
            isReadOnly={readOnly}
            onChange={(comment) => onWords({ ...value, comment })}
          />
        </div>
        <div className={styles.comment} data-kind="private">
          <LockKeyhole aria-hidden />
          <TextField
            label={t("scoring.note.label")}
            description={t("scoring.note.hint")}
            rows={2}
            value={value.note}
            isReadOnly={readOnly}
            onChange={(note) => onWords({ ...value, note })}
          />
        </div>
      </div>
    </div>
  );
}
