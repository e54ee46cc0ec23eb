/** A workspace that was open on this machine. */
export interface Recent {
  path: string;
  name: string;
  /** RFC 3339. */
  openedAt: string;
  pinned: boolean;
}

const KEPT = 10;
const KEY = "palmares.recent";

/** Pinned ones first, then the latest; pinned ones are never pushed out. */
function ordered(list: readonly Recent[]): Recent[] {
  const sorted = [...list].sort(
    (a, b) => Number(b.pinned) - Number(a.pinned) || b.openedAt.localeCompare(a.openedAt),
  );
  const pinned = sorted.filter((entry) => entry.pinned);
  return [...pinned, ...sorted.filter((entry) => !entry.pinned).slice(0, Math.max(0, KEPT - pinned.length))];
}

export function withOpened(list: readonly Recent[], path: string, name: string, openedAt: string): Recent[] {
  const pinned = list.find((entry) => entry.path === path)?.pinned ?? false;
  return ordered([...list.filter((entry) => entry.path !== path), { path, name, openedAt, pinned }]);
}

export function withPinned(list: readonly Recent[], path: string, pinned: boolean): Recent[] {
  return ordered(list.map((entry) => (entry.path === path ? { ...entry, pinned } : entry)));
}

export function without(list: readonly Recent[], path: string): Recent[] {
  return list.filter((entry) => entry.path !== path);
}

export function storedRecents(): Recent[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(stored) ? (stored as Recent[]) : [];
  } catch {
    return [];
  }
}

export function storeRecents(list: readonly Recent[]): void {
  localStorage.setItem(KEY, JSON.stringify(list));
}
