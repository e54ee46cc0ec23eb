import { type CallView, type SessionView, useQuery } from "~/api";
import type { PageProps } from "~/app/pages";
import { navigate } from "~/app/router";
import { useCall } from "~/app/workspace";
import { Banner, ErrorState, LoadingState, Page, PageHeader, Stepper } from "~/components";
import { useI18n } from "~/i18n";
import { AttendancePanel } from "./AttendancePanel";
import { ItemPanel } from "./ItemPanel";
import { sessionTitle } from "./names";
import { PapersPanel } from "./PapersPanel";
import { PlanPanel } from "./PlanPanel";
import { SessionActions } from "./SessionActions";
import { SessionRail } from "./SessionRail";
import styles from "./Sessions.module.css";
import { SessionStatus } from "./SessionsPage";
import { awaitsAct, firstPanel, isEditable, proposals, reached, STEPS } from "./steps";
import { ToReview } from "./ToReview";
import { Warnings } from "./Warnings";

/** One session, from its date to its approved minutes. */
export default function SessionPage({ route }: PageProps<"session">) {
  const { t } = useI18n();
  const call = useCall();
  const session = useQuery("session_get", { session_id: route.id });
  const rules = useQuery("call_get", { call_id: call.id });
  if (session.data && rules.data) {
    return <OpenSession key={route.id} view={session.data} call={rules.data} panel={route.item} />;
  }
  const error = session.error ?? rules.error;
  return (
    <Page>
      <PageHeader
        back={{ label: t("sessions.title"), onPress: () => navigate({ name: "sessions" }) }}
        title={t("session.title")}
      />
      {error ? (
        <ErrorState
          error={error}
          on={{ retry: session.refetch, reload: () => navigate({ name: "sessions" }) }}
        />
      ) : (
        <LoadingState lines={10} />
      )}
    </Page>
  );
}

function OpenSession({ view, call, panel }: { view: SessionView; call: CallView; panel?: string }) {
  const i18n = useI18n();
  const { t, f } = i18n;
  const { row, items } = view;
  const known =
    panel && (["plan", "attendance", "papers"].includes(panel) || items.some(({ id }) => id === panel));
  const shown = known ? panel : firstPanel(view);
  const item = items.find(({ id }) => id === shown);
  const at = reached(row.state);
  return (
    <Page>
      <PageHeader
        back={{ label: t("sessions.title"), onPress: () => navigate({ name: "sessions" }) }}
        title={sessionTitle(row, i18n)}
        status={<SessionStatus state={row.state} />}
        subtitle={t("session.subtitle", { time: f.timeOfDay(row.starts_at), place: row.place || "—" })}
        actions={<SessionActions view={view} callId={call.id} />}
      />
      <Stepper
        steps={STEPS.map((id, step) => ({
          id,
          label: t(`session.step.${id}`),
          state: step < at ? "done" : step === at ? "current" : "todo",
        }))}
      />
      {row.state === "quorum_failed" || row.state === "reconvened" ? (
        <Banner tone="danger" title={t("session.failed.title")}>
          {t(row.state === "reconvened" ? "session.failed.again" : "session.failed.text")}
        </Banner>
      ) : null}
      {view.warnings.length > 0 && isEditable(row.state) ? (
        <Banner tone="warning" title={t("session.warnings")}>
          <Warnings warnings={view.warnings} />
        </Banner>
      ) : null}
      {awaitsAct(view) ? (
        <Banner tone="info" title={t("session.awaitsAct", { count: proposals(items).length })}>
          {t("session.awaitsActText")}
        </Banner>
      ) : null}
      {row.reconvened_from ? <Banner tone="info">{t("session.second")}</Banner> : null}
      <ToReview reviewed={view.to_review} />
      <div className={styles.session}>
        <SessionRail view={view} shown={shown} />
        <div className={styles.panel}>
          {shown === "plan" ? <PlanPanel view={view} callId={call.id} /> : null}
          {shown === "attendance" ? <AttendancePanel view={view} call={call} /> : null}
          {shown === "papers" ? <PapersPanel view={view} /> : null}
          {item ? <ItemPanel key={item.id} item={item} view={view} call={call} /> : null}
        </div>
      </div>
    </Page>
  );
}
