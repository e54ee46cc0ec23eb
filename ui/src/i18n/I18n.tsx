import { createContext, type ReactNode, use, useEffect, useMemo, useState } from "react";
import { I18nProvider as AriaI18nProvider } from "react-aria-components";
import type { CallKind } from "~/api";
import { LANGUAGES, type Language, learn, type MessageKey } from "./catalogue";
import { type Formats, formatsOf } from "./formats";
import { LOCALES, type Params, translate } from "./translate";
import { inWordsOf } from "~/text/outcome";

/** What a component needs to speak: `t` for sentences, `f` for figures and dates. */
export interface I18n {
  language: Language;
  setLanguage(language: Language): void;
  t(key: MessageKey, params?: Params): string;
  f: Formats;
}

const KEY = "palmares.language";
const Context = createContext<I18n | null>(null);

/** What the person chose last, if they ever did. */
export function chosenLanguage(): Language | undefined {
  const stored = localStorage.getItem(KEY);
  return LANGUAGES.find((language) => language === stored);
}

interface Props {
  children: ReactNode;
  /** The language of the session, spoken until the person chooses one; learnt before. */
  language: Language;
}

export function I18nProvider({ children, language: ofSession }: Props) {
  const [language, setLanguage] = useState<Language>(() => chosenLanguage() ?? ofSession);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const value = useMemo<I18n>(
    () => ({
      language,
      setLanguage(next) {
        localStorage.setItem(KEY, next);
        void learn(next).then(() => setLanguage(next));
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

/** Everything inside says outcomes in the words of a kind of call. */
export function WordsOf({ kind, children }: { kind: CallKind | undefined; children: ReactNode }) {
  const spoken = useI18n();
  const value = useMemo<I18n>(
    () => ({ ...spoken, t: (key, params) => spoken.t(inWordsOf(kind, key), params) }),
    [spoken, kind],
  );
  return <Context value={value}>{children}</Context>;
}

export function useI18n(): I18n {
  const value = use(Context);
  if (!value) throw new Error("useI18n is used outside of its provider");
  return value;
}
