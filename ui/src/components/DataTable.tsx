import { useVirtualizer } from "@tanstack/react-virtual";
import {
  type KeyboardEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from "react";
import { useI18n } from "~/i18n";
import styles from "./DataTable.module.css";
import { DataTableHeader } from "./DataTableHeader";
import { DataTableRow } from "./DataTableRow";
import { useRemembered } from "./remembered";
import { type ColumnWidth, nextSort, rowAfter, type Sort, type SortValue, sortRows, tracks } from "./table";

export interface Column<Row> extends ColumnWidth {
  header: string;
  cell(row: Row): ReactNode;
  /** What the column is sorted by; a column without it cannot be sorted. */
  sortValue?(row: Row): SortValue;
  align?: "start" | "end";
  /** The cell that names the row. */
  isRowHeader?: boolean;
}

export interface DataTableProps<Row> {
  /** What the table holds, read aloud. */
  label: string;
  /** Under which widths and order are remembered. */
  id?: string;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  rowKey(row: Row): string;
  /** Enter, or a click on the row. */
  onActivate?(row: Row): void;
  /** Present when rows can be ticked: the keys of those that are. */
  selection?: ReadonlySet<string>;
  onSelectionChange?(selection: ReadonlySet<string>): void;
  initialSort?: Sort;
  /** Shown instead of rows when there are none. */
  empty?: ReactNode;
  /** Marks the row that is open beside the table. */
  currentKey?: string | null;
  /** Takes the height of its rows instead of scrolling inside its container (short tables only). */
  grows?: boolean;
  /** One line for each row: as many of them as the window has room for, what is too long cut with an ellipsis. */
  dense?: boolean;
}

const ROW_REM = 2.25;
const DENSE_ROW_REM = 2.125;
const HEAD_REM = 2;

/** Where somebody is in a list: the row in focus, and how far it is scrolled. */
interface Place {
  key: string | null;
  top: number;
}

/** By table, for as long as the window is open; a row that is there no more is simply not found. */
const places = new Map<string, Place>();

function rootSize(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
}

/** The header's buttons and the line under them, in pixels. */
function headHeight(): number {
  return HEAD_REM * rootSize() + 1;
}

/** Rows by the thousand, drawn as they come into view; sorted, walked and ticked with the keyboard. */
export function DataTable<Row>({
  rows,
  columns,
  rowKey,
  onActivate,
  selection,
  onSelectionChange,
  ...props
}: DataTableProps<Row>) {
  const { t, f } = useI18n();
  const [sort, setSort] = useRemembered<Sort | null>(
    props.id && `sort.${props.id}`,
    props.initialSort ?? null,
  );
  const [widths, setWidths] = useRemembered<Record<string, number>>(props.id && `widths.${props.id}`, {});
  const scroller = useRef<HTMLDivElement>(null);
  const name = useId();
  const sorted = useMemo(() => {
    const column = columns.find(({ id }) => id === sort?.column);
    return sortRows(rows, column?.sortValue, sort?.descending ?? false, f.compare);
  }, [rows, columns, sort, f]);
  const place = places.get(props.id ?? "");
  const [activeKey, setActive] = useState<string | null>(place?.key ?? null);
  /** Where one was in this list is found again when one comes back to it. */
  function keepPlace(part: Partial<Place>) {
    if (props.id) places.set(props.id, { key: null, top: 0, ...places.get(props.id), ...part });
  }
  function setActiveKey(key: string) {
    setActive(key);
    keepPlace({ key });
  }
  const active = useMemo(() => {
    const at = sorted.findIndex((row) => rowKey(row) === activeKey);
    return at < 0 ? 0 : at;
  }, [sorted, rowKey, activeKey]);
  const virtualizer = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => (props.dense ? DENSE_ROW_REM : ROW_REM) * rootSize(),
    getItemKey: useCallback((at: number) => rowKey(sorted[at] as Row), [sorted, rowKey]),
    // The header scrolls with the rows and stays above them: it must neither cover the row that one moves to nor push it out below.
    scrollMargin: headHeight(),
    scrollPaddingStart: headHeight(),
    overscan: 6,
    initialOffset: place?.top ?? 0,
  });
  const moved = useRef(false);
  useEffect(() => {
    if (moved.current) virtualizer.scrollToIndex(active);
  }, [active, virtualizer]);

  const toggle = (key: string) => {
    const next = new Set(selection);
    if (!next.delete(key)) next.add(key);
    onSelectionChange?.(next);
  };
  const allSelected = sorted.length > 0 && selection?.size === sorted.length;
  const toggleAll = () => onSelectionChange?.(allSelected ? new Set() : new Set(sorted.map(rowKey)));

  function onKeyDown(event: KeyboardEvent) {
    if (event.target !== scroller.current || event.altKey) return;
    const row = sorted[active];
    const target = rowAfter(
      event.key,
      active,
      sorted.length,
      Math.floor((scroller.current?.clientHeight ?? 400) / (ROW_REM * rootSize())) - 2,
    );
    if (target !== null && !event.ctrlKey) {
      moved.current = true;
      setActiveKey(rowKey(sorted[target] as Row));
    } else if (event.key === "Enter" && row && onActivate) onActivate(row);
    else if (event.key === " " && row && selection) toggle(rowKey(row));
    else if (event.key === "a" && event.ctrlKey && selection) toggleAll();
    else return;
    event.preventDefault();
  }

  const template = `${selection ? "2.25rem " : ""}${tracks(columns, widths)}`;
  const rowId = (key: string) => `${name}-${key}`;
  const items = virtualizer.getVirtualItems();
  const activeShown = items.some((item) => item.index === active);
  return (
    <div className={styles.frame} data-grows={props.grows || undefined} data-dense={props.dense || undefined}>
      <div
        ref={scroller}
        role="grid"
        tabIndex={0}
        aria-label={props.label}
        aria-describedby={`${name}-keys`}
        aria-rowcount={sorted.length + 1}
        aria-colcount={columns.length + (selection ? 1 : 0)}
        aria-multiselectable={selection ? true : undefined}
        aria-activedescendant={
          activeShown && sorted[active] ? rowId(rowKey(sorted[active] as Row)) : undefined
        }
        className={styles.scroller}
        onKeyDown={onKeyDown}
        onScroll={(event) => keepPlace({ top: event.currentTarget.scrollTop })}
      >
        <DataTableHeader
          columns={columns}
          template={template}
          sort={sort}
          onSort={(column) => setSort(nextSort(sort, column))}
          widths={widths}
          onWidths={setWidths}
          select={selection ? { all: allSelected, some: selection.size > 0, toggle: toggleAll } : undefined}
        />
        {sorted.length === 0 ? (
          <div role="rowgroup">
            <div role="row">
              <div role="gridcell" aria-colspan={columns.length} className={styles.empty}>
                {props.empty ?? t("component.table.rows", { count: 0 })}
              </div>
            </div>
          </div>
        ) : (
          <div role="rowgroup" className={styles.body} style={{ height: virtualizer.getTotalSize() }}>
            {items.map((item) => {
              const row = sorted[item.index] as Row;
              const key = rowKey(row);
              return (
                <DataTableRow
                  key={key}
                  id={rowId(key)}
                  row={row}
                  columns={columns}
                  at={item.index}
                  top={item.start - virtualizer.options.scrollMargin}
                  template={template}
                  measure={virtualizer.measureElement}
                  active={item.index === active}
                  current={props.currentKey === key}
                  ticked={selection ? selection.has(key) : undefined}
                  activatable={Boolean(onActivate)}
                  onPress={() => {
                    setActiveKey(key);
                    onActivate?.(row);
                  }}
                  onTick={() => {
                    setActiveKey(key);
                    toggle(key);
                  }}
                />
              );
            })}
          </div>
        )}
      </div>
      <span id={`${name}-keys`} hidden>
        {t(selection ? "component.table.keysSelect" : "component.table.keys")}
      </span>
    </div>
  );
}
