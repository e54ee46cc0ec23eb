import type { MemberPacks, PackState, ReturnOutcome } from "~/api";

/** Where somebody's dossiers are, in the word that the table shows. */
export type Standing =
  | "retired"
  | "unprepared"
  | "awaited"
  | "late"
  | "stale"
  | "returned"
  | "closed"
  | "revoked";

const TAKEN: readonly ReturnOutcome[] = ["merged", "late"];

/** Whether a return that answers the last pack was taken in. */
export function isAnswered({ packs: [last], returns }: Pick<MemberPacks, "packs" | "returns">): boolean {
  return returns.some(({ pack, outcome }) => pack === last?.id && TAKEN.includes(outcome));
}

/** Where somebody's dossiers are: what has to be done comes before what was done. */
export function standingOf(member: MemberPacks): Standing {
  const [last] = member.packs;
  if (!last) return member.active ? "unprepared" : "retired";
  if (last.state === "revoked" || last.state === "closed") return last.state;
  const answered = isAnswered(member);
  if (last.state === "closing" && !answered) return "late";
  if (member.changed > 0 && member.active && member.dossiers > 0) return "stale";
  return answered ? "returned" : "awaited";
}

/** Whether a pack can be made: there is somebody to score, and something. */
export function canMake({ active, dossiers }: Pick<MemberPacks, "active" | "dossiers">): boolean {
  return active && dossiers > 0;
}

/** Those whose packs an act would change; one that was called back stays so. */
export function concernedBy(state: PackState, members: readonly MemberPacks[]): MemberPacks[] {
  return members.filter(({ packs }) =>
    packs.some((pack) => pack.state !== state && pack.state !== "revoked"),
  );
}

/** Those who were ticked, or else everybody. */
export function chosenOf(
  members: readonly MemberPacks[],
  ticked: ReadonlySet<string>,
): readonly MemberPacks[] {
  const some = members.filter(({ member }) => ticked.has(member));
  return some.length > 0 ? some : members;
}

/** The name of a file, whatever the system's separator. */
export function fileName(path: string): string {
  return path.split(/[\\/]/).pop() ?? path;
}
