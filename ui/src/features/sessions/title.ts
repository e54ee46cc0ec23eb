import type { AgendaItemView } from "~/api";
import type { I18n } from "~/i18n";

/** What an item is called: its dossier's title, or its number for somebody who is recused and sees nothing of it. */
export const titleOf = ({ title, dossier_number: number }: AgendaItemView, t: I18n["t"]) =>
  title || t("session.item.kept", { number });
