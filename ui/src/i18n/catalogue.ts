import type * as fr from "./fr";
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
type French = Merged<typeof fr>;
type Merged<Areas> = UnionToIntersection<Areas[keyof Areas]>;
type UnionToIntersection<U> = (U extends unknown ? (value: U) => void : never) extends (
  value: infer I,
) => void
  ? I
  : never;

export type MessageKey = keyof French & string;
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

type Areas = Record<string, Record<string, string>>;

const sources: Record<Language, () => Promise<Areas>> = {
  fr: () => import("./fr"),
  en: () => import("./en"),
};
const known: Partial<Record<Language, Sentences>> = {};

/** Fetches the sentences of languages that are about to be spoken. A start needs one language only, and each is long. */
export async function learn(...languages: readonly Language[]): Promise<void> {
  const fetched = languages.map(async (language) => {
    known[language] ??= Object.assign({}, ...Object.values(await sources[language]())) as Sentences;
  });
  await Promise.all(fetched);
}

/** The sentences of a language that was learnt. */
export function sentences(language: Language): Sentences {
  const spoken = known[language];
  if (!spoken) throw new Error(`${language} is spoken before it is learnt`);
  return spoken;
}

/** Whether a key has its sentence: every language has the same keys. */
export function isMessageKey(key: string): key is MessageKey {
  return Object.values(known).some((spoken) => Object.hasOwn(spoken, key));
}
