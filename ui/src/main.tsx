import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { setHost } from "./api";
import { tauriHost } from "./api/tauri";
import { App } from "./app/App";
import { handNonceOn } from "./nonce";
import { applyTheme } from "./theme/theme";
import "./theme/base.css";

handNonceOn();
applyTheme();
setHost(tauriHost);

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
