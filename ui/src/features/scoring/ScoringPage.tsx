import { ListX } from "lucide-react";
import { useState } from "react";
import { type ScoringItem, type ScoringQueue, useQuery } from "~/api";
import type { PageProps } from "~/app/pages";
import { navigate } from "~/app/router";
import { useCall, useWorkspace } from "~/app/workspace";
import { Button, EmptyState, ErrorState, LoadingState, Page, PageHeader } from "~/components";
import { useI18n } from "~/i18n";
import { InterestsList } from "./InterestsList";
import { PAPER, PaperSheets } from "./paper/PaperSheets";
import { isOpen } from "./queue";
import { QueueView } from "./QueueView";
import { Room } from "./Room";
import { WhoScores } from "./WhoScores";

/** The acting member's list, the question on interests, and the reading room of one dossier; for the secretariat, sheets of paper. */
export default function ScoringPage({ route }: PageProps<"scoring">) {
  const { t } = useI18n();
  const { isStaff, memberId } = useWorkspace();
  const call = useCall();
  const queue = useQuery("scoring_queue", isStaff ? null : { call_id: call.id });
  if (isStaff) return route.id === PAPER ? <PaperSheets callId={call.id} /> : <WhoScores callId={call.id} />;
  if (queue.error) {
    return (
      <Page>
        <PageHeader title={t("scoring.title")} />
        <ErrorState error={queue.error} on={{ retry: queue.refetch, reload: queue.refetch }} />
      </Page>
    );
  }
  if (!queue.data) {
    return (
      <Page>
        <PageHeader title={t("scoring.title")} />
        <LoadingState lines={9} />
      </Page>
    );
  }
  // What somebody was asked is nothing to whoever sits down next.
  if (!route.id) return <List key={memberId} queue={queue.data} />;
  const item = queue.data.items.find(({ dossier_id }) => dossier_id === route.id);
  if (!item) return <NotMine />;
  return <Opened key={`${memberId ?? ""} ${item.dossier_id}`} item={item} items={queue.data.items} />;
}

/** One's list; before it, the question on interests wherever it is not answered yet. */
function List({ queue }: { queue: ScoringQueue }) {
  const undeclared = queue.items.filter((item) => isOpen(item) && !item.declared).length;
  const [asking, setAsking] = useState(undeclared > 0);
  if (asking) return <InterestsList items={queue.items} onDone={() => setAsking(false)} />;
  return <QueueView queue={queue} undeclared={undeclared} onDeclare={() => setAsking(true)} />;
}

function Opened({ item, items }: { item: ScoringItem; items: readonly ScoringItem[] }) {
  const [asking, setAsking] = useState(!item.declared);
  const done = () => (item.declared ? setAsking(false) : navigate({ name: "scoring" }));
  if (asking || !item.declared) return <InterestsList items={items} wanted={item.dossier_id} onDone={done} />;
  return <Room item={item} items={items} />;
}

function NotMine() {
  const { t } = useI18n();
  return (
    <Page>
      <PageHeader title={t("scoring.title")} />
      <EmptyState
        icon={ListX}
        title={t("scoring.notMine.title")}
        actions={<Button onPress={() => navigate({ name: "scoring" })}>{t("scoring.back")}</Button>}
      >
        {t("scoring.notMine.text")}
      </EmptyState>
    </Page>
  );
}
