import type { Place } from "./paste";

export interface Size {
  rows: number;
  columns: number;
}

/** Where a key goes from a cell, as in Calc; none for a key that goes nowhere. */
export function goes(
  { key, ctrlKey, metaKey, shiftKey }: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "shiftKey">,
  { row, column }: Place,
  { rows, columns }: Size,
): Place | null {
  const far = ctrlKey || metaKey;
  const within = (place: Place): Place => ({
    row: Math.max(0, Math.min(rows - 1, place.row)),
    column: Math.max(0, Math.min(columns - 1, place.column)),
  });
  switch (key) {
    case "ArrowUp":
      return within({ row: far ? 0 : row - 1, column });
    case "ArrowDown":
      return within({ row: far ? rows - 1 : row + 1, column });
    case "ArrowLeft":
      return within({ row, column: far ? 0 : column - 1 });
    case "ArrowRight":
      return within({ row, column: far ? columns - 1 : column + 1 });
    case "Home":
      return within({ row: far ? 0 : row, column: 0 });
    case "End":
      return within({ row: far ? rows - 1 : row, column: columns - 1 });
    case "PageUp":
      return within({ row: row - 10, column });
    case "PageDown":
      return within({ row: row + 10, column });
    case "Enter":
      return within({ row: row + (shiftKey ? -1 : 1), column });
    default:
      return null;
  }
}
