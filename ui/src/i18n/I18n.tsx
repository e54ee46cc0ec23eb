import { createContext, type ReactNode, use, useEffect, useMemo, useState } from "react";
import { I18nProvider as AriaI18nProvider } from "react-aria-components";
import { LANGUAGES, type Language, type MessageKey } from "./catalogue";
import { type Formats, formatsOf } from "./formats";
import { LOCALES, type Params, translate } from "./translate";

/** What a component needs to speak: `t` for sentences, `f` for figures and dates. */
export interface I18n {
  language: Language;
  setLanguage(language: Language): void;
  t(key: MessageKey, params?: Params): string;
  f: Formats;
}

const KEY = "palmares.language";
const Context = createContext<I18n | null>(null);

function initialLanguage(): Language {
  const stored = localStorage.getItem(KEY);
  return (
    LANGUAGES.find((language) => language === stored) ?? (navigator.language.startsWith("en") ? "en" : "fr")
  );
}

export function I18nProvider({ children, language: fixed }: { children: ReactNode; language?: Language }) {
  const [language, setLanguage] = useState<Language>(fixed ?? initialLanguage);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const value = useMemo<I18n>(
    () => ({
      language,
      setLanguage(next) {
        localStorage.setItem(KEY, next);
        setLanguage(next);
      },
      t: (key, params) => translate(language, key, params),
      f: formatsOf(language),
    }),
    [language],
  );
  return (
    <AriaI18nProvider locale={LOCALES[language]}>
      <Context value={value}>{children}</Context>
    </AriaI18nProvider>
  );
}

export function useI18n(): I18n {
  const value = use(Context);
  if (!value) throw new Error("useI18n is used outside of its provider");
  return value;
}
