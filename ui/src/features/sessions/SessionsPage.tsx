import { CalendarPlus, Gavel } from "lucide-react";
import { useMemo, useState } from "react";
import { type SessionRow, type SessionState, useQuery } from "~/api";
import { navigate } from "~/app/router";
import { useCall, useWorkspace } from "~/app/workspace";
import {
  Button,
  type Column,
  DataTable,
  EmptyState,
  ErrorState,
  LoadingState,
  Page,
  PageHeader,
  STATUS_ICONS,
  Status,
  type Tone,
} from "~/components";
import { type I18n, useI18n } from "~/i18n";
import { CadenceStrip } from "./CadenceStrip";
import NewSession from "./NewSession";
import { PendingReservations } from "./PendingReservations";
import { ReadyList } from "./ReadyList";
import styles from "./Sessions.module.css";

const TONES: Record<SessionState, Tone> = {
  planned: "neutral",
  convened: "info",
  open: "info",
  closed: "warning",
  minutes_draft: "warning",
  minutes_approved: "success",
  published: "success",
  cancelled: "neutral",
  quorum_failed: "danger",
  reconvened: "neutral",
};

export function SessionStatus({ state }: { state: SessionState }) {
  const { t } = useI18n();
  const icon =
    state === "open"
      ? STATUS_ICONS.current
      : state === "convened"
        ? STATUS_ICONS.waiting
        : state === "cancelled" || state === "reconvened"
          ? STATUS_ICONS.excluded
          : undefined;
  return (
    <Status tone={TONES[state]} icon={icon}>
      {t(`session.state.${state}`)}
    </Status>
  );
}

/** Which session failed before: by its number, or by its day where it has none. */
function secondOf(before: SessionRow | undefined, { t, f }: I18n): string {
  if (before && before.number === null) return t("sessions.secondOfDay", { date: f.date(before.held_on) });
  return t("sessions.secondOf", { number: before?.number ?? "—" });
}

function columns(i18n: I18n, before: (id: string | null) => SessionRow | undefined): Column<SessionRow>[] {
  const { t, f } = i18n;
  return [
    {
      id: "number",
      header: t("sessions.column.number"),
      width: 5,
      align: "end",
      cell: (row) => row.number ?? "—",
      sortValue: (row) => row.number,
    },
    {
      id: "date",
      header: t("sessions.column.date"),
      grow: 2,
      min: 14,
      isRowHeader: true,
      cell: (row) =>
        t("sessions.dateAt", { date: f.dateLong(row.held_on), time: f.timeOfDay(row.starts_at) }),
      sortValue: (row) => `${row.held_on} ${row.starts_at}`,
    },
    {
      id: "state",
      header: t("sessions.column.state"),
      grow: 2,
      min: 13,
      cell: (row) => (
        <span className={styles.stateCell}>
          <SessionStatus state={row.state} />
          {row.reconvened_from ? (
            <span className={styles.muted}>{secondOf(before(row.reconvened_from), i18n)}</span>
          ) : null}
        </span>
      ),
      sortValue: (row) => t(`session.state.${row.state}`),
    },
    {
      id: "place",
      header: t("sessions.column.place"),
      grow: 3,
      min: 10,
      cell: (row) => row.place,
      sortValue: (row) => row.place,
    },
    {
      id: "items",
      header: t("sessions.column.items"),
      width: 6.5,
      align: "end",
      cell: (row) => row.items,
      sortValue: (row) => row.items,
    },
    {
      id: "decisions",
      header: t("sessions.column.decisions"),
      width: 7,
      align: "end",
      cell: (row) => row.decisions,
      sortValue: (row) => row.decisions,
    },
  ];
}

/** The sessions of the call, the months that lack one, and the dossiers that wait for one. */
export default function SessionsPage() {
  const i18n = useI18n();
  const { t } = i18n;
  const call = useCall();
  const { isStaff, readOnly } = useWorkspace();
  const query = useQuery("session_list", { call_id: call.id });
  const [creating, setCreating] = useState(false);
  const editable = isStaff && !readOnly;
  const sessions = query.data?.sessions;
  const shown = useMemo(
    () => columns(i18n, (id) => sessions?.find((row) => row.id === id)),
    [i18n, sessions],
  );
  const button = (
    <Button kind="primary" icon={CalendarPlus} onPress={() => setCreating(true)}>
      {t("sessions.create")}
    </Button>
  );
  return (
    <Page>
      <PageHeader
        title={t("sessions.title")}
        subtitle={t("sessions.subtitle")}
        actions={editable && sessions?.length ? button : undefined}
      />
      {query.error ? <ErrorState error={query.error} on={{ retry: query.refetch }} /> : null}
      {query.loading ? <LoadingState lines={8} /> : null}
      {query.data?.cadence ? <CadenceStrip report={query.data.cadence} /> : null}
      {sessions?.length === 0 ? (
        <EmptyState icon={Gavel} title={t("sessions.empty.title")} actions={editable ? button : undefined}>
          {t("sessions.empty.text")}
        </EmptyState>
      ) : null}
      {sessions?.length ? (
        <DataTable
          id="sessions"
          label={t("sessions.title")}
          rows={sessions}
          columns={shown}
          rowKey={({ id }) => id}
          onActivate={({ id }) => navigate({ name: "session", id })}
          initialSort={{ column: "date", descending: true }}
          grows
        />
      ) : null}
      {isStaff ? <PendingReservations callId={call.id} /> : null}
      {query.data ? <ReadyList ready={query.data.ready} /> : null}
      {creating ? <NewSession callId={call.id} onClose={() => setCreating(false)} /> : null}
    </Page>
  );
}
