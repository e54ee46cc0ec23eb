import type { MemberView, Part, PersonId, PersonView, Seat } from "~/api";

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

/** Everybody who may say « Je suis… »: the secretariat's people, then the committee's. */
export function peopleOf(
  persons: readonly PersonView[],
  members: readonly MemberView[],
): { staff: Somebody[]; committee: Somebody[] } {
  const staff = persons
    .filter(({ active }) => active)
    .map(({ id, name, function: hint }) => ({ person: id, part: "secretariat" as Part, name, hint }));
  const committee = members
    .filter(({ active }) => active)
    .map(({ id, name, organisation, role }) => ({
      person: id,
      part: (role === "chair" ? "chair" : "member") as Part,
      name,
      hint: organisation,
    }));
  const named = (one: Omit<Somebody, "id">): Somebody => ({ id: idOf(one), ...one });
  return { staff: staff.map(named), committee: committee.map(named) };
}

/** The entry of whoever sits here. */
export const chosenOf = (seat: Seat | null): string => (seat ? idOf(seat) : "");
