import { lazy, Suspense, useEffect, useState } from "react";
import { LoadingState, Toasts } from "~/components";
import { useExchange } from "~/features/exchange/useExchange";
import { KeptNotice } from "~/features/seat/KeptNotice";
import { useI18n } from "~/i18n";
import { ErrorBoundary } from "../ErrorBoundary";
import { readAhead } from "../ahead";
import { PAGES, pagesOf } from "../pages";
import { addressOf, type Route } from "../route";
import { navigate, useRoute } from "../router";
import { useExchangeActions } from "../useExchangeActions";
import { useNewActions } from "../useNewActions";
import { useShellActions } from "../useShellActions";
import { useShortcuts } from "../useShortcuts";
import { useWorkspace } from "../workspace";
import { AboutDialog, KeysDialog } from "./HelpDialogs";
import { BackupNotice } from "./BackupNotice";
import { Header } from "./Header";
import { Navigation } from "./Navigation";
import { Palette } from "./Palette";
import styles from "./Shell.module.css";
import { Verification } from "./Verification";
import { WorkspaceNotices } from "./WorkspaceNotices";

export type Layer = "palette" | "keys" | "about" | "verify" | "newDossier" | "newSession" | null;

/** What there is to see before the first call. */
const WITHOUT_CALL: readonly Route["name"][] = ["call", "journal", "conflicts"];

const NewDossierDialog = lazy(() => import("~/features/dossiers/NewDossierDialog"));
const NewSession = lazy(() => import("~/features/sessions/NewSession"));

/** The page that is asked for comes first; after so long the others are read. */
const AT_REST_MS = 400;

/** The frame around every page: navigation, header, the page itself, and what opens above it. */
export function Shell() {
  const { t } = useI18n();
  const route = useRoute();
  const { call, home: ownCopy, isStaff } = useWorkspace();
  const [layer, setLayer] = useState<Layer>(null);
  useShellActions(setLayer);
  useNewActions(setLayer);
  const exchange = useExchange();
  useExchangeActions(exchange);
  useShortcuts();
  const close = () => setLayer(null);
  const address = addressOf(route);

  // A workspace without a call has one thing to do: make it.
  const start = ownCopy ? "scoring" : call ? "dossiers" : "call";
  const misplaced =
    route.name === "welcome" ||
    (ownCopy !== null && route.name !== "scoring") ||
    (!call && !WITHOUT_CALL.includes(route.name));
  useEffect(() => {
    if (misplaced) navigate({ name: start }, { replace: true });
  }, [misplaced, start]);

  useEffect(() => {
    const timer = setTimeout(() => readAhead(pagesOf({ isStaff, home: ownCopy })), AT_REST_MS);
    return () => clearTimeout(timer);
  }, [isStaff, ownCopy]);

  return (
    <div className={styles.shell}>
      <button type="button" className={styles.skip} onClick={() => document.getElementById("main")?.focus()}>
        {t("nav.skip")}
      </button>
      <Navigation />
      <Header onPalette={() => setLayer("palette")} />
      <main id="main" className={styles.main} data-pane tabIndex={-1}>
        <div className={styles.mainContent}>
          <KeptNotice />
          <BackupNotice onVerify={() => setLayer("verify")} />
          <WorkspaceNotices onVerify={() => setLayer("verify")} />
          <ErrorBoundary attempt={address}>
            <Suspense fallback={<Waiting />}>{misplaced ? null : <Place route={route} />}</Suspense>
          </ErrorBoundary>
        </div>
      </main>
      <Palette isOpen={layer === "palette"} onClose={close} />
      <KeysDialog isOpen={layer === "keys"} onClose={close} />
      <AboutDialog isOpen={layer === "about"} onClose={close} />
      <Verification isOpen={layer === "verify"} onClose={close} />
      <Suspense>
        {call && layer === "newDossier" ? <NewDossierDialog isOpen onClose={close} callId={call.id} /> : null}
        {call && layer === "newSession" ? <NewSession onClose={close} callId={call.id} /> : null}
      </Suspense>
      {exchange.dialogs}
      <Toasts />
    </div>
  );
}

function Place({ route }: { route: Route }) {
  if (route.name === "welcome") return null;
  // The table maps each name to the page of just that name, which the compiler cannot follow through the union.
  const Page = PAGES[route.name] as React.ComponentType<{ route: Route }> | undefined;
  return Page ? <Page key={"id" in route ? `${route.name}/${route.id}` : route.name} route={route} /> : null;
}

function Waiting() {
  return (
    <div className={styles.waiting}>
      <LoadingState />
    </div>
  );
}
