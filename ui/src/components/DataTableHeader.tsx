import { ArrowDown, ArrowUp } from "lucide-react";
import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { useI18n } from "~/i18n";
import type { Column } from "./DataTable";
import styles from "./DataTable.module.css";
import { Tick } from "./DataTableRow";
import type { Sort } from "./table";

interface HeaderProps<Row> {
  columns: readonly Column<Row>[];
  template: string;
  sort: Sort | null;
  onSort(column: string): void;
  widths: Readonly<Record<string, number>>;
  onWidths(widths: Record<string, number>): void;
  select?: { all: boolean; some: boolean; toggle(): void };
}

const LEAST = 3;

/** The names of the columns: a press sorts, Alt with the arrows or a drag of the edge changes the width. */
export function DataTableHeader<Row>({
  columns,
  template,
  sort,
  onSort,
  widths,
  onWidths,
  select,
}: HeaderProps<Row>) {
  const { t } = useI18n();
  const drag = useRef<{ id: string; from: number; width: number; unit: number } | null>(null);

  const widthOf = (cell: Element | null) => (cell?.getBoundingClientRect().width ?? 128) / rem();
  const widen = (id: string, width: number) =>
    onWidths({ ...widths, [id]: Math.max(LEAST, Math.round(width * 4) / 4) });

  function onKeyDown(event: KeyboardEvent, id: string) {
    if (!event.altKey || (event.key !== "ArrowLeft" && event.key !== "ArrowRight")) return;
    event.preventDefault();
    widen(
      id,
      widthOf(event.currentTarget.closest("[role=columnheader]")) + (event.key === "ArrowRight" ? 1 : -1),
    );
  }
  function onGrab(event: PointerEvent, id: string) {
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = {
      id,
      from: event.clientX,
      width: widthOf(event.currentTarget.parentElement),
      unit: rem(),
    };
  }
  function onDrag(event: PointerEvent) {
    if (drag.current)
      widen(drag.current.id, drag.current.width + (event.clientX - drag.current.from) / drag.current.unit);
  }
  const reset = (id: string) =>
    onWidths(Object.fromEntries(Object.entries(widths).filter(([name]) => name !== id)));

  return (
    <div role="rowgroup" className={styles.head}>
      <div role="row" aria-rowindex={1} className={styles.headRow} style={{ gridTemplateColumns: template }}>
        {select ? (
          <div role="columnheader" className={styles.tickCell}>
            <button
              type="button"
              className={styles.headButton}
              onClick={select.toggle}
              aria-pressed={select.all}
            >
              <span className="visually-hidden">{t("component.table.selectAll")}</span>
              <Tick all={select.all} some={select.some} />
            </button>
          </div>
        ) : null}
        {columns.map((column) => {
          const sorted = sort?.column === column.id;
          const Arrow = sort?.descending ? ArrowDown : ArrowUp;
          return (
            <div
              key={column.id}
              role="columnheader"
              className={styles.headCell}
              data-align={column.align}
              aria-sort={sorted ? (sort.descending ? "descending" : "ascending") : undefined}
            >
              {column.sortValue ? (
                <button
                  type="button"
                  className={styles.headButton}
                  onClick={() => onSort(column.id)}
                  onKeyDown={(event) => onKeyDown(event, column.id)}
                >
                  <span>{column.header}</span>
                  {sorted ? <Arrow aria-hidden /> : null}
                </button>
              ) : (
                <span className={styles.headText}>{column.header}</span>
              )}
              <span
                className={styles.edge}
                aria-hidden
                onPointerDown={(event) => onGrab(event, column.id)}
                onPointerMove={onDrag}
                onPointerUp={() => {
                  drag.current = null;
                }}
                onDoubleClick={() => reset(column.id)}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
}

function rem(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
}
