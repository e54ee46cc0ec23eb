import { lazy, StrictMode, Suspense } from "react";
import { createRoot } from "react-dom/client";
import { prefetch, setHost, type Startup, startup } from "./api";
import { tauriHost } from "./api/tauri";
import { App } from "./app/App";
import { isReader } from "./features/scoring/reader/address";
import { chosenLanguage, LANGUAGES, learn } from "./i18n";
import { handNonceOn } from "./nonce";
import { applyTheme } from "./theme/theme";
import "./theme/base.css";

handNonceOn();
applyTheme();
setHost(tauriHost);

const ReaderApp = lazy(async () => {
  const [{ ReaderApp: reader }] = await Promise.all([
    import("./features/scoring/reader/ReaderApp"),
    learn(...LANGUAGES),
  ]);
  return { default: reader };
});

/** French is the reference: it is spoken where the window does not say otherwise. */
const NOTHING: Startup = { open: null, language: "fr" };

/** Draws once what the first screen says is known: its language, and what is open. All of it is asked for at once. */
async function start(): Promise<void> {
  void prefetch("workspace_status", {});
  const chosen = chosenLanguage();
  const [started] = await Promise.all([startup().catch(() => NOTHING), learn(chosen ?? NOTHING.language)]);
  await learn(chosen ?? started.language);
  const root = document.getElementById("root");
  if (!root) return;
  createRoot(root).render(
    <StrictMode>
      {isReader() ? (
        <Suspense>
          <ReaderApp startup={started} />
        </Suspense>
      ) : (
        <App startup={started} />
      )}
    </StrictMode>,
  );
}

void start();
