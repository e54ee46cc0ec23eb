import {
  type ClipboardEvent,
  type KeyboardEvent,
  type PointerEvent,
  useEffect,
  useRef,
  useState,
} from "react";
import { goes, type Size } from "./keys";
import { between, clipboardOf, type Place } from "./paste";
import type { PaperGridState } from "./usePaperGrid";

interface Input {
  size: Size;
  state: PaperGridState;
  active: Place;
  /** Where a number of a sheet led just now: the keys are there from then on. */
  landed: Place | null;
  onActive(place: Place): void;
  /** What a cell shows. */
  text(place: Place): string;
  /** Goes to the comment of the cell. */
  onComment(): void;
}

/** Whether an event comes from the button that selects. */
const selects = ({ buttons, pointerType }: PointerEvent) => buttons === 1 && pointerType === "mouse";

/** The hands of a spreadsheet: what is selected by keys or by the pointer, what is typed over a cell, what is copied, pasted, filled and emptied. */
export function useCells({ size, state, active, landed, onActive, text, onComment }: Input) {
  const [corner, setCorner] = useState<Place>(active);
  /** What is being typed over the answer; none while nothing is. */
  const [draft, setDraft] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const held = useRef(false);
  const dragging = useRef(false);
  const selection = between(active, corner);
  // As long as nothing is being typed, what comes next replaces what stands there.
  useEffect(() => {
    if (!held.current || draft !== null) return;
    input.current?.focus();
    input.current?.select();
  });

  useEffect(() => {
    if (!landed) return;
    held.current = true;
    setCorner(landed);
    input.current?.focus();
  }, [landed]);

  function commit() {
    if (draft !== null) void state.type(active, draft);
    setDraft(null);
  }
  function move(to: Place, extend = false) {
    commit();
    onActive(to);
    if (!extend) setCorner(to);
  }
  /** What Ctrl with a letter does here; `false` for a letter that does nothing. */
  function letter(key: string): boolean {
    if (draft !== null) return false;
    if (key === "d") void state.fill(selection);
    else if (key === "a") {
      setCorner({ row: 0, column: 0 });
      onActive({ row: size.rows - 1, column: size.columns - 1 });
    } else return false;
    return true;
  }
  function along(back: boolean) {
    const next = active.row * size.columns + active.column + (back ? -1 : 1);
    if (next < 0 || next >= size.rows * size.columns) return false;
    move({ row: Math.floor(next / size.columns), column: next % size.columns });
    return true;
  }
  function edit(field: HTMLInputElement) {
    field.setSelectionRange(field.value.length, field.value.length);
    setDraft(text(active));
  }
  /** Whether the key did something, so that it does nothing else. */
  function pressed(event: KeyboardEvent<HTMLInputElement>): boolean {
    const { key, shiftKey } = event;
    if (draft !== null && ["ArrowLeft", "ArrowRight", "Home", "End"].includes(key)) return false;
    if ((event.ctrlKey || event.metaKey) && key.length === 1) return letter(key.toLowerCase());
    if (key === "Escape") {
      state.giveUp(active);
      setDraft(null);
    } else if (key === "F2" && shiftKey) {
      commit();
      onComment();
    } else if (key === "F2") edit(event.currentTarget);
    else if ((key === "Delete" || key === "Backspace") && draft === null) void state.clear(selection);
    else if (key === "Tab") {
      if (along(shiftKey)) return true;
      commit();
      return false;
    } else {
      const to = goes(event, active, size);
      if (!to) return false;
      move(to, shiftKey && key !== "Enter");
    }
    return true;
  }
  function copy(event: ClipboardEvent) {
    if (draft !== null) return;
    const { top, bottom, left, right } = selection;
    const rows = Array.from({ length: bottom - top + 1 }, (_, down) =>
      Array.from({ length: right - left + 1 }, (_, aside) => text({ row: top + down, column: left + aside })),
    );
    event.clipboardData.setData("text/plain", clipboardOf(rows));
    event.preventDefault();
    if (event.type === "cut") void state.clear(selection);
  }

  return {
    draft,
    selected: ({ row, column }: Place) =>
      row >= selection.top &&
      row <= selection.bottom &&
      column >= selection.left &&
      column <= selection.right,
    /** Of the field in the cell in focus. */
    field: {
      ref: input,
      onFocus() {
        held.current = true;
        input.current?.select();
      },
      onBlur() {
        held.current = false;
        commit();
      },
      onChange: (event: { currentTarget: HTMLInputElement }) => setDraft(event.currentTarget.value),
      onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
        if (event.nativeEvent.isComposing || event.altKey) return;
        if (pressed(event)) event.preventDefault();
      },
      onPaste(event: ClipboardEvent) {
        if (draft !== null) return;
        event.preventDefault();
        void state.paste(event.clipboardData.getData("text/plain"), selection);
      },
      onCopy: copy,
      onCut: copy,
    },
    /** Of every cell: a press goes there, and a selection is drawn as far as the pointer goes. */
    cell: (place: Place) => ({
      onPointerDown(event: PointerEvent) {
        if (event.button !== 0) return;
        dragging.current = true;
        if (place.row === active.row && place.column === active.column) {
          if (!event.shiftKey) setCorner(place);
          return;
        }
        event.preventDefault();
        held.current = true;
        move(place, event.shiftKey);
      },
      onPointerEnter(event: PointerEvent) {
        // Whoever lets go elsewhere has let go.
        dragging.current &&= selects(event);
        if (dragging.current) move(place, true);
      },
    }),
  };
}
