import type { ConditionView, SessionRow } from "~/api";

/** Whether a session looks at a reservation again: the one that was named, or one of the day for which none was. */
export function isReviewedAt(
  { review }: Pick<ConditionView, "review">,
  session: Pick<SessionRow, "id" | "held_on">,
): boolean {
  if (review === null) return false;
  return review.session_id === null ? review.on === session.held_on : review.session_id === session.id;
}
