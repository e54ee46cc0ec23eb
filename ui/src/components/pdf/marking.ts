import type { RefObject } from "react";
import type { Place } from "./place";

/** How a mark is drawn, so that no two are told apart by their colour alone. */
export const SHAPES = [
  "fill",
  "underline",
  "box",
  "dashes",
  "dashedBox",
  "double",
  "dots",
  "bars",
  "dottedBox",
] as const;

/** Something marked on a page: drawn above it, never written into the document. */
export interface PdfMark {
  id: string;
  place: Place;
  /** Which colour and shape, by turns. */
  style: number;
  /** What stands beside it in its margin. */
  tag: string;
  /** Read aloud. */
  label: string;
  /** The one that was gone to. */
  active: boolean;
  /** Not certain to be the one. */
  doubtful: boolean;
}

/** What can be taken without selecting anything. */
export interface Reader {
  /** What was found and is shown, or with the tool for areas the page in view. */
  atHand(): Promise<Place | null>;
}

/** What a page that marks passages shows in the viewer, and what it hears from it. */
export interface Marking {
  marks: readonly PdfMark[];
  /** What is selected and not marked yet. */
  picked: readonly Place[];
  /** What becomes of what is selected; none where nothing can be marked. */
  onPick: ((places: readonly Place[]) => void) | null;
  onMark(id: string): void;
  /** Where to go; another object goes again. */
  target: { place: Place } | null;
  reader: RefObject<Reader | null>;
}
