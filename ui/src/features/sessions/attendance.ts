import type { AttendanceInput, MemberView, Presence } from "~/api";

/** A line of the attendance sheet; nobody has a presence before it is taken. */
export interface Line {
  member: MemberView;
  presence: Presence | null;
  proxyTo: string | null;
  arrivedAt: string;
  leftAt: string;
}

export const isHere = (presence: Presence | null) => presence === "present" || presence === "remote";

/** Everybody who may be in the room, those who vote first. */
export function linesOf(members: readonly MemberView[], recorded: readonly AttendanceInput[]): Line[] {
  return members
    .filter(({ active, id }) => active || recorded.some(({ member_id }) => member_id === id))
    .filter(({ role }) => role !== "expert")
    .map((member) => {
      const line = recorded.find(({ member_id }) => member_id === member.id);
      return {
        member,
        presence: line?.presence ?? null,
        proxyTo: line?.proxy_to ?? null,
        arrivedAt: line?.arrived_at ?? "",
        leftAt: line?.left_at ?? "",
      };
    });
}

/** The sheet as it is recorded: the whole of it, without those whose presence nobody has taken. */
export function sheetOf(lines: readonly Line[]): AttendanceInput[] {
  return lines.flatMap(({ member, presence, proxyTo, arrivedAt, leftAt }) =>
    presence === null
      ? []
      : [
          {
            member_id: member.id,
            presence,
            proxy_to: isHere(presence) ? null : proxyTo,
            arrived_at: isHere(presence) && arrivedAt ? arrivedAt : null,
            left_at: isHere(presence) && leftAt ? leftAt : null,
          },
        ],
  );
}

/** Who comes keeps no proxy of their own; who goes can hold nobody else's. */
export function withPresence(lines: readonly Line[], member: string, presence: Presence): Line[] {
  return lines.map((line) => {
    if (line.member.id === member) {
      return { ...line, presence, proxyTo: isHere(presence) ? null : line.proxyTo };
    }
    return line.proxyTo === member && !isHere(presence) ? { ...line, proxyTo: null } : line;
  });
}

/** Everybody whose presence is not taken yet is in the room. */
export function allPresent(lines: readonly Line[]): Line[] {
  return lines.map((line) => (line.presence === null ? { ...line, presence: "present" } : line));
}

/** Those present who can still hold a proxy of this member. */
export function holdersFor(lines: readonly Line[], giver: string, perMember: number): Line[] {
  return lines.filter(({ member, presence }) => {
    const held = lines.filter((line) => line.proxyTo === member.id && line.member.id !== giver).length;
    return member.id !== giver && member.voice === "voting" && isHere(presence) && held < perMember;
  });
}
