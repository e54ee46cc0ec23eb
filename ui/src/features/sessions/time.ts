/** A time of the day as it is stored (`14:05`), from the ways in which people type it (`14h05`, `1405`, `9 h`); `null` when it is none. */
export function timeOf(text: string): string | null {
  const found = /^\s*(\d{1,2})\s*(?:[:hH.]\s*(\d{1,2})?)?\s*$|^\s*(\d{2})(\d{2})\s*$/.exec(text);
  if (!found) return null;
  const [hours, minutes] = [Number(found[1] ?? found[3]), Number(found[2] ?? found[4] ?? 0)];
  if (hours > 23 || minutes > 59) return null;
  return `${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`;
}
