import { Languages, SunMoon } from "lucide-react";
import { type I18n, LANGUAGES } from "~/i18n";
import { setTheme, type useTheme } from "~/theme/theme";
import type { Action } from "./actions";

/** The other theme. */
export function themeAction({ t }: I18n, theme: ReturnType<typeof useTheme>): Action {
  return {
    id: "theme.toggle",
    label: t("action.theme"),
    section: "section.view",
    icon: SunMoon,
    run: () => setTheme(theme === "dark" ? "light" : "dark"),
  };
}

/** The other language. */
export function languageAction({ t, language, setLanguage }: I18n): Action {
  return {
    id: "language.toggle",
    label: t("action.language"),
    section: "section.view",
    icon: Languages,
    run: () => setLanguage(LANGUAGES.find((other) => other !== language) ?? language),
  };
}
