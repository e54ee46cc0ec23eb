import type { Plan, PlanLine, Verdict } from "~/api";

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
