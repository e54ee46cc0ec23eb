import { CircleCheck } from "lucide-react";
import { type ConflictView, invalidate, type RefusedEntry, useCommand, useQuery } from "~/api";
import { useWorkspace } from "~/app/workspace";
import {
  Badge,
  Button,
  EmptyState,
  ErrorState,
  LoadingState,
  Page,
  PageHeader,
  Section,
  toast,
  useReport,
} from "~/components";
import { useI18n } from "~/i18n";
import { EntrySentence } from "./EntrySentence";
import styles from "./Exchange.module.css";
import { isKeptBack, MeetingView, useMeetingTitle, useSideValue } from "./MeetingView";
import { ReasonText } from "./PlanView";

/** What two copies say differently, for somebody to settle; and what a rule forbade here, kept with its reason. */
export default function ConflictsPage() {
  const { t } = useI18n();
  const query = useQuery("conflict_list", {});
  if (!query.data) {
    return (
      <Page>
        <PageHeader title={t("conflicts.title")} />
        {query.error ? <ErrorState error={query.error} on={{ retry: query.refetch }} /> : <LoadingState />}
      </Page>
    );
  }
  const { conflicts, refused } = query.data;
  return (
    <Page>
      <PageHeader title={t("conflicts.title")} subtitle={t("conflicts.subtitle")} />
      {conflicts.length + refused.length === 0 ? (
        <EmptyState icon={CircleCheck} title={t("conflicts.none")}>
          {t("conflicts.noneText")}
        </EmptyState>
      ) : null}
      {conflicts.length > 0 ? (
        <Section title={t("conflicts.open", { count: conflicts.length })}>
          <ol className={styles.conflicts}>
            {conflicts.map((conflict) => (
              <Conflict key={conflict.id} conflict={conflict} />
            ))}
          </ol>
        </Section>
      ) : null}
      {refused.length > 0 ? <Refused entries={refused} /> : null}
    </Page>
  );
}

function Conflict({ conflict: { id, meeting, shown } }: { conflict: ConflictView }) {
  const { t } = useI18n();
  const { isStaff, readOnly } = useWorkspace();
  const settle = useCommand("conflict_settle", useReport());
  const title = useMeetingTitle(meeting);
  const wordsOf = useSideValue();
  async function take(side: "ours" | "theirs") {
    if (!(await settle.run({ conflict_id: id, take: side }))) return;
    // What the status counts of conflicts follows from it.
    invalidate(["workspace"]);
    toast({ tone: "success", title: t("conflicts.settled"), text: title });
  }
  const act = (side: "ours" | "theirs") => {
    const value = wordsOf(meeting, meeting[side]);
    return (
      <div className={styles.act}>
        {isStaff && !readOnly ? (
          <Button size="small" isDisabled={settle.running} onPress={() => void take(side)}>
            {isKeptBack(meeting)
              ? t("conflicts.keepThis")
              : t("conflicts.keep", { value: value.length > 40 ? `${value.slice(0, 39)}…` : value })}
          </Button>
        ) : null}
        {shown === side ? <Badge>{t("conflicts.shown")}</Badge> : null}
      </div>
    );
  };
  return (
    <li className={styles.conflict}>
      <h3>{title}</h3>
      {shown === null ? <p className={styles.hint}>{t("conflicts.overwritten")}</p> : null}
      <MeetingView meeting={meeting} acts={{ ours: act("ours"), theirs: act("theirs") }} />
    </li>
  );
}

function Refused({ entries }: { entries: readonly RefusedEntry[] }) {
  const { t } = useI18n();
  return (
    <Section
      title={t("conflicts.refused", { count: entries.length })}
      description={t("conflicts.refusedText")}
    >
      <ol className={styles.lines}>
        {entries.map(({ entry, reason }) => (
          <li key={`${entry.device}:${entry.number}`} className={styles.line}>
            <p>
              <EntrySentence entry={entry} />
            </p>
            <ReasonText reason={reason} />
          </li>
        ))}
      </ol>
    </Section>
  );
}
