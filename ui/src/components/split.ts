/** The share of the first pane after a key, between the bounds; `null` when the key does not move the divider. */
export function ratioAfter(key: string, ratio: number, least: number, most: number): number | null {
  const moves: Record<string, number> = {
    ArrowLeft: ratio - 0.02,
    ArrowRight: ratio + 0.02,
    PageUp: ratio - 0.1,
    PageDown: ratio + 0.1,
    Home: least,
    End: most,
  };
  const target = moves[key];
  return target === undefined ? null : Math.max(least, Math.min(most, target));
}
