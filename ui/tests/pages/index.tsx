import { createRoot } from "react-dom/client";
import { setHost } from "~/api";
import { App } from "~/app/App";
import { isReader } from "~/features/scoring/reader/address";
import { ReaderApp } from "~/features/scoring/reader/ReaderApp";
import { LANGUAGES, type Language, learn } from "~/i18n";
import { handNonceOn } from "~/nonce";
import { applyTheme, setTheme, THEMES } from "~/theme/theme";
import "~/theme/base.css";
import { fixtureHost } from "./fixtures/host";

// `?scene=empty&as=m4&theme=dark&language=en#/dossiers`
const asked = new URLSearchParams(location.search);
handNonceOn();
setTheme(THEMES.find((theme) => theme === asked.get("theme")) ?? "light");
applyTheme();
localStorage.setItem(
  "palmares.recent",
  JSON.stringify([
    {
      path: "/home/secretariat/Béthune-Bruay 2026.palmares",
      name: "Béthune-Bruay 2026",
      openedAt: "2026-03-12T13:02:00Z",
      pinned: true,
    },
  ]),
);
setHost(fixtureHost({ as: asked.get("as"), scene: asked.get("scene"), document: asked.get("document") }));
const startup = { open: null, language: (asked.get("language") ?? "fr") as Language };
await learn(...LANGUAGES);
createRoot(document.getElementById("root") as HTMLElement).render(
  isReader() ? <ReaderApp startup={startup} /> : <App startup={startup} />,
);
