import { LockKeyhole, TriangleAlert } from "lucide-react";
import { type ClipboardEvent, type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { SheetRow, SheetTable } from "~/api";
import { useI18n } from "~/i18n";
import { answersIn, levelsOf } from "~/text/grid";
import { labelIn } from "~/text/label";
import { goes } from "./keys";
import styles from "./Paper.module.css";
import { between, type Place } from "./paste";
import { keyOf, type PaperGridState } from "./usePaperGrid";
import { RowEnd } from "./RowEnd";

interface Props {
  table: SheetTable;
  state: PaperGridState;
  /** The rows are members of one dossier, or dossiers of one member. */
  of: "dossier" | "member";
  checking: boolean;
  active: Place;
  onActive(place: Place): void;
}

/** A table of marks with the keys of a spreadsheet: what is typed replaces, F2 changes, a block is pasted as Calc pastes it. */
export function PaperGrid({ table, state, of, checking, active, onActive }: Props) {
  const i18n = useI18n();
  const { t, language } = i18n;
  const { criteria } = state;
  const size = { rows: table.rows.length, columns: criteria.length };
  const [corner, setCorner] = useState<Place>(active);
  /** What is being typed over the answer; none while nothing is. */
  const [draft, setDraft] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const held = useRef(false);
  const selection = between(active, corner);
  // As long as nothing is being typed, what comes next replaces what stands there.
  useEffect(() => {
    if (!held.current || draft !== null) return;
    input.current?.focus();
    input.current?.select();
  });

  const text = (row: SheetRow, column: number) => {
    const criterion = criteria[column];
    if (!criterion) return "";
    const answer = state.answerOf(row, criterion.code);
    const refused = state.refused.get(keyOf(row, criterion.code));
    return refused?.text ?? (answer === null ? "" : answersIn(levelsOf(table.grid, criterion), i18n)(answer));
  };
  function move(to: Place, extend = false) {
    commit();
    onActive(to);
    if (!extend) setCorner(to);
  }
  function commit() {
    if (draft !== null) void state.type(active, draft);
    setDraft(null);
  }
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.nativeEvent.isComposing || event.altKey) return;
    const { key } = event;
    const line = table.rows[active.row];
    const code = criteria[active.column]?.code ?? "";
    if (draft !== null && ["ArrowLeft", "ArrowRight", "Home", "End"].includes(key)) return;
    if (key === "Escape") {
      if (line) state.giveUp(line, code);
      setDraft(null);
    } else if (key === "F2") {
      const { length } = event.currentTarget.value;
      event.currentTarget.setSelectionRange(length, length);
      setDraft(line ? text(line, active.column) : "");
    } else if ((key === "Delete" || key === "Backspace") && draft === null) void state.clear(selection);
    else if (key === "Tab") {
      const along = active.row * size.columns + active.column + (event.shiftKey ? -1 : 1);
      if (along < 0 || along >= size.rows * size.columns) return commit();
      move({ row: Math.floor(along / size.columns), column: along % size.columns });
    } else {
      const to = goes(event, active, size);
      if (!to) return;
      move(to, event.shiftKey && key !== "Enter");
    }
    event.preventDefault();
  }
  function onPaste(event: ClipboardEvent) {
    if (draft !== null) return;
    event.preventDefault();
    void state.paste(event.clipboardData.getData("text/plain"), selection);
  }
  function onCopy(event: ClipboardEvent) {
    if (draft !== null) return;
    const rows = table.rows.slice(selection.top, selection.bottom + 1);
    const columns = criteria.slice(selection.left, selection.right + 1);
    const lines = rows.map((row) => columns.map((_, at) => text(row, selection.left + at)).join("\t"));
    event.clipboardData.setData("text/plain", lines.join("\n"));
    event.preventDefault();
  }
  const selected = ({ row, column }: Place) =>
    row >= selection.top && row <= selection.bottom && column >= selection.left && column <= selection.right;

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
              const differs =
                checking &&
                state.second.has(key) &&
                state.second.get(key) !== state.firstOf(row, criterion.code);
              return (
                // biome-ignore lint/a11y/useFocusableInteractive: the field of the cell in focus has it
                <td
                  key={criterion.code}
                  // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: see the table
                  role="gridcell"
                  aria-selected={selected(place)}
                  aria-invalid={refused !== undefined || undefined}
                  data-differs={differs || undefined}
                  title={refused ? t(`paper.refused.${refused.reason}`, { typed: refused.text }) : undefined}
                  onPointerDown={(event) => {
                    if (here) return;
                    event.preventDefault();
                    held.current = true;
                    move(place, event.shiftKey);
                  }}
                >
                  {refused ? <TriangleAlert aria-hidden className={styles.warned} /> : null}
                  {here ? (
                    <input
                      ref={input}
                      value={draft ?? text(row, column)}
                      readOnly={row.locked !== null}
                      inputMode="decimal"
                      autoComplete="off"
                      aria-label={t("paper.cell", {
                        row: of === "dossier" ? row.member : row.title,
                        criterion: `${criterion.code} ${labelIn(criterion.label, language)}`,
                      })}
                      aria-describedby={refused ? "paper-refused" : undefined}
                      onFocus={(event) => {
                        held.current = true;
                        event.currentTarget.select();
                      }}
                      onBlur={() => {
                        held.current = false;
                        commit();
                      }}
                      onChange={(event) => setDraft(event.currentTarget.value)}
                      onKeyDown={onKeyDown}
                      onPaste={onPaste}
                      onCopy={onCopy}
                    />
                  ) : (
                    <span>{text(row, column)}</span>
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
