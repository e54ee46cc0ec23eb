import type { AgendaItemView, CallRules, DecisionDraft, DecisionInput, DecisionKind, VoteMode } from "~/api";

/** A condition while it is being written. */
export interface Reserved {
  id: number;
  text: string;
  due: string | null;
  /** What is to show that it is met, and who answers for it; both may stay empty. */
  evidence: string;
  responsible: string;
  /** The day on which the committee looks at it again, where it says so. */
  review: string | null;
}

/** The first condition, or one more. */
export const reserved = (id: number): Reserved => ({
  id,
  text: "",
  due: null,
  evidence: "",
  responsible: "",
  review: null,
});

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
  reservations: Reserved[];
  amount: number | null;
  support: string[];
  /** From when to when the label holds, where somebody states it; none is as the rules propose. */
  validFrom: string | null;
  validTo: string | null;
  /** How long it holds, where that is counted from the act of another body and no day is stated. */
  validMonths: number | null;
  /** Where a project that is redirected is sent. */
  redirectedTo: string;
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
  validFrom: null,
  validTo: null,
  validMonths: null,
  redirectedTo: "",
  votedAt: "",
};

/** Whether anything of a decision is chosen or written yet. */
export const isBegun = (draft: Draft) => JSON.stringify(draft) !== JSON.stringify(EMPTY);

export const isLaureate = (kind: DecisionKind | null) =>
  kind === "selected" || kind === "selected_with_reservations";

/** The draft once another kind is chosen: what belongs to laureates only leaves, a reservation is asked for where one belongs. */
export function withKind(draft: Draft, kind: DecisionKind, rules: CallRules): Draft {
  const conditional = kind === "selected_with_reservations";
  const began = isLaureate(kind) && !isLaureate(draft.kind);
  return {
    ...draft,
    kind,
    reservations: conditional ? (draft.reservations.length > 0 ? draft.reservations : [reserved(1)]) : [],
    // What was stated for one kind says nothing of another: each lasts as long as the rules say.
    validFrom: kind === draft.kind ? draft.validFrom : null,
    validTo: kind === draft.kind ? draft.validTo : null,
    validMonths: kind === draft.kind ? draft.validMonths : null,
    redirectedTo: kind === "redirected" ? draft.redirectedTo : "",
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
    reservations: draft.reservations.map(({ text, due, evidence, responsible, review }) => ({
      text,
      due_on: due,
      evidence,
      responsible,
      review_on: review,
    })),
    amount_cents: draft.amount,
    support: draft.support,
    valid: { from: draft.validFrom, to: draft.validTo, months: draft.validMonths },
    redirected_to: draft.redirectedTo,
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
    reservations: draft.reservations.flatMap(({ text, due, evidence, responsible, review }) =>
      due
        ? [
            {
              text: text.trim(),
              due_on: due,
              evidence: evidence.trim(),
              responsible: responsible.trim(),
              review_on: review,
            },
          ]
        : [],
    ),
    amount_cents: draft.amount,
    support: draft.support,
    valid: { from: draft.validFrom, to: draft.validTo, months: draft.validMonths },
    redirected_to: draft.redirectedTo.trim() || null,
    voted_at: draft.votedAt || null,
  };
}
