import { type KeyboardEvent, useRef, useState } from "react";
import { useI18n } from "~/i18n";
import { CellSymbol } from "./CellSymbol";
import { cellAfter, type MatrixCell, type MatrixRow } from "./matrix";
import styles from "./Members.module.css";

interface Props {
  rows: readonly MatrixRow[];
  onToggle(row: MatrixRow, cell: MatrixCell): void;
  onOpen(dossier: string, member: string): void;
}

/** Dossiers down, members across: one stop for Tab, then arrows; Space assigns, Enter opens. */
export function Matrix({ rows, onToggle, onOpen }: Props) {
  const { t } = useI18n();
  const [at, setAt] = useState({ row: 0, column: 0 });
  const frame = useRef<HTMLDivElement>(null);
  const columns = rows[0]?.cells ?? [];

  function onKeyDown(event: KeyboardEvent) {
    const row = rows[at.row];
    const cell = row?.cells[at.column];
    const next = event.ctrlKey || event.altKey ? null : cellAfter(event.key, at, rows.length, columns.length);
    if (next) {
      setAt(next);
      frame.current?.querySelector<HTMLElement>(`[data-at="${next.row} ${next.column}"]`)?.focus();
    } else if (event.key === " " && row && cell) onToggle(row, cell);
    else if (event.key === "Enter" && row && cell) onOpen(row.dossier.id, cell.member.id);
    else return;
    event.preventDefault();
  }
  return (
    <div className={styles.matrixFrame}>
      <div className={styles.matrixScroll} ref={frame}>
        <table
          role="grid"
          className={styles.matrix}
          aria-label={t("members.tab.assignment")}
          onKeyDown={onKeyDown}
        >
          <thead>
            <tr>
              <th scope="col" className={styles.corner}>
                {t("members.matrix.dossier")}
              </th>
              {columns.map(({ member }) => (
                <th key={member.id} scope="col" className={styles.memberHead}>
                  <span>{member.name}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, down) => (
              <tr key={row.dossier.id}>
                <th scope="row" className={styles.dossierHead}>
                  <span className={styles.number}>{row.dossier.number}</span> {row.dossier.title}
                </th>
                {row.cells.map((cell, across) => (
                  <td
                    key={cell.member.id}
                    role="gridcell"
                    className={styles.cell}
                    data-at={`${down} ${across}`}
                    data-state={cell.state ?? undefined}
                    tabIndex={at.row === down && at.column === across ? 0 : -1}
                    aria-label={t("members.matrix.cell", {
                      member: cell.member.name,
                      title: row.dossier.title,
                      state: cell.state ? t(`cell.state.${cell.state}`) : t("members.matrix.notAssigned"),
                      interest: t(
                        cell.interest
                          ? cell.interest.kind === "none"
                            ? "members.interest.none"
                            : "members.interest.declared"
                          : "members.interest.unanswered",
                      ),
                    })}
                    onFocus={() => setAt({ row: down, column: across })}
                    onClick={() => onOpen(row.dossier.id, cell.member.id)}
                  >
                    <CellSymbol state={cell.state} />
                    {cell.interest || cell.state === null ? null : (
                      <span className={styles.unanswered} aria-hidden />
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
