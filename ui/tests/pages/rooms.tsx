import { createRoot } from "react-dom/client";
import { setHost } from "~/api";
import { App } from "~/app/App";
import { handNonceOn } from "~/nonce";
import { applyTheme, setTheme } from "~/theme/theme";
import "~/theme/base.css";
import { committeeHost } from "./fixtures/host.committee";

// `?as=m4&theme=dark&language=en#/scoring`
const asked = new URLSearchParams(location.search);
handNonceOn();
const theme = asked.get("theme");
if (theme === "dark" || theme === "light") setTheme(theme);
applyTheme();
localStorage.setItem("palmares.language", asked.get("language") ?? "fr");
setHost(committeeHost(asked.get("as")));
createRoot(document.getElementById("root") as HTMLElement).render(<App />);
