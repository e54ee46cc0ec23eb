import { describe, expect, it } from "vitest";
import { LANGUAGES, type MessageKey, sentences } from "~/i18n/catalogue";
import { type Language, translate } from "~/i18n";
import english from "../../../../crates/paper/src/labels/en.json";
import french from "../../../../crates/paper/src/labels/fr.json";
import { voteSentence } from "./MinutesWords";

type Labels = Readonly<Record<string, string | undefined>>;
const PAPER: Record<Language, Labels> = { fr: french, en: english };

/** Where the words of the preview stand among those of the papers. */
const WORDS: Record<string, string> = {
  decision: "item.decision",
  proposal: "item.proposal",
  vote: "item.vote",
  motive: "item.motive",
  reservations: "item.reservations",
  amount: "item.amount",
  support: "item.support",
  departure: "item.departure",
  due: "reservation.due",
  evidence: "reservation.evidence",
  responsible: "reservation.responsible",
  review: "reservation.review",
  extension: "item.extension",
  validity: "item.validity",
  redirection: "item.redirection",
  extended: "validity.extended",
  settled: "item.settled",
  met: "settled.met",
  unmet: "settled.unmet",
  days: "validity.days",
  quorumReached: "quorum.reached",
  quorumMissed: "quorum.missed",
  quorumNone: "quorum.none",
  represented: "quorum.represented",
  recused: "quorum.recused",
  consensus: "vote.consensus",
  for: "vote.in_favour",
  against: "vote.against",
  secret: "vote.secret",
  hands: "vote.show_of_hands",
  casting: "vote.casting",
  "policy.majority": "majority.policy.majority",
  "policy.absolute_majority": "majority.policy.absolute_majority",
  "policy.two_thirds": "majority.policy.two_thirds",
  "policy.three_quarters": "majority.policy.three_quarters",
  "base.expressed": "majority.base.expressed",
  "base.cast": "majority.base.cast",
  "base.present": "majority.base.present",
  "base.entitled": "majority.base.entitled",
  beyond: "majority.beyond",
  short: "majority.short",
  tied: "majority.tied",
  majority: "majority.sentence",
};
/** Those that are counted. */
const COUNTED: Record<string, string> = {
  present: "quorum.present",
  office: "quorum.office",
  abstaining: "vote.abstaining",
  notTaking: "vote.not_taking_part",
  notVoting: "poll.not_voting",
  away: "poll.recused",
  absent: "poll.absent",
  required: "majority.required",
  fromAct: "validity.from_act",
};
/** The heading of the preview itself, which no paper prints. */
const OWN = ["caption", "policy.consensus"];

const PARAMS = {
  decision: "Retenu",
  date: "30 juin 2026",
  present: 6,
  required: 5,
  office: 9,
  represented: 1,
  recused: 2,
  count: 4,
  n: 4,
  policy: "Majorité",
  base: "des votants",
  counted: 7,
  margin: "1 au-delà",
  text: "rapport d’activité",
  who: "Mme Ndiaye",
  granted: "27 mars 2023",
  until: "27 mars 2025",
  from: "28 mars 2025",
  to: "27 mars 2027",
};

function label(language: Language, name: string): string {
  const found = PAPER[language][name];
  if (found === undefined) throw new Error(`the papers have no ${name}`);
  return found;
}

/** Without the colon that follows a heading, with one kind of space. */
const bare = (text: string) =>
  text
    .replace(/[\u00a0\u202f]/g, " ")
    .replace(/ ?:$/, "")
    .trim();
const printed = (language: Language, path: string, params: Record<string, unknown> = PARAMS) =>
  bare(label(language, path).replace(/\{(\w+)\}/g, (_, name: string) => String(params[name])));
const shown = (language: Language, name: string, params = PARAMS) =>
  bare(translate(language, `session.pv.${name}` as MessageKey, params));

describe.each(LANGUAGES)("the preview of the minutes (%s)", (language) => {
  it("has the words that the papers print", () => {
    const own = Object.keys(WORDS).map((name) => [name, shown(language, name)]);
    const theirs = Object.entries(WORDS).map(([name, path]) => [name, printed(language, path)]);
    expect(own).toEqual(theirs);
  });

  it("counts as the papers do", () => {
    for (const [name, path] of Object.entries(COUNTED)) {
      for (const [count, form] of [
        [1, "one"],
        [4, "other"],
      ] as const) {
        const params = { ...PARAMS, count, n: count };
        expect(shown(language, name, params)).toBe(printed(language, `${path}.${form}`, params));
      }
    }
  });

  it("names every decision as the papers do", () => {
    const kinds = Object.keys(sentences(language)).filter((key) => key.startsWith("session.pv.kind."));
    for (const key of kinds) {
      const kind = key.slice("session.pv.kind.".length);
      expect(shown(language, `kind.${kind}`)).toBe(printed(language, `decision.${kind}`));
    }
  });

  it("says nothing else", () => {
    const names = Object.keys(sentences(language))
      .filter((key) => key.startsWith("session.pv.") && !key.startsWith("session.pv.kind."))
      .map((key) => key.slice("session.pv.".length));
    expect(names.filter((name) => !(name in WORDS) && !(name in COUNTED) && !OWN.includes(name))).toEqual([]);
  });
});

describe("a tie that the chair decides", () => {
  it("is short of nothing", () => {
    const poll = {
      entitled: 4,
      voices: 4,
      recused: 0,
      absent: 0,
      not_voting: 0,
      majority: { policy: "majority", base: "expressed", counted: 4, required: 3, obtained: 2 },
      presided_by: null,
    } as const;
    const votes = { votes_for: 2, against: 2, abstentions: 0, chair_for: true };
    const said = (casting_vote: boolean) =>
      voteSentence({ mode: "show_of_hands", votes, away: 0, casting_vote, poll }, (key, params) =>
        translate("fr", key, params),
      );
    expect(said(true)).toContain("partage des voix, que la présidence départage");
    expect(said(true)).not.toContain("il en manque");
    expect(said(false)).toContain("il en manque 1");
  });
});
