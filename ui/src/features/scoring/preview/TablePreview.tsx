import { Table2 } from "lucide-react";
import { type ReactNode, useState } from "react";
import type { PreviewCell, PreviewSheet } from "~/api";
import { EmptyState } from "~/components";
import { useI18n } from "~/i18n";
import { columnName, shownIn } from "./cells";
import styles from "./Preview.module.css";

interface Props {
  name: string;
  sheets: readonly PreviewSheet[];
  /** There are more sheets. */
  cut: boolean;
  outside: ReactNode;
}

/** A spreadsheet to be read: its sheets as tabs, its rows and columns as far as they are shown, and whether there are more. */
export function TablePreview({ name, sheets, cut, outside }: Props) {
  const i18n = useI18n();
  const { t } = i18n;
  const [chosen, setChosen] = useState(0);
  const sheet = sheets[chosen];
  const shown = shownIn(i18n);
  const columns = Math.max(0, ...(sheet?.rows ?? []).map((row) => row.length));
  return (
    <div className={styles.book}>
      <div className={styles.bar}>
        {outside}
        {sheets.length > 1 ? (
          <div role="tablist" aria-label={t("preview.sheets")} className={styles.sheets}>
            {sheets.map((one, at) => (
              <button
                // biome-ignore lint/suspicious/noArrayIndexKey: two sheets may have one name
                key={at}
                type="button"
                role="tab"
                aria-selected={at === chosen}
                tabIndex={at === chosen ? 0 : -1}
                onClick={() => setChosen(at)}
                onKeyDown={(event) => {
                  const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
                  const next = by === undefined ? null : event.currentTarget.parentElement?.children[at + by];
                  if (!(next instanceof HTMLElement)) return;
                  event.preventDefault();
                  next.focus();
                  setChosen(at + (by ?? 0));
                }}
              >
                {one.name || t("preview.sheet", { number: at + 1 })}
              </button>
            ))}
          </div>
        ) : null}
        {cut ? <span className={styles.cut}>{t("preview.sheetsCut")}</span> : null}
      </div>
      {!sheet || sheet.rows.length === 0 ? (
        <EmptyState icon={Table2} title={t("preview.empty")}>
          {name}
        </EmptyState>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard
        <section className={styles.scroll} tabIndex={0} aria-label={sheet.name || name} data-scroller>
          <table className={styles.cells}>
            <thead>
              <tr>
                <td />
                {Array.from({ length: columns }, (_, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns do not move
                  <th key={at} scope="col">
                    {columnName(at)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {sheet.rows.map((row, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: rows do not move
                <Row key={at} number={at + 1} row={row} columns={columns} shown={shown} />
              ))}
            </tbody>
          </table>
          {sheet.rows_cut || sheet.columns_cut ? (
            <p className={styles.cut}>{t("preview.cut", { rows: sheet.rows.length, columns })}</p>
          ) : null}
        </section>
      )}
    </div>
  );
}

interface RowProps {
  number: number;
  row: readonly PreviewCell[];
  columns: number;
  shown(cell: PreviewCell): string;
}

function Row({ number, row, columns, shown }: RowProps) {
  return (
    <tr>
      <th scope="row">{number}</th>
      {Array.from({ length: columns }, (_, at) => {
        const cell = row[at];
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: cells do not move
          <td key={at} data-kind={cell?.kind}>
            {cell ? shown(cell) : ""}
          </td>
        );
      })}
    </tr>
  );
}
