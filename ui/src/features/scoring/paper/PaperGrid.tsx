import { LockKeyhole, TriangleAlert } from "lucide-react";
import type { SheetTable } from "~/api";
import { useI18n } from "~/i18n";
import { answersIn, levelsOf } from "~/text/grid";
import { labelIn } from "~/text/label";
import styles from "./Paper.module.css";
import type { Place } from "./paste";
import { RowEnd } from "./RowEnd";
import { keyOf, markTwice } from "./second";
import type { PaperGridState } from "./usePaperGrid";
import { useCells } from "./useCells";

interface Props {
  table: SheetTable;
  state: PaperGridState;
  /** The rows are members of one dossier, or dossiers of one member. */
  of: "dossier" | "member";
  checking: boolean;
  active: Place;
  /** Where a number of a sheet led just now: the keys are there from then on. */
  landed: Place | null;
  onActive(place: Place): void;
  onComment(): void;
}

/** A table of marks with the keys of a spreadsheet: what is typed replaces, F2 changes, a block is pasted as Calc pastes it. */
export function PaperGrid({ table, state, of, checking, active, landed, onActive, onComment }: Props) {
  const i18n = useI18n();
  const { t, language } = i18n;
  const { criteria } = state;
  const text = ({ row, column }: Place) => {
    const [line, criterion] = [table.rows[row], criteria[column]];
    if (!line || !criterion) return "";
    const answer = state.answerOf(line, criterion.code);
    const refused = state.refused.get(keyOf(line, criterion.code));
    return refused?.text ?? (answer === null ? "" : answersIn(levelsOf(table.grid, criterion), i18n)(answer));
  };
  const size = { rows: table.rows.length, columns: criteria.length };
  const cells = useCells({ size, state, active, landed, onActive, text, onComment });

  return (
    // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table of marks that is typed into, as a grid of ARIA
    <table role="grid" className={styles.grid} aria-label={t(`paper.grid.${of}`)}>
      <thead>
        <tr>
          <th scope="col">{t(of === "dossier" ? "paper.member" : "paper.dossier")}</th>
          {criteria.map((criterion) => (
            <th key={criterion.code} scope="col" title={labelIn(criterion.label, language)}>
              {criterion.code}
              <span className={styles.label}>{labelIn(criterion.label, language)}</span>
            </th>
          ))}
          <th scope="col">{t("paper.state")}</th>
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row, at) => (
          <tr key={`${row.dossier_id} ${row.member_id}`} data-locked={row.locked ?? undefined}>
            <th scope="row">{of === "dossier" ? row.member : `${row.number} · ${row.title}`}</th>
            {criteria.map((criterion, column) => {
              const place = { row: at, column };
              const here = at === active.row && column === active.column;
              const key = keyOf(row, criterion.code);
              const refused = state.refused.get(key);
              const both = markTwice(row, criterion.code, state.firstOf(row, criterion.code), state.second);
              const differs = checking && !row.locked && both?.same === false;
              return (
                // biome-ignore lint/a11y/useFocusableInteractive: the field of the cell in focus has it
                <td
                  key={criterion.code}
                  // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: see the table
                  role="gridcell"
                  aria-selected={cells.selected(place)}
                  aria-invalid={refused !== undefined || undefined}
                  data-differs={differs || undefined}
                  title={refused ? t(`paper.refused.${refused.reason}`, { typed: refused.text }) : undefined}
                  {...cells.cell(place)}
                >
                  {refused ? <TriangleAlert aria-hidden className={styles.warned} /> : null}
                  {here ? (
                    <input
                      {...cells.field}
                      value={cells.draft ?? text(place)}
                      readOnly={row.locked !== null}
                      inputMode="decimal"
                      autoComplete="off"
                      aria-label={t("paper.cell", {
                        row: of === "dossier" ? row.member : row.title,
                        criterion: `${criterion.code} ${labelIn(criterion.label, language)}`,
                      })}
                      aria-describedby={refused ? "paper-refused" : undefined}
                    />
                  ) : (
                    <span>{text(place)}</span>
                  )}
                </td>
              );
            })}
            <td className={styles.end}>
              {row.locked ? (
                <span className={styles.locked}>
                  <LockKeyhole aria-hidden /> {t(`paper.locked.${row.locked}`)}
                </span>
              ) : (
                <RowEnd row={row} />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
