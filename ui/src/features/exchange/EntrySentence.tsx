import type { EntryHead } from "~/api";
import { toldOf } from "~/app/operation";
import { useI18n } from "~/i18n";

/** What somebody did, as the journal tells it, with who and when. */
export function EntrySentence({ entry }: { entry: EntryHead }) {
  const i18n = useI18n();
  return (
    <>
      {toldOf(entry, i18n)} <time dateTime={entry.at}>{i18n.f.dateTime(entry.at)}</time>
    </>
  );
}
