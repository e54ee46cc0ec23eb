import * as en from "./en";
import * as fr from "./fr";
import type {
  BrokenRule,
  CopyFault,
  Denial,
  DocumentFault,
  InputFault,
  PackFault,
  PathFault,
} from "../api/generated";

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

/** The words of the core's refusals, by code. */
interface Refusals {
  rule_broken: BrokenRule;
  not_allowed: Denial;
  invalid_input: InputFault;
  workspace_path: PathFault;
  document_unreadable: DocumentFault;
  copy_refused: CopyFault;
  pack_refused: PackFault;
}
type RefusalKey = { [Code in keyof Refusals]: `error.${Code}.${Refusals[Code]}` }[keyof Refusals];
type Written = Exclude<
  Extract<MessageKey, `error.${keyof Refusals}.${string}`>,
  `error.${keyof Refusals}.${"title" | "text"}`
>;
/** A word without its sentence, or a sentence without its word, does not compile. */
type Sentences = Record<MessageKey | RefusalKey, string> & Record<Exclude<Written, RefusalKey>, never>;

export const catalogues: Record<Language, Sentences> = { fr: french, en: english };
