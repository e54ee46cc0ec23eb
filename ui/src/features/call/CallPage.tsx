import { useState } from "react";
import { useQuery } from "~/api";
import { useWorkspace } from "~/app/workspace";
import { Badge, ErrorState, LoadingState, Page, PageHeader, Tabs } from "~/components";
import { useI18n } from "~/i18n";
import { CalendarTab } from "./CalendarTab";
import { CommitteeTab } from "./CommitteeTab";
import { DocumentsTab } from "./DocumentsTab";
import { EligibilityTab } from "./EligibilityTab";
import { GridTab } from "./GridTab";
import { IdentityTab } from "./IdentityTab";
import { LettersTab } from "./LettersTab";
import { placeOf } from "./place";
import { StartCall } from "./StartCall";
import { SupportTab } from "./SupportTab";
import type { CallDraft } from "./useCallDraft";
import { useCallDraft } from "./useCallDraft";
import { useGridDraft } from "./useGridDraft";
import type { CallView } from "~/api";
import styles from "./Call.module.css";
import { Banner } from "~/components";
import { describeError } from "~/components";

/** The rules of the call: what is asked, of whom, by when, and how it is judged. */
export default function CallPage() {
  const { t } = useI18n();
  const { call, isStaff, readOnly } = useWorkspace();
  const view = useQuery("call_get", call ? { call_id: call.id } : null);
  if (!call) return <StartCall readOnly={!isStaff || readOnly} />;
  if (view.error) {
    return (
      <Page>
        <PageHeader title={t("nav.call")} />
        <ErrorState error={view.error} on={{ retry: view.refetch }} />
      </Page>
    );
  }
  if (!view.data) {
    return (
      <Page>
        <PageHeader title={call.name} />
        <LoadingState lines={12} />
      </Page>
    );
  }
  return <CallTabs key={view.data.id} view={view.data} readOnly={!isStaff || readOnly} />;
}

export interface TabProps {
  draft: CallDraft;
  readOnly: boolean;
}

const TABS = [
  "identity",
  "calendar",
  "documents",
  "eligibility",
  "grid",
  "committee",
  "support",
  "letters",
] as const;

function CallTabs({ view, readOnly }: { view: CallView; readOnly: boolean }) {
  const i18n = useI18n();
  const { t } = i18n;
  const [tab, setTab] = useState<(typeof TABS)[number]>("identity");
  const draft = useCallDraft(view);
  const grid = useGridDraft(view);
  const failure = draft.error ? describeError(draft.error, i18n) : null;
  const shared = { draft, readOnly };
  const newest = view.grids[0];
  const contents = {
    identity: <IdentityTab {...shared} />,
    calendar: <CalendarTab {...shared} />,
    documents: <DocumentsTab {...shared} />,
    eligibility: <EligibilityTab {...shared} />,
    grid: <GridTab view={view} draft={grid} readOnly={readOnly} />,
    committee: <CommitteeTab {...shared} />,
    support: <SupportTab {...shared} />,
    letters: <LettersTab {...shared} />,
  };
  return (
    <Page>
      <PageHeader
        title={view.name}
        subtitle={t("call.template.proposed")}
        status={newest ? <Badge>{t("call.gridVersion", { number: newest.number })}</Badge> : null}
      />
      {failure ? (
        <Banner tone="danger" live title={failure.title}>
          {failure.text}{" "}
          {draft.error?.field ? t("call.atField", { field: placeOf(draft.error.field, i18n) }) : null}
        </Banner>
      ) : null}
      <Tabs<(typeof TABS)[number]>
        label={t("call.tabs")}
        selected={tab}
        onSelect={setTab}
        tabs={TABS.map((id) => ({
          id,
          label: t(`call.tab.${id}`),
          content: (
            // biome-ignore lint/a11y/noStaticElementInteractions: leaving a field saves it; the group itself holds no focus
            <div className={styles.tab} onBlur={draft.save}>
              {contents[id]}
            </div>
          ),
        }))}
      />
    </Page>
  );
}
