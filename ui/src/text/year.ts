/** Years of a committee's life, as the command line has them. */
const FIRST = 1990;
const LAST = 2100;

/** The year that is meant by what was typed: two figures are of this century, or of the last decade of the one before; none for any other. */
export function yearMeant(typed: number): number | null {
  const year = typed >= 100 ? typed : typed < 90 ? 2000 + typed : 1900 + typed;
  return year >= FIRST && year <= LAST ? year : null;
}
