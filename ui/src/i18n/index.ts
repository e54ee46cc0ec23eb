export type { Language, MessageKey } from "./catalogue";
export { isMessageKey, LANGUAGES, learn } from "./catalogue";
export type { Formats } from "./formats";
export { chosenLanguage, I18nProvider, type I18n, useI18n, WordsOf } from "./I18n";
export { LOCALES, type Params, TIME_ZONE, translate } from "./translate";
