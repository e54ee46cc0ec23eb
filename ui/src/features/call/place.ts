import { type I18n, isMessageKey } from "~/i18n";

/** « Thèmes, ligne 6 »: where on the page the field stands that the core names `themes[5].label.en`. */
export function placeOf(field: string, { t }: Pick<I18n, "t">): string {
  const [, area = "", at] = /^([a-z_]+)(?:\[(\d+)\])?/.exec(field) ?? [];
  const key = `call.place.${area}`;
  const name = isMessageKey(key) ? t(key) : t("call.place.other");
  return at === undefined ? name : t("call.place.line", { name, number: Number(at) + 1 });
}

/** « Critères, ligne 1.2 » for `criteria[0].parts[1].floor`: a part is told by its category and its place there. */
export function placeInGrid(field: string, { t }: Pick<I18n, "t">): string {
  const places = [...field.matchAll(/(?:criteria|parts)\[(\d+)\]/g)].map(([, at]) => Number(at) + 1);
  if (places.length < 2) return placeOf(field, { t });
  return t("call.place.line", { name: t("call.place.criteria"), number: places.join(".") });
}
