import type { OwnSheets, ScoringItem } from "~/api";
import { isOpen } from "./queue";

/** Something to look at before one's evaluations are handed in. */
export interface Point {
  item: ScoringItem;
  kind: "undeclared" | "unread" | "mark" | "comment" | "extreme" | "review";
  /** On which criterion; none for the dossier as a whole. */
  criterion: string | null;
  /** It has to be done before the evaluation can be handed in. */
  required: boolean;
}

/** All that is left to do in one's list, dossier by dossier in reading order: what is required first. */
export function pointsOf({ items, sheets }: OwnSheets): Point[] {
  return items.filter(isOpen).flatMap((item): Point[] => {
    if (!item.declared) return [{ item, kind: "undeclared", criterion: null, required: true }];
    const sheet = sheets.find(({ dossier_id, current }) => current && dossier_id === item.dossier_id);
    if (!sheet) return [{ item, kind: "unread", criterion: null, required: true }];
    return [
      ...sheet.gaps.map(({ criterion, kind }): Point => ({ item, kind, criterion, required: true })),
      ...sheet.extremes.map((criterion): Point => ({ item, kind: "extreme", criterion, required: false })),
      ...(item.to_review ? [{ item, kind: "review", criterion: null, required: false } as const] : []),
    ];
  });
}

/** The evaluations that can be handed in now. */
export function readyOf(own: OwnSheets): ScoringItem[] {
  const blocked = new Set(pointsOf(own).flatMap(({ item, required }) => (required ? [item.dossier_id] : [])));
  return own.items.filter((item) => isOpen(item) && !blocked.has(item.dossier_id));
}
