import { IntlMessageFormat } from "intl-messageformat";
import { type Language, type MessageKey, sentences } from "./catalogue";
import { frenchSpaces } from "./typography";

/** Everything is dated and timed where the committees sit, whatever the clock of the machine says. */
export const TIME_ZONE = "Europe/Paris";
export const LOCALES: Record<Language, string> = { fr: "fr-FR", en: "en-GB" };

export type Params = Record<string, string | number | Date>;

const compiled = new Map<string, IntlMessageFormat>();

function message(language: Language, key: MessageKey): IntlMessageFormat {
  const name = `${language} ${key}`;
  const known = compiled.get(name);
  if (known) return known;
  const pattern = sentences(language)[key];
  const made = new IntlMessageFormat(language === "fr" ? frenchSpaces(pattern) : pattern, LOCALES[language]);
  compiled.set(name, made);
  return made;
}

/** The sentence for a key, in a language; a parameter that the pattern names and the caller forgot is an error. */
export function translate(language: Language, key: MessageKey, params?: Params): string {
  return message(language, key).format(params) as string;
}
