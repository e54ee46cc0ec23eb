import { useEffect } from "react";
import { host } from "~/api";
import { ErrorState, LoadingState, Toasts } from "~/components";
import { ImportProvider } from "~/features/intake/ImportProvider";
import { WelcomePage } from "~/features/welcome/WelcomePage";
import { WorkspaceActsProvider } from "~/features/welcome/useWorkspaceActs";
import { I18nProvider, type Language, useI18n } from "~/i18n";
import { ErrorBoundary } from "./ErrorBoundary";
import { Shell } from "./shell/Shell";
import { useStartup } from "./useStartup";
import { useWelcomeActions } from "./useWelcomeActions";
import { useLoadedWorkspace, WorkspaceProvider } from "./workspace";

export function App({ language }: { language?: Language }) {
  return (
    <I18nProvider language={language}>
      <ErrorBoundary attempt="app">
        <WorkspaceProvider>
          <WorkspaceActsProvider>
            <Window />
          </WorkspaceActsProvider>
        </WorkspaceProvider>
      </ErrorBoundary>
    </I18nProvider>
  );
}

/** The start while no workspace is open, the application around the one that is. */
function Window() {
  const { t } = useI18n();
  useStartup();
  const { workspace, status, loading, error, retry } = useLoadedWorkspace();
  const title = workspace ? `${workspace.info.name} — ${t("app.name")}` : t("app.name");
  useEffect(() => host().setTitle(title), [title]);
  if (workspace) {
    return (
      <ImportProvider>
        <Shell />
      </ImportProvider>
    );
  }
  if (error) return <ErrorState error={error} on={{ retry }} />;
  if (loading || status?.workspace) return <LoadingState />;
  return <Start />;
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
