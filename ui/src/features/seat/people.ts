import type { CallId, Candidate, Part, PersonId, Seat } from "~/api";

/** Somebody who can sit down at this window, in the part that is theirs. */
export interface Somebody {
  /** Part and person: the same person may be there in two parts. */
  id: string;
  person: PersonId;
  part: Part;
  name: string;
  /** What tells two people of one name apart. */
  hint: string;
}

const idOf = ({ person, part }: Pick<Seat, "person" | "part">) => `${part}/${person}`;

/** Everybody who may say « Je suis… »: the secretariat's people, then those of a call's committee, or of every call's. */
export function peopleOf(
  candidates: readonly Candidate[],
  callId: CallId | null,
): { staff: Somebody[]; committee: Somebody[] } {
  const staff = candidates.filter(({ call }) => call === null);
  const members = candidates.filter(({ call }) => call && (callId === null || call.id === callId));
  const severalCalls = new Set(members.map(({ call }) => call?.id)).size > 1;
  const named = ({ who, name, hint, call }: Candidate): Somebody => ({
    ...who,
    id: idOf(who),
    name,
    hint: [hint, severalCalls ? call?.name : null].filter(Boolean).join(" · "),
  });
  return { staff: staff.map(named), committee: members.map(named) };
}

/** The entry of whoever sits here. */
export const chosenOf = (seat: Seat | null): string => (seat ? idOf(seat) : "");
