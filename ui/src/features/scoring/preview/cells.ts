import type { PreviewCell } from "~/api";
import type { I18n } from "~/i18n";

/** The name of a column as spreadsheets have it: A, B, … Z, AA. */
export function columnName(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26));
  return at < 26 ? letter : columnName(Math.floor(at / 26) - 1) + letter;
}

/** The most digits after the separator: what a computation leaves beyond them nobody typed. */
const DIGITS = 6;

/** How people of this language write a cell; what is no number or day after all stands as it is. */
export function shownIn({ t, f }: Pick<I18n, "t" | "f">): (cell: PreviewCell) => string {
  return ({ text, kind }) => {
    if (kind === "truth") return t(text === "true" ? "preview.true" : "preview.false");
    if (kind === "number" || kind === "percent") {
      const number = Number(text);
      if (text.trim() === "" || !Number.isFinite(number)) return text;
      return kind === "percent" ? `${f.number(number * 100, 2)}\u00a0%` : f.number(number, DIGITS);
    }
    if (kind === "date" && /^\d{4}-\d{2}-\d{2}/.test(text)) {
      const hour = text.slice(11, 16);
      return hour ? `${f.dateShort(text.slice(0, 10))} ${hour}` : f.dateShort(text.slice(0, 10));
    }
    return text;
  };
}
