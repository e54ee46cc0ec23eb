import * as en from "./en";
import * as fr from "./fr";

/** The French catalogue is the reference: its keys are the keys, and the English one must have just these. */
const french = Object.assign({}, ...Object.values(fr)) as Merged<typeof fr>;
const english = Object.assign({}, ...Object.values(en)) as Record<keyof typeof french, string>;

type Merged<Areas> = UnionToIntersection<Areas[keyof Areas]>;
type UnionToIntersection<U> = (U extends unknown ? (value: U) => void : never) extends (
  value: infer I,
) => void
  ? I
  : never;

export type MessageKey = keyof typeof french & string;
export const LANGUAGES = ["fr", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

export const catalogues: Record<Language, Record<MessageKey, string>> = { fr: french, en: english };
