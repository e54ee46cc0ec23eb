import { Check, Minus } from "lucide-react";
import { memo, type ReactNode } from "react";
import type { Column } from "./DataTable";
import styles from "./DataTable.module.css";

interface RowProps<Row> {
  id: string;
  row: Row;
  columns: readonly Column<Row>[];
  at: number;
  top: number;
  template: string;
  measure(element: HTMLElement | null): void;
  /** The row that the keys act on: the grid holds the focus and names it. */
  active: boolean;
  current: boolean;
  /** Absent when rows cannot be ticked. */
  ticked: boolean | undefined;
  activatable: boolean;
  onPress(): void;
  onTick(): void;
}

export function DataTableRow<Row>({ id, row, columns, at, top, template, measure, ...props }: RowProps<Row>) {
  const { active, current, ticked, activatable } = props;
  return (
    <div
      id={id}
      role="row"
      ref={measure}
      data-index={at}
      data-active={active || undefined}
      data-current={current || undefined}
      data-ticked={ticked || undefined}
      data-activatable={activatable || undefined}
      aria-rowindex={at + 2}
      aria-selected={ticked}
      className={styles.row}
      style={{ gridTemplateColumns: template, transform: `translateY(${top}px)` }}
      onClick={props.onPress}
    >
      {ticked === undefined ? null : (
        <div
          role="gridcell"
          className={styles.tickCell}
          onClick={(event) => {
            event.stopPropagation();
            props.onTick();
          }}
        >
          <Tick all={ticked} />
        </div>
      )}
      <Cells row={row} columns={columns} />
    </div>
  );
}

interface CellsProps<Row> {
  row: Row;
  columns: readonly Column<Row>[];
}

/** Drawn anew for another row or other columns only: a table that scrolls moves its rows and leaves what they say. */
const Cells = memo(function Cells<Row>({ row, columns }: CellsProps<Row>) {
  return columns.map((column) => (
    <div
      key={column.id}
      role={column.isRowHeader ? "rowheader" : "gridcell"}
      className={styles.cell}
      data-align={column.align}
    >
      {column.cell(row)}
    </div>
  ));
}) as <Row>(props: CellsProps<Row>) => ReactNode;

/** The mark of a ticked row; the row itself says so to those who do not see it. */
export function Tick({ all, some }: { all: boolean; some?: boolean }) {
  return (
    <span className={styles.tick} data-on={all || some || undefined}>
      {all ? <Check aria-hidden /> : some ? <Minus aria-hidden /> : null}
    </span>
  );
}
