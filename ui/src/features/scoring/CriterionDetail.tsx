import type { KeyboardEvent } from "react";
import type { Answer, Criterion, Grid } from "~/api";
import { useI18n } from "~/i18n";
import { levelsOf } from "~/text/grid";
import { labelIn } from "~/text/label";
import { EvidenceList } from "./evidence/EvidenceList";
import { Levels } from "./Levels";
import styles from "./Scoring.module.css";
import type { SheetStore } from "./sheet";
import { WordsFields } from "./WordsFields";

interface Props {
  criterion: Criterion;
  grid: Grid;
  /** The marks that need a comment. */
  commented: readonly number[];
  mark: Answer | null;
  sheet: SheetStore;
  readOnly: boolean;
  onBack(): void;
}

/** Under the criterion in focus: what its marks mean, what the applicant may read, and what stays with the author. */
export function CriterionDetail(props: Props) {
  const { criterion, grid, commented, mark, sheet, readOnly, onBack } = props;
  const { language } = useI18n();
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
          scale={levelsOf(grid, criterion)}
          mark={typeof mark === "number" ? mark : null}
          readOnly={readOnly}
          onMark={(level) => sheet.setMark(criterion.code, level)}
        />
        <EvidenceList criterion={criterion.code} />
        <WordsFields
          sheet={sheet}
          criterion={criterion.code}
          readOnly={readOnly}
          asked={typeof mark === "number" && commented.includes(mark)}
        />
      </div>
    </div>
  );
}
