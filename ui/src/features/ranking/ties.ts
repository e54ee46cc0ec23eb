import type { MemberView, RankingView, TieBreak, TieOrderView, TieToOrder } from "~/api";

/** The set of tied dossiers that begins at this line of the ranking, when the chair can order it. */
export function tieBeginningAt(view: RankingView, tie: TieBreak): TieToOrder | null {
  const set = view.ties_to_order.find(
    ({ dossiers }) => dossiers.includes(tie.ahead) && dossiers.includes(tie.behind),
  );
  const first = view.ranking.ranked.find(({ dossier }) => set?.dossiers.includes(dossier));
  return set && first?.dossier === tie.ahead ? set : null;
}

/** The dossiers of a set in the order in which the ranking shows them now. */
export function inOrder(view: RankingView, set: TieToOrder): string[] {
  return view.ranking.ranked
    .map(({ dossier }) => dossier)
    .filter((dossier) => set.dossiers.includes(dossier));
}

/** The chair's order that puts one dossier ahead of another, the latest if there are several. */
export function orderBehind(view: RankingView, { ahead, behind }: TieBreak): TieOrderView | null {
  return (
    view.tie_orders.findLast(
      ({ dossiers, applies }) => applies && dossiers.includes(ahead) && dossiers.includes(behind),
    ) ?? null
  );
}

/** Who may order a tie: those who preside, each only for themselves when they sit at the window. */
export function chairsOf(members: readonly MemberView[], self: string | null): MemberView[] {
  return members.filter(
    ({ id, role, active }) =>
      active && (role === "chair" || role === "vice_chair") && (self === null || self === id),
  );
}
