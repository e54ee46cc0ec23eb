import { lazy, StrictMode, Suspense } from "react";
import { createRoot } from "react-dom/client";
import { setHost, type Startup, startup } from "./api";
import { tauriHost } from "./api/tauri";
import { App } from "./app/App";
import { isReader } from "./features/scoring/reader/address";
import { handNonceOn } from "./nonce";
import { applyTheme } from "./theme/theme";
import "./theme/base.css";

handNonceOn();
applyTheme();
setHost(tauriHost);

const ReaderApp = lazy(async () => ({
  default: (await import("./features/scoring/reader/ReaderApp")).ReaderApp,
}));

/** French is the reference: it is spoken where the window does not say otherwise. */
const NOTHING: Startup = { open: null, language: "fr" };

function draw(started: Startup): void {
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

startup().then(draw, () => draw(NOTHING));
