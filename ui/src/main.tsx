import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { setHost, type Startup, startup } from "./api";
import { tauriHost } from "./api/tauri";
import { App } from "./app/App";
import { handNonceOn } from "./nonce";
import { applyTheme } from "./theme/theme";
import "./theme/base.css";

handNonceOn();
applyTheme();
setHost(tauriHost);

/** French is the reference: it is spoken where the window does not say otherwise. */
const NOTHING: Startup = { open: null, language: "fr" };

function draw(started: Startup): void {
  const root = document.getElementById("root");
  if (!root) return;
  createRoot(root).render(
    <StrictMode>
      <App startup={started} />
    </StrictMode>,
  );
}

startup().then(draw, () => draw(NOTHING));
