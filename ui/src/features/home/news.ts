import type { News } from "~/api";
import type { I18n } from "~/i18n";

/** « Depuis le pli précédent : dossier 9 ajouté, dossier 3 modifié. »; none where nothing changed. */
export function newsSentence(news: News, { t, f }: Pick<I18n, "t" | "f">): string | null {
  const parts = (["came", "changed", "left"] as const).flatMap((kind) => {
    const numbers = news[kind];
    const words = { count: numbers.length, numbers: f.list(numbers.map(String)) };
    return numbers.length > 0 ? [t(`home.news.${kind}`, words)] : [];
  });
  if (news.rules) parts.push(t("home.news.rules"));
  return parts.length > 0 ? t("home.news", { what: parts.join(", ") }) : null;
}
