import type { KeyboardEvent } from "react";
import type { Answer, Criterion, Grid } from "~/api";
import { useI18n } from "~/i18n";
import { levelsOf } from "~/text/grid";
import { labelIn } from "~/text/label";
import { ReferentialNote } from "../shared/ReferentialNote";
import { EvidenceList } from "./evidence/EvidenceList";
import { Levels } from "./Levels";
import { MarkHistory } from "./MarkHistory";
import styles from "./Scoring.module.css";
import type { SheetStore } from "./sheet";
import { WordsFields } from "./WordsFields";

interface Props {
  criterion: Criterion;
  grid: Grid;
  dossier: string;
  /** The marks that need a comment. */
  commented: readonly number[];
  mark: Answer | null;
  sheet: SheetStore;
  readOnly: boolean;
  onBack(): void;
}

/** The criterion in focus: what its marks mean, what the applicant may read, and what stays with the author. */
export function CriterionDetail(props: Props) {
  const { criterion, grid, dossier, commented, mark, sheet, readOnly, onBack } = props;
  const { language } = useI18n();
  const { code } = criterion;
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    onBack();
  }
  return (
    <section
      aria-label={`${code} ${labelIn(criterion.label, language)}`}
      className={styles.detail}
      onKeyDown={onKeyDown}
    >
      <div className={styles.detailCell}>
        {criterion.help ? <p className={styles.help}>{labelIn(criterion.help, language)}</p> : null}
        <ReferentialNote referential={criterion.referential} />
        <Levels
          descriptors={criterion.descriptors}
          scale={levelsOf(grid, criterion)}
          mark={typeof mark === "number" ? mark : null}
          readOnly={readOnly}
          onMark={(level) => sheet.setMark(code, level)}
        />
        <EvidenceList criterion={criterion.code} />
        <WordsFields
          sheet={sheet}
          criterion={code}
          dossier={dossier}
          readOnly={readOnly}
          asked={typeof mark === "number" && commented.includes(mark)}
        />
        <MarkHistory dossier={dossier} criterion={criterion} grid={grid} />
      </div>
    </section>
  );
}
