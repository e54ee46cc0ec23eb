import type { AgendaItemView, CallRules, DecisionDraft, DecisionInput, DecisionKind, VoteMode } from "~/api";

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
  /** The time of the vote, where it is stated: `15:10`, or empty. */
  votedAt: string;
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
  votedAt: "",
};

/** Whether anything of a decision is chosen or written yet. */
export const isBegun = (draft: Draft) => JSON.stringify(draft) !== JSON.stringify(EMPTY);

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

/** The draft as the workspace weighs it. */
export function draftOf(draft: Draft, dossier: string, session: string): DecisionDraft {
  return {
    session_id: session,
    dossier_id: dossier,
    kind: draft.kind,
    mode: draft.mode,
    votes_for: draft.votesFor,
    against: draft.against,
    abstentions: draft.abstentions,
    chair_for: draft.chairFor,
    motive: draft.motive,
    departure_reason: draft.departure,
    reservations: draft.reservations.map(({ text, due }) => ({ text, due_on: due })),
    amount_cents: draft.amount,
    support: draft.support,
    voted_at: draft.votedAt || null,
  };
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
    voted_at: draft.votedAt || null,
  };
}
