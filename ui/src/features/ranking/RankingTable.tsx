import { type KeyboardEvent, useMemo, useRef } from "react";
import type { RankingView, TieToOrder } from "~/api";
import { useI18n } from "~/i18n";
import { labelIn } from "~/text/label";
import styles from "./Ranking.module.css";
import { RankingLine } from "./RankingLine";
import type { Line } from "./ranking";
import { TieLine } from "./TieLine";
import { useRowsInView } from "./useRowsInView";

interface Props {
  label: string;
  view: RankingView;
  lines: readonly Line[];
  onOrder?: ((set: TieToOrder) => void) | null;
}

/** Arrows go from figure to figure; Tab goes through them in order. */
function onKeyDown(event: KeyboardEvent<HTMLTableElement>) {
  const from = (event.target as HTMLElement).closest<HTMLTableCellElement>("td, th");
  const row = from?.parentElement as HTMLTableRowElement | undefined;
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const across = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!from || !row || (by === undefined && across === undefined)) return;
  const rows = [...event.currentTarget.tBodies].flatMap((body) => [...body.rows]);
  const find = (cells: (HTMLTableCellElement | undefined)[]) =>
    cells.map((cell) => cell?.querySelector("button")).find((button) => button);
  const at = rows.indexOf(row);
  const target = by
    ? find(
        (by > 0 ? rows.slice(at + 1) : rows.slice(0, at).reverse()).map(({ cells }) => cells[from.cellIndex]),
      )
    : find(
        across && across > 0
          ? [...row.cells].slice(from.cellIndex + 1)
          : [...row.cells].slice(0, from.cellIndex).reverse(),
      );
  if (!target) return;
  event.preventDefault();
  target.focus();
}

/** Lines of the ranking, criterion by criterion; of a long one, those in view. */
export function RankingTable({ label, view, lines, onOrder = null }: Props) {
  const { t, language } = useI18n();
  const table = useRef<HTMLTableElement>(null);
  const keys = useMemo(() => lines.map(({ dossier }) => dossier.id), [lines]);
  const { drawn, above, below, measure } = useRowsInView(table, keys);
  const columns = view.grid.criteria.length + 5;
  return (
    <div className={styles.frame}>
      <div className={styles.scroll}>
        <table
          ref={table}
          className={styles.table}
          aria-label={label}
          aria-rowcount={lines.length + 1}
          onKeyDown={onKeyDown}
        >
          <thead>
            <tr>
              <th scope="col" className={styles.rankCell}>
                {t("ranking.column.rank")}
              </th>
              <th scope="col">{t("ranking.column.project")}</th>
              <th scope="col" className={styles.figure}>
                {t("ranking.column.official")}
              </th>
              {view.grid.criteria.map(({ code, label: name, weight, role }) => (
                <th key={code} scope="col" className={styles.figure} title={labelIn(name, language)}>
                  <abbr title={labelIn(name, language)}>{code}</abbr>
                  {role === "apart" ? null : (
                    <span className={styles.weight}>{role === "bonus" ? `+ ${weight}` : `× ${weight}`}</span>
                  )}
                </th>
              ))}
              <th scope="col">{t("ranking.column.dispersion")}</th>
              <th scope="col" className={styles.figure}>
                {t("ranking.column.evaluations")}
              </th>
            </tr>
          </thead>
          <Room height={above} columns={columns} />
          {drawn.flatMap((at) => {
            const line = lines[at];
            return line ? (
              <tbody key={line.dossier.id} ref={measure} data-index={at}>
                <RankingLine view={view} line={line} at={at + 2} />
                {line.tie ? <TieLine view={view} tie={line.tie} columns={columns} onOrder={onOrder} /> : null}
              </tbody>
            ) : (
              []
            );
          })}
          <Room height={below} columns={columns} />
        </table>
      </div>
    </div>
  );
}

/** The room of the rows that are not drawn. */
function Room({ height, columns }: { height: number; columns: number }) {
  if (height <= 0) return null;
  return (
    <tbody aria-hidden className={styles.room}>
      <tr style={{ height }}>
        <td colSpan={columns} />
      </tr>
    </tbody>
  );
}
