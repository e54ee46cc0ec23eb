import type { CallRules, Label, LetterKind, LetterPlace, LetterTexts } from "~/api";

/** What may stand between braces, in the order offered. */
export const PLACES = Object.keys({
  project: true,
  applicant: true,
  number: true,
  call: true,
} satisfies Record<LetterPlace, true>) as LetterPlace[];

const always = () => true;
const decides =
  (...kinds: CallRules["decisions"]) =>
  ({ decisions }: CallRules) =>
    kinds.some((kind) => decisions.includes(kind));
const extending = ({ label }: CallRules) => (label?.conditional.length ?? 0) > 0;

/** Every letter, in the order of a dossier's life, and the calls that write it. */
const WRITTEN: Record<LetterKind, (rules: CallRules) => boolean> = {
  acknowledgement: always,
  request_for_documents: always,
  inadmissible: always,
  ineligible: always,
  off_topic: always,
  redirected: always,
  hearing_invitation: ({ hearing }) => hearing !== null,
  laureate: decides("selected", "selected_with_reservations"),
  selected_with_reservations: decides("selected_with_reservations"),
  letter_of_support: decides("letter_of_support"),
  waitlisted: decides("waitlisted"),
  deferred: decides("deferred"),
  rejected: decides("rejected"),
  dropped: decides("dropped"),
  extended: extending,
  not_extended: extending,
};

/** The letters to choose from: those of the call's rules, and those that have a text already. */
export function lettersOf(rules: CallRules): LetterKind[] {
  const all = Object.keys(WRITTEN) as LetterKind[];
  return all.filter((letter) => WRITTEN[letter](rules) || textOf(rules.letters, letter));
}

/** The call's own text in a letter. */
export function textOf({ texts }: LetterTexts, letter: LetterKind): Label | undefined {
  return texts.find((own) => own.letter === letter)?.text;
}

const says = ({ fr, en }: Label) => fr.trim() !== "" || en.trim() !== "";

/** The texts with that of one letter as it is now; one that says nothing any more is none. */
export function withText(letters: LetterTexts, letter: LetterKind, text: Label): LetterTexts {
  if (!says(text)) return { ...letters, texts: letters.texts.filter((own) => own.letter !== letter) };
  const known = textOf(letters, letter) !== undefined;
  const texts = known
    ? letters.texts.map((own) => (own.letter === letter ? { letter, text } : own))
    : [...letters.texts, { letter, text }];
  return { ...letters, texts };
}

/** The texts with a closing formula; one that says nothing is the usual one. */
export function withClosing(letters: LetterTexts, closing: Label): LetterTexts {
  return { ...letters, closing: says(closing) ? closing : null };
}

/** Where the core finds the text of a letter (`letters.texts[2].text`). */
export function fieldOf({ texts }: LetterTexts, letter: LetterKind): string {
  return `letters.texts[${texts.findIndex((own) => own.letter === letter)}].text`;
}
