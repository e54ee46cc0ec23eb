import type {
  AgendaItemView,
  CallRules,
  DecisionInput,
  DecisionKind,
  DepartureReason,
  QuorumResult,
  RankingView,
  VoteMode,
} from "~/api";

/** A decision while it is being prepared. Numbers are empty before they are typed, never zero. */
export interface Draft {
  kind: DecisionKind | null;
  mode: VoteMode;
  votesFor: number | null;
  against: number | null;
  abstentions: number | null;
  chairFor: boolean | null;
  motive: string;
  departure: string;
  reservations: { id: number; text: string; due: string | null }[];
  amount: number | null;
  support: string[];
}

export const EMPTY: Draft = {
  kind: null,
  mode: "consensus",
  votesFor: null,
  against: null,
  abstentions: null,
  chairFor: null,
  motive: "",
  departure: "",
  reservations: [],
  amount: null,
  support: [],
};

export const isLaureate = (kind: DecisionKind | null) =>
  kind === "selected" || kind === "selected_with_reservations";

/** The draft once another kind is chosen: what belongs to laureates only leaves, a reservation is asked for where one belongs. */
export function withKind(draft: Draft, kind: DecisionKind, rules: CallRules): Draft {
  const reserved = kind === "selected_with_reservations";
  const began = isLaureate(kind) && !isLaureate(draft.kind);
  return {
    ...draft,
    kind,
    reservations: reserved
      ? draft.reservations.length > 0
        ? draft.reservations
        : [{ id: 1, text: "", due: null }]
      : [],
    amount: isLaureate(kind) ? (began ? rules.support.amount_cents : draft.amount) : null,
    support: isLaureate(kind) ? (began ? rules.support.measures.map(({ code }) => code) : draft.support) : [],
  };
}

/** Votes in the room: voting members who take part and the proxies that they hold. */
export const voters = (quorum: QuorumResult) => quorum.present + quorum.represented;

export interface Tally {
  cast: number;
  voters: number;
  /** More votes than voters: a mistake in counting. */
  tooMany: boolean;
  tie: boolean;
  adopted: boolean;
  /** A tie that the chair's vote would decide. */
  needsChair: boolean;
}

/** What the votes typed so far decide, by the call's own rule; `null` while they are not all typed. */
export function tallyOf(draft: Draft, quorum: QuorumResult, rules: CallRules): Tally | null {
  const { votesFor, against, mode } = draft;
  if (mode === "consensus" || votesFor === null || against === null) return null;
  const cast = votesFor + against + (draft.abstentions ?? 0);
  const tie = votesFor === against;
  const chairDecides =
    tie && mode === "show_of_hands" && rules.committee.casting_vote && rules.committee.vote === "majority";
  const adopted =
    rules.committee.vote === "two_thirds"
      ? votesFor > 0 && votesFor * 3 >= (votesFor + against) * 2
      : votesFor > against || (chairDecides && draft.chairFor === true);
  return {
    cast,
    voters: voters(quorum),
    tooMany: cast > voters(quorum),
    tie,
    adopted,
    needsChair: chairDecides,
  };
}

export type Missing =
  | "kind"
  | "motive"
  | "votes"
  | "tooMany"
  | "notAdopted"
  | "departure"
  | "reservations"
  | "quorum";

/** What still stands between the draft and its record, in the order in which the form asks for it. */
export function missingOf(draft: Draft, item: AgendaItemView, rules: CallRules, departs: boolean): Missing[] {
  const missing: Missing[] = [];
  const tally = tallyOf(draft, item.quorum, rules);
  if (!item.quorum.reached) missing.push("quorum");
  if (!draft.kind) missing.push("kind");
  if (draft.mode !== "consensus" && !tally) missing.push("votes");
  if (tally?.tooMany) missing.push("tooMany");
  else if (tally && !tally.adopted) missing.push("notAdopted");
  if (!draft.motive.trim()) missing.push("motive");
  if (departs && !draft.departure.trim()) missing.push("departure");
  const reserved = draft.kind === "selected_with_reservations";
  if (reserved && !draft.reservations.every(({ text, due }) => text.trim() && due))
    missing.push("reservations");
  return missing;
}

/** The decision as it is recorded; only for a draft from which nothing is missing. */
export function inputOf(
  draft: Draft,
  kind: DecisionKind,
  item: AgendaItemView,
  session: string,
): DecisionInput {
  const counted = draft.mode !== "consensus";
  return {
    session_id: session,
    dossier_id: item.dossier_id,
    kind,
    motive: draft.motive.trim(),
    mode: draft.mode,
    votes: counted
      ? {
          votes_for: draft.votesFor ?? 0,
          against: draft.against ?? 0,
          abstentions: draft.abstentions ?? 0,
          chair_for: draft.mode === "show_of_hands" ? draft.chairFor : null,
        }
      : null,
    departure_reason: draft.departure.trim() || null,
    reservations: draft.reservations.flatMap(({ text, due }) =>
      due ? [{ text: text.trim(), due_on: due }] : [],
    ),
    amount_cents: draft.amount,
    support: draft.support,
  };
}

const PREFERENCE: Partial<Record<string, number>> = {
  selected: 2,
  selected_with_reservations: 2,
  waitlisted: 1,
  rejected: 0,
};

/**
 * How a decision would depart from the ranking, by the dossiers decided so far. The workspace judges it again when the
 * decision is recorded; this only asks for the reason in time.
 */
export function departureOf(
  view: RankingView | undefined,
  dossier: string,
  kind: DecisionKind | null,
): DepartureReason[] {
  const own = kind === null ? undefined : PREFERENCE[kind];
  if (!view || own === undefined) return [];
  const { ranked } = view.ranking;
  const place = ranked.find((one) => one.dossier === dossier);
  if (!place) return own > 0 ? [{ kind: "preferred_without_rank" }] : [];
  const decided = new Map(view.dossiers.map(({ id, state }) => [id, PREFERENCE[state]]));
  const others = (test: (position: number, preference: number) => boolean) =>
    ranked
      .filter((one) => one.dossier !== dossier)
      .filter((one) => {
        const preference = decided.get(one.dossier);
        return preference !== undefined && test(one.position, preference);
      })
      .map((one) => one.dossier);
  const better = others((position, preference) => position < place.position && preference < own);
  const worse = others((position, preference) => position > place.position && preference > own);
  return [
    ...(own === 0 ? [{ kind: "rejected_above_thresholds" as const }] : []),
    ...(better.length > 0 ? [{ kind: "better_passed_over" as const, dossiers: better }] : []),
    ...(worse.length > 0 ? [{ kind: "worse_preferred" as const, dossiers: worse }] : []),
  ];
}
