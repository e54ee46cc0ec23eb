import { BadgeCheck, History, Redo2, Undo2 } from "lucide-react";
import { useState } from "react";
import { useUndo } from "~/app/useUndo";
import { navigate } from "~/app/router";
import { useWorkspace } from "~/app/workspace";
import { Banner, Button, Dialog, EmptyState, ErrorState, LoadingState, Page, PageHeader } from "~/components";
import { useI18n } from "~/i18n";
import { EntryList } from "./EntryList";
import { headLine } from "./head";
import styles from "./Journal.module.css";
import { useEntries } from "./useEntries";
import { VerificationResult } from "./VerificationResult";

/** Everything that was done, newest first, with what can be taken back and the proof that nothing was altered. */
export default function JournalPage() {
  const { t } = useI18n();
  const { conflicts, refused } = useWorkspace();
  const undo = useUndo();
  const journal = useEntries(null);
  const [verifying, setVerifying] = useState(false);
  return (
    <Page>
      <PageHeader
        title={t("journal.title")}
        subtitle={t("journal.subtitle")}
        actions={
          <>
            <Button icon={Undo2} isDisabled={!undo.canUndo} onPress={undo.undo}>
              {undo.undoLabel}
            </Button>
            {undo.canRedo ? (
              <Button icon={Redo2} onPress={undo.redo}>
                {undo.redoLabel}
              </Button>
            ) : null}
            <Button icon={BadgeCheck} onPress={() => setVerifying(true)}>
              {t("journal.verify")}
            </Button>
          </>
        }
      />
      {conflicts + refused > 0 ? (
        <Banner
          tone="warning"
          title={t("conflicts.waiting", { conflicts, refused })}
          actions={<Button onPress={() => navigate({ name: "conflicts" })}>{t("exchange.done.show")}</Button>}
        />
      ) : null}
      {journal.error && journal.entries.length === 0 ? (
        <ErrorState error={journal.error} on={{ retry: journal.refetch }} />
      ) : journal.loading ? (
        <LoadingState lines={12} />
      ) : journal.entries.length === 0 ? (
        <EmptyState icon={History} title={t("journal.empty.title")}>
          {t("journal.empty.text")}
        </EmptyState>
      ) : (
        <div className={styles.journal}>
          {journal.head ? (
            <p className={styles.head}>
              {t("journal.head", { count: journal.head.entries })}{" "}
              <code className={styles.code}>{headLine(journal.head)}</code>
            </p>
          ) : null}
          <EntryList entries={journal.entries} />
          {journal.hasMore ? (
            <Button onPress={journal.more} isPending={journal.loadingMore}>
              {t("journal.more")}
            </Button>
          ) : null}
        </div>
      )}
      <Dialog title={t("verify.title")} isOpen={verifying} onClose={() => setVerifying(false)}>
        {verifying ? <VerificationResult /> : null}
      </Dialog>
    </Page>
  );
}
