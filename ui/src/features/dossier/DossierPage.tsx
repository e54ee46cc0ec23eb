import { Route, Undo2 } from "lucide-react";
import { useState } from "react";
import { useQuery } from "~/api";
import { useActions } from "~/app/actions";
import type { PageProps } from "~/app/pages";
import { navigate } from "~/app/router";
import { useCall, useWorkspace } from "~/app/workspace";
import { Badge, Button, cx, ErrorState, LoadingState, Page, PageHeader, Tabs } from "~/components";
import { useI18n } from "~/i18n";
import { DossierStatus } from "../shared/DossierStatus";
import { StageBadge } from "../shared/StageBadge";
import { ChecksTab } from "./ChecksTab";
import { DecisionsTab } from "./DecisionsTab";
import { DossierLetters } from "./DossierLetters";
import { DocumentsTab } from "./DocumentsTab";
import styles from "./Dossier.module.css";
import { HistoryTab } from "./HistoryTab";
import { IdentityTab } from "./IdentityTab";
import { MarksTab } from "./MarksTab";
import { StageDialog } from "./StageDialog";
import { tabOf, TABS, type TabId } from "./tabs";
import { useNeighbours } from "./useNeighbours";
import { WithdrawDialog } from "./WithdrawDialog";

/** One dossier: who, what, its documents, its checks, its marks, its decisions and its history. */
export default function DossierPage({ route }: PageProps<"dossier">) {
  const { t } = useI18n();
  const call = useCall();
  const { isStaff, readOnly } = useWorkspace();
  const view = useQuery("dossier_get", { dossier_id: route.id });
  const rules = useQuery("call_get", { call_id: call.id });
  const [withdrawing, setWithdrawing] = useState(false);
  const [moving, setMoving] = useState(false);
  const { tab, document, spot } = tabOf(route.tab);
  const select = (id: TabId) => navigate({ name: "dossier", id: route.id, tab: id });
  const { previous, next } = useNeighbours(route.id);
  useActions([
    {
      id: "dossier.previous",
      label: t("action.previousDossier"),
      section: "section.dossier",
      shortcut: "Alt+ArrowUp",
      isDisabled: !previous,
      run: () => previous && navigate({ name: "dossier", id: previous, tab: route.tab }),
    },
    {
      id: "dossier.next",
      label: t("action.nextDossier"),
      section: "section.dossier",
      shortcut: "Alt+ArrowDown",
      isDisabled: !next,
      run: () => next && navigate({ name: "dossier", id: next, tab: route.tab }),
    },
  ]);

  const back = { label: t("nav.dossiers"), onPress: () => navigate({ name: "dossiers" }) };
  const error = view.error ?? rules.error;
  if (error) {
    return (
      <Page>
        <PageHeader title={t("dossier.title")} back={back} />
        <ErrorState error={error} on={{ retry: view.refetch, reload: view.refetch }} />
      </Page>
    );
  }
  if (!view.data || !rules.data) {
    return (
      <Page>
        <PageHeader title={t("dossier.title")} back={back} />
        <LoadingState lines={10} />
      </Page>
    );
  }
  const { dossier, row, documents } = view.data;
  const locked = !isStaff || readOnly || dossier.state === "withdrawn";
  const shared = { view: view.data, rules: rules.data.rules, readOnly: locked };
  const contents: Record<TabId, React.ReactNode> = {
    identity: <IdentityTab key={dossier.id} {...shared} />,
    documents: (
      <DocumentsTab
        {...shared}
        selectedId={document}
        spot={spot}
        onSelect={(id) =>
          navigate({ name: "dossier", id: dossier.id, tab: `document:${id}` }, { replace: true })
        }
      />
    ),
    checks: <ChecksTab {...shared} />,
    marks: <MarksTab dossierId={dossier.id} />,
    decisions: <DecisionsTab dossierId={dossier.id} documents={documents} rules={rules.data.rules} />,
    history: <HistoryTab dossierId={dossier.id} />,
  };
  const shown = TABS.filter((id) => isStaff || (id !== "history" && id !== "checks"));
  return (
    <Page>
      <PageHeader
        back={back}
        title={dossier.title || t("dossiers.untitled")}
        status={
          <>
            <DossierStatus state={dossier.state} />
            {dossier.stage ? <StageBadge stage={dossier.stage} on={dossier.stage_on} /> : null}
            {row.late ? <Badge tone="danger">{t("dossiers.signal.late")}</Badge> : null}
            {row.duplicate ? <Badge tone="danger">{t("dossiers.signal.duplicate")}</Badge> : null}
            {row.priority ? <Badge tone="success">{t("dossiers.signal.priority")}</Badge> : null}
          </>
        }
        subtitle={t("dossier.subtitle", { number: dossier.number, applicant: dossier.applicant.name || "—" })}
        actions={
          <>
            {isStaff && !readOnly ? (
              <DossierLetters dossierId={dossier.id} applicant={dossier.applicant.name || dossier.title} />
            ) : null}
            {!locked && rules.data.rules.stages ? (
              <Button kind="quiet" icon={Route} onPress={() => setMoving(true)}>
                {t("stage.action")}
              </Button>
            ) : null}
            {locked || !view.data.can_withdraw ? null : (
              <Button kind="quiet" icon={Undo2} onPress={() => setWithdrawing(true)}>
                {t("dossier.withdraw")}
              </Button>
            )}
          </>
        }
      />
      <div className={cx(styles.tabs, tab === "documents" && styles.tabsFill)}>
        <Tabs
          label={t("dossier.tabs")}
          selected={tab}
          onSelect={select}
          tabs={shown.map((id) => ({
            id,
            label: t(`dossier.tab.${id}`),
            badge:
              id === "documents"
                ? documents.length
                : id === "checks" && row.missing > 0
                  ? row.missing
                  : undefined,
            content: contents[id],
          }))}
        />
      </div>
      {moving ? <StageDialog dossier={dossier} onClose={() => setMoving(false)} /> : null}
      <WithdrawDialog dossierId={dossier.id} isOpen={withdrawing} onClose={() => setWithdrawing(false)} />
    </Page>
  );
}
