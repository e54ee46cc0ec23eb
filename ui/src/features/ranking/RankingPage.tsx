import { ChartNoAxesColumnDecreasing, CircleCheckBig } from "lucide-react";
import { useEffect, useMemo, useState } from "react";
import { type RankingView, useQuery } from "~/api";
import { navigate } from "~/app/router";
import { useCall, useWorkspace } from "~/app/workspace";
import {
  Banner,
  Button,
  EmptyState,
  ErrorState,
  LoadingState,
  Page,
  PageHeader,
  Section,
  Select,
} from "~/components";
import { useI18n } from "~/i18n";
import { shortTitle } from "~/text/names";
import { Comparison } from "./Comparison";
import { Method } from "./Method";
import { NextRound } from "./NextRound";
import { RankingPaper } from "./RankingPaper";
import { RankingTable } from "./RankingTable";
import { isWhole, linesOf, paperOf, scoredIn } from "./ranking";
import { StaleOrders } from "./StaleOrders";
import { useClosing } from "./useClosing";
import { useTies } from "./useTies";

/** So many lines are asked for before all the others: those that a window shows at first, since what is drawn costs more than what crosses. */
const FIRST = 12;

/** The order of the call's dossiers, every figure with the way that led to it. */
export default function RankingPage() {
  const { t } = useI18n();
  const call = useCall();
  const [gridId, setGridId] = useState<string | null>(null);
  const asked = { call_id: call.id, grid_id: gridId };
  const query = useQuery("ranking_get", { ...asked, first: FIRST });
  const partial = query.data !== undefined && !isWhole(query.data);
  const painted = usePainted(partial);
  const whole = useQuery("ranking_get", partial && painted ? asked : null);
  const view = partial && whole.data ? whole.data : query.data;
  const error = query.error ?? whole.error;
  if (view && !error) return <Ranking view={view} onGrid={setGridId} />;
  const again = () => {
    query.refetch();
    whole.refetch();
  };
  return (
    <Page>
      <PageHeader title={t("ranking.title")} />
      {error ? (
        <ErrorState
          error={error}
          on={{ score: () => navigate({ name: "scoring" }), retry: again, reload: again }}
        />
      ) : (
        <LoadingState lines={10} />
      )}
    </Page>
  );
}

/** Whether what was drawn since `when` was painted: what takes long is begun then. */
function usePainted(when: boolean): boolean {
  const [painted, setPainted] = useState(false);
  useEffect(() => {
    if (!when) return;
    // A frame begins once the one before it was painted.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => setPainted(true));
    });
    return () => cancelAnimationFrame(frame);
  }, [when]);
  return painted;
}

function Ranking({ view, onGrid }: { view: RankingView; onGrid(id: string | null): void }) {
  const { t } = useI18n();
  const { isStaff } = useWorkspace();
  const { ranked, apart } = useMemo(() => linesOf(view), [view]);
  const total = scoredIn(view);
  const whole = isWhole(view);
  const close = useClosing(view);
  const ties = useTies(view);
  return (
    <Page>
      <PageHeader
        title={t("ranking.title")}
        subtitle={t("ranking.subtitle", { number: view.grid_number, count: total })}
        actions={
          <>
            {close.count > 0 ? (
              <Button icon={CircleCheckBig} isPending={close.running} onPress={close.run}>
                {t("ranking.close.all", { count: close.count })}
              </Button>
            ) : null}
            {whole ? <NextRound view={view} /> : null}
            {whole && total > 0 ? <RankingPaper place={paperOf(view)} /> : null}
          </>
        }
      />
      <Grids view={view} onGrid={onGrid} />
      {whole && (view.ranking.provisional || view.ranking.pending > 0) ? <Provisional view={view} /> : null}
      {view.closed > 0 ? <Banner tone="info">{t("ranking.closed", { count: view.closed })}</Banner> : null}
      {total === 0 ? (
        <EmptyState icon={ChartNoAxesColumnDecreasing} title={t("ranking.empty.title")}>
          {t("ranking.empty.text")}
        </EmptyState>
      ) : (
        <>
          {ranked.length > 0 ? (
            <RankingTable label={t("ranking.ranked")} view={view} lines={ranked} onOrder={ties.ask} />
          ) : null}
          {apart.length > 0 ? (
            <Section title={t("ranking.apart")} description={t("ranking.apartText")}>
              <RankingTable label={t("ranking.apart")} view={view} lines={apart} />
            </Section>
          ) : null}
          {whole ? <StaleOrders view={view} /> : null}
          <Section title={t("ranking.method.title")}>
            <Method grid={view.grid} agreed={view.results.some(({ individual }) => individual !== null)} />
          </Section>
          {isStaff ? <Comparison key={view.grid_id} gridId={view.grid_id} /> : null}
        </>
      )}
      {ties.dialog}
    </Page>
  );
}

const OWN = "own";

/** The grids on which something is scored, where there are several: each has a ranking of its own, their numbers do not compare. */
function Grids({ view, onGrid }: { view: RankingView; onGrid(id: string | null): void }) {
  const { t } = useI18n();
  if (view.grids.length < 2) return null;
  return (
    <Banner tone="info" title={t("ranking.grids.title", { count: view.grids.length })}>
      <p>{t("ranking.grids.text")}</p>
      <Select
        label={t("ranking.grids.label")}
        value={view.grid_id ?? OWN}
        onChange={(id) => onGrid(id === OWN ? null : id)}
        options={view.grids.map(({ id, name, dossiers }) => ({
          id: id ?? OWN,
          label: id === null ? t("call.grids.own") : name,
          hint: t("ranking.grids.count", { count: dossiers }),
        }))}
      />
    </Banner>
  );
}

/** So many dossiers are named one by one. */
const NAMED = 6;

function Provisional({ view }: { view: RankingView }) {
  const { t, f } = useI18n();
  const { insufficient, lacking, pending, provisional } = view.ranking;
  const titlesOf = (ids: readonly string[]) => {
    const all = view.dossiers.filter(({ id }) => ids.includes(id)).map(({ title }) => shortTitle(title));
    const others = Math.max(0, all.length - NAMED);
    return f.list([...all.slice(0, NAMED), ...(others > 0 ? [t("ranking.others", { count: others })] : [])]);
  };
  return (
    <Banner
      tone={provisional ? "warning" : "info"}
      title={t(provisional ? "ranking.provisional" : "ranking.pendingTitle")}
    >
      {insufficient.length > 0
        ? t("ranking.insufficient", {
            count: insufficient.length,
            titles: titlesOf(insufficient),
            required: view.grid.min_evaluations,
          })
        : null}{" "}
      {lacking.length > 0 ? t("ranking.lacking", { titles: titlesOf(lacking) }) : null}{" "}
      {pending > 0 ? t("ranking.pending", { count: pending }) : null}
    </Banner>
  );
}
