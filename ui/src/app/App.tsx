import { type ComponentProps, lazy, Suspense, useEffect, useRef, useState } from "react";
import { type Candidate, host, type Startup, useChanges } from "~/api";
import { clearToasts, ErrorState, LoadingState, Toasts } from "~/components";
import { useTakeSeat } from "~/features/seat/useTakeSeat";
import { WhoIsHere } from "~/features/seat/WhoIsHere";
import { LeaveQuestion } from "~/features/shared/LeaveQuestion";
import { useGuardedLeaving } from "~/features/shared/leaving";
import { PackActsProvider } from "~/features/packs/PackActs";
import { WelcomePage } from "~/features/welcome/WelcomePage";
import { WorkspaceActsProvider } from "~/features/welcome/useWorkspaceActs";
import { I18nProvider, LANGUAGES, learn, useI18n } from "~/i18n";
import { ErrorBoundary } from "./ErrorBoundary";
import { useNativeMenu } from "./useNativeMenu";
import { useStartup } from "./useStartup";
import { useWelcomeActions } from "./useWelcomeActions";
import { useLoadedWorkspace, WorkspaceProvider } from "./workspace";

/** Around an open workspace both languages are spoken: what a call holds is read in either. */
const loadWorkplace = async () => {
  const [workplace] = await Promise.all([import("./Workplace"), learn(...LANGUAGES)]);
  return workplace;
};
const Workplace = lazy(loadWorkplace);

/** The whole window, from what the program was started with. */
export function App({ startup }: { startup: Startup }) {
  return (
    <I18nProvider language={startup.language}>
      <ErrorBoundary attempt="app">
        <WorkspaceProvider>
          <WorkspaceActsProvider>
            <PackActsProvider>
              <Window open={startup.open} />
              <LeaveQuestion />
            </PackActsProvider>
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
  // What will be needed comes while the workspace opens.
  const opens = open !== null || Boolean(status?.workspace);
  useEffect(() => {
    if (opens) void loadWorkplace();
  }, [opens]);
  const title = workspace ? `${workspace.info.name} — ${t("app.name")}` : t("app.name");
  useEffect(() => host().setTitle(title), [title]);
  const sitting = workspace && `${workspace.info.path} ${workspace.seat.part} ${workspace.seat.person}`;
  useEffect(() => (sitting ? clearToasts : undefined), [sitting]);
  if (workspace) {
    // Whoever sits down begins anew: nothing of the person before stays on screen.
    return (
      <Suspense fallback={<LoadingState />}>
        <Workplace key={sitting} />
      </Suspense>
    );
  }
  if (error) return <ErrorState error={error} on={{ retry }} />;
  if (status?.workspace && !status.seat && !loading) {
    const [only = null, ...others] = status.candidates;
    // A copy at home is its member's: there is nobody to choose between.
    const alone = status.persons.length + others.length === 0 ? only : null;
    return <NobodyYet info={status.workspace} candidates={status.candidates} alone={alone} />;
  }
  if (loading || status?.workspace) return <LoadingState />;
  return <Start />;
}

type NobodyProps = ComponentProps<typeof WhoIsHere> & {
  /** The only one who may sit down, in a workspace without a secretariat. */
  alone: Candidate | null;
};

function NobodyYet({ alone, ...props }: NobodyProps) {
  useWelcomeActions();
  const { sit } = useTakeSeat();
  const [asks, setAsks] = useState(alone === null);
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current || alone === null) return;
    begun.current = true;
    void sit(alone.who).then((status) => status === null && setAsks(true));
  }, [alone, sit]);
  if (!asks) return <LoadingState />;
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
