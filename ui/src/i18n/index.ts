export type { Language, MessageKey } from "./catalogue";
export { LANGUAGES } from "./catalogue";
export type { Formats } from "./formats";
export { I18nProvider, type I18n, useI18n, WordsOf } from "./I18n";
export { isMessageKey, LOCALES, type Params, TIME_ZONE, translate } from "./translate";
