import type { SessionRow } from "~/api";
import type { I18n } from "~/i18n";

type Named = Pick<SessionRow, "number" | "held_on">;

/** « Séance n° 3 — mercredi 11 mars 2026 »; by its day alone as long as it was not held. */
export function sessionTitle({ number, held_on }: Named, { t, f }: Pick<I18n, "t" | "f">): string {
  const date = f.dateLong(held_on);
  return number === null ? t("session.titleOn", { date }) : t("session.titleOf", { number, date });
}

/** What names a session in the sentence of an act, as in the journal. */
export function aboutSession({ number, held_on }: Named): Record<string, unknown> {
  return number === null ? { held_on } : { session: number, held_on };
}
