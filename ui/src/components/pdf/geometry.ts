export interface Size {
  width: number;
  height: number;
}

export type Zoom = "width" | "page" | number;

export const GAP = 12;
export const ZOOM_STEPS = [0.25, 0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3, 4] as const;

/** A page of this size turned by quarter turns. */
export function turned(size: Size, rotation: number): Size {
  return rotation % 180 === 0 ? size : { width: size.height, height: size.width };
}

/** How large a page is drawn: a fixed factor, or what makes it fit the room. CSS pixels per PDF point. */
export function scaleFor(zoom: Zoom, page: Size, room: Size): number {
  const clamp = (scale: number) => Math.max(0.05, Math.min(8, scale));
  const points = 96 / 72;
  if (typeof zoom === "number") return clamp(zoom * points);
  const across = (room.width - 2 * GAP) / page.width;
  return clamp(zoom === "width" ? across : Math.min(across, (room.height - 2 * GAP) / page.height));
}

/** The next step up or down from the present scale. */
export function zoomStep(scale: number, up: boolean): number {
  const factor = scale * (72 / 96);
  const next = up
    ? ZOOM_STEPS.find((step) => step > factor * 1.01)
    : ZOOM_STEPS.findLast((step) => step < factor * 0.99);
  return next ?? (up ? (ZOOM_STEPS.at(-1) as number) : ZOOM_STEPS[0]);
}

/** How many device pixels per CSS pixel a page of this size gets, so that it never exceeds `most` in all. */
export function pixelRatio(size: Size, wanted: number, most: number): number {
  const area = Math.max(1, size.width * size.height);
  return Math.min(wanted, Math.sqrt(most / area));
}

/** Where each page begins, from the top, and how high they are together. */
export function layout(heights: readonly number[]): { tops: number[]; total: number } {
  let top = GAP;
  const tops = heights.map((height) => {
    const own = top;
    top += height + GAP;
    return own;
  });
  return { tops, total: top };
}

/** The first page that reaches below `at`: a binary search, since documents have thousands of pages. */
export function pageAt(tops: readonly number[], at: number): number {
  let [low, high] = [0, tops.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((tops[middle] as number) <= at) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}
