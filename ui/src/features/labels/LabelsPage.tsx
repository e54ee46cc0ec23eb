import { Award } from "lucide-react";
import { type LabelList, useQuery } from "~/api";
import { navigate } from "~/app/router";
import { useCall } from "~/app/workspace";
import { EmptyState, ErrorState, LoadingState, Page, PageHeader, Section } from "~/components";
import { useI18n } from "~/i18n";
import { Funnel } from "./Funnel";
import { LabelTable } from "./LabelTable";
import { inForce } from "./labels";

/** What the call granted, followed: labels with their days and alerts, conditions, funders, and how many dossiers went how far. */
export default function LabelsPage() {
  const { t } = useI18n();
  const call = useCall();
  const { data, error, refetch } = useQuery("label_list", { call_id: call.id });
  if (data) return <Labels list={data} />;
  return (
    <Page>
      <PageHeader title={t("labels.title")} />
      {error ? (
        <ErrorState error={error} on={{ retry: refetch, reload: refetch }} />
      ) : (
        <LoadingState lines={8} />
      )}
    </Page>
  );
}

function Labels({ list }: { list: LabelList }) {
  const { t } = useI18n();
  const call = useCall();
  const rules = useQuery("call_get", { call_id: call.id }).data?.rules;
  const funders = rules?.funders != null;
  // An opinion holds without an end of its own; a label of before the rules were changed still has one.
  const ends = rules?.label != null || list.rows.some(({ term }) => term !== null);
  const { holding, ending } = inForce(list.rows);
  return (
    <Page>
      <PageHeader
        title={t("labels.title")}
        subtitle={ends ? t("labels.subtitle", { holding, ending }) : undefined}
      />
      <Section title={t(funders ? "labels.funnel" : "labels.funnelShort")}>
        <Funnel figures={list.funnel} funders={funders} />
      </Section>
      {list.rows.length > 0 ? (
        <LabelTable
          rows={list.rows}
          funders={funders}
          ends={ends}
          onOpen={({ dossier_id }) => navigate({ name: "dossier", id: dossier_id, tab: "decisions" })}
        />
      ) : (
        <EmptyState icon={Award} title={t("labels.empty")}>
          {t("labels.emptyText")}
        </EmptyState>
      )}
    </Page>
  );
}
