import type { EntryHead } from "~/api";
import { sentenceOf } from "~/app/operation";
import { type I18n, useI18n } from "~/i18n";

type Named = Pick<EntryHead, "person_name" | "part">;

/** « Claire Martin (secrétariat) »: whoever acted, and in which part. */
export function authorOf({ person_name, part }: Named, { t }: Pick<I18n, "t">): string {
  return t("seat.named", { name: person_name ?? t("seat.somebody"), part: t(`part.${part}`) });
}

/** What somebody did, as the journal tells it, with who and when. */
export function EntrySentence({ entry }: { entry: EntryHead }) {
  const i18n = useI18n();
  return (
    <>
      {authorOf(entry, i18n)} — {sentenceOf(entry.operation, entry.params, i18n)}{" "}
      <time dateTime={entry.at}>{i18n.f.dateTime(entry.at)}</time>
    </>
  );
}
