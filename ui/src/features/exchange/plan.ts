import type { FieldMeeting, Plan, PlanLine, Verdict } from "~/api";

/** In the order in which people must look at them. */
export const VERDICTS: readonly Verdict[] = ["hard", "refused", "soft", "new", "here"];

/** What becomes of the entries, by verdict, without the verdicts that nothing has. */
export function groupsOf({ lines }: Pick<Plan, "lines">): { verdict: Verdict; lines: PlanLine[] }[] {
  return VERDICTS.map((verdict) => ({
    verdict,
    lines: lines.filter((line) => line.verdict === verdict),
  })).filter((group) => group.lines.length > 0);
}

/** Whether taking the file would change anything. */
export function changesSomething(plan: Plan): boolean {
  return plan.new + plan.soft + plan.hard > 0;
}

/** Lines that are drawn at once; a file may hold thousands. */
export const DRAWN = 200;

/** What names the row of a meeting, in the sentence of the entry that came or else of the one that is here. */
const NAMING = ["dossier", "title", "name", "session", "held_on"];

/** The arguments that tell which row two entries met in: those of the entry that names a dossier first. */
export function aboutOf({ table, key, ours, theirs }: FieldMeeting): Record<string, unknown> {
  const [came, is] = [theirs, ours].map(({ entry }) => toldIn(entry.params));
  const params = came?.dossier === undefined && is?.dossier !== undefined ? is : (came ?? {});
  const about = Object.fromEntries(Object.entries(params).filter(([name]) => NAMING.includes(name)));
  // The key of a mark ends with its criterion; a sheet of paper names none.
  const criterion = table === "mark" ? key.split("/").at(1) : undefined;
  return criterion === undefined ? about : { ...about, criterion };
}

/** The arguments of an entry's sentence; an undo and a redo hold those of what they concern. */
function toldIn(params: Record<string, unknown>): Record<string, unknown> {
  const inner = params.params;
  return typeof inner === "object" && inner !== null ? toldIn(inner as Record<string, unknown>) : params;
}
