import { type ComponentProps, type ReactNode, useEffect } from "react";
import { host, type Startup, useChanges, useQuery } from "~/api";
import { clearToasts, ErrorState, LoadingState, Toasts } from "~/components";
import { ImportProvider } from "~/features/intake/ImportProvider";
import { WhoIsHere } from "~/features/seat/WhoIsHere";
import { LeaveQuestion } from "~/features/shared/LeaveQuestion";
import { useGuardedLeaving } from "~/features/shared/leaving";
import { WelcomePage } from "~/features/welcome/WelcomePage";
import { WorkspaceActsProvider } from "~/features/welcome/useWorkspaceActs";
import { I18nProvider, useI18n, WordsOf } from "~/i18n";
import { ErrorBoundary } from "./ErrorBoundary";
import { Shell } from "./shell/Shell";
import { useNativeMenu } from "./useNativeMenu";
import { useStartup } from "./useStartup";
import { useWelcomeActions } from "./useWelcomeActions";
import { useLoadedWorkspace, useWorkspace, WorkspaceProvider } from "./workspace";

/** The whole window, from what the program was started with. */
export function App({ startup }: { startup: Startup }) {
  return (
    <I18nProvider language={startup.language}>
      <ErrorBoundary attempt="app">
        <WorkspaceProvider>
          <WorkspaceActsProvider>
            <Window open={startup.open} />
            <LeaveQuestion />
          </WorkspaceActsProvider>
        </WorkspaceProvider>
      </ErrorBoundary>
    </I18nProvider>
  );
}

/** The start while no workspace is open, the application around the one that is. */
function Window({ open }: { open: string | null }) {
  const { t } = useI18n();
  useStartup(open);
  useNativeMenu();
  useChanges();
  useGuardedLeaving();
  const { workspace, status, loading, error, retry } = useLoadedWorkspace();
  const title = workspace ? `${workspace.info.name} — ${t("app.name")}` : t("app.name");
  useEffect(() => host().setTitle(title), [title]);
  const sitting = workspace && `${workspace.info.path} ${workspace.seat.part} ${workspace.seat.person}`;
  useEffect(() => (sitting ? clearToasts : undefined), [sitting]);
  if (workspace) {
    // Whoever sits down begins anew: nothing of the person before stays on screen.
    return (
      <InWordsOfCall key={sitting}>
        <ImportProvider>
          <Shell />
        </ImportProvider>
      </InWordsOfCall>
    );
  }
  if (error) return <ErrorState error={error} on={{ retry }} />;
  if (status?.workspace && !status.seat && !loading) {
    return <NobodyYet info={status.workspace} candidates={status.candidates} />;
  }
  if (loading || status?.workspace) return <LoadingState />;
  return <Start />;
}

/** Outcomes in the words of the call in front: « labellisé » where it gives a label. */
function InWordsOfCall({ children }: { children: ReactNode }) {
  const { call } = useWorkspace();
  const kind = useQuery("call_get", call ? { call_id: call.id } : null).data?.rules.kind;
  return <WordsOf kind={kind}>{children}</WordsOf>;
}

function NobodyYet(props: ComponentProps<typeof WhoIsHere>) {
  useWelcomeActions();
  return (
    <>
      <WhoIsHere {...props} />
      <Toasts />
    </>
  );
}

function Start() {
  useWelcomeActions();
  return (
    <>
      <WelcomePage />
      <Toasts />
    </>
  );
}
