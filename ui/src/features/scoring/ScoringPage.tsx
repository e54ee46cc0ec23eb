import { ListX } from "lucide-react";
import { type ScoringItem, useQuery } from "~/api";
import type { PageProps } from "~/app/pages";
import { navigate } from "~/app/router";
import { useCall, useWorkspace } from "~/app/workspace";
import { Button, EmptyState, ErrorState, LoadingState, Page, PageHeader } from "~/components";
import { useI18n } from "~/i18n";
import { InterestGate } from "./InterestGate";
import { QueueView } from "./QueueView";
import { Room } from "./Room";
import { WhoScores } from "./WhoScores";

/** The acting member's list, the question on interests, and the scoring room of one dossier. */
export default function ScoringPage({ route }: PageProps<"scoring">) {
  const { t } = useI18n();
  const { isStaff } = useWorkspace();
  const call = useCall();
  const queue = useQuery("scoring_queue", isStaff ? null : { call_id: call.id });
  if (isStaff) return <WhoScores callId={call.id} />;
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
  if (!route.id) return <QueueView queue={queue.data} />;
  const item = queue.data.items.find(({ dossier_id }) => dossier_id === route.id);
  if (!item) return <NotMine />;
  return <Opened key={item.dossier_id} item={item} items={queue.data.items} />;
}

function Opened({ item, items }: { item: ScoringItem; items: readonly ScoringItem[] }) {
  return item.declared ? <Room item={item} items={items} /> : <InterestGate item={item} />;
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
