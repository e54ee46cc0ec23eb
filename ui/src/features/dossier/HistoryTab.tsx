import { Button, ErrorState, LoadingState } from "~/components";
import { useI18n } from "~/i18n";
import { EntryList } from "../journal/EntryList";
import { useEntries } from "../journal/useEntries";
import { LetterList } from "./LetterList";

/** Everything that was done on the dossier. */
export function HistoryTab({ dossierId }: { dossierId: string }) {
  const { t } = useI18n();
  const journal = useEntries(dossierId);
  if (journal.error && journal.entries.length === 0)
    return <ErrorState error={journal.error} on={{ retry: journal.refetch }} />;
  if (journal.loading) return <LoadingState />;
  return (
    <>
      <LetterList dossierId={dossierId} />
      <EntryList entries={journal.entries} />
      {journal.hasMore ? (
        <Button onPress={journal.more} isPending={journal.loadingMore}>
          {t("journal.more")}
        </Button>
      ) : null}
    </>
  );
}
