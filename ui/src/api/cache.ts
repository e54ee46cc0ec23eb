import type { ApiError } from "./error";

/** What is known of one query; data from before stay visible while they are fetched again. */
export interface Entry<Data> {
  data: Data | undefined;
  error: ApiError | null;
  fetching: boolean;
}

interface Slot {
  entry: Entry<unknown>;
  areas: readonly string[];
  stale: boolean;
  listeners: Set<() => void>;
  load: () => Promise<unknown>;
  generation: number;
}

const EMPTY: Entry<never> = { data: undefined, error: null, fetching: false };

/** Whether a change of `touched` concerns a query that depends on `area`: `dossier` stands for every `dossier:<id>`, `*` for all. */
export function concerns(touched: string, area: string): boolean {
  return area === "*" || touched === area || touched.startsWith(`${area}:`) || area.startsWith(`${touched}:`);
}

/**
 * Answers by query, kept until a change touches one of the areas on which they depend. Queries that are on screen are
 * then fetched again at once; the others when they are next asked for.
 */
export function createCache() {
  const slots = new Map<string, Slot>();

  function update(slot: Slot, entry: Entry<unknown>) {
    slot.entry = entry;
    for (const listener of slot.listeners) listener();
  }

  async function fetch(slot: Slot): Promise<void> {
    const generation = ++slot.generation;
    slot.stale = false;
    update(slot, { ...slot.entry, fetching: true });
    try {
      const data = await slot.load();
      if (generation === slot.generation) update(slot, { data, error: null, fetching: false });
    } catch (thrown) {
      if (generation === slot.generation)
        update(slot, { data: undefined, error: thrown as ApiError, fetching: false });
    }
  }

  function slotOf(key: string): Slot {
    let slot = slots.get(key);
    if (!slot) {
      slot = {
        entry: EMPTY,
        areas: [],
        stale: true,
        listeners: new Set(),
        load: async () => undefined,
        generation: 0,
      };
      slots.set(key, slot);
    }
    return slot;
  }

  return {
    snapshot: <Data>(key: string): Entry<Data> => (slots.get(key)?.entry ?? EMPTY) as Entry<Data>,

    subscribe(key: string, listener: () => void): () => void {
      const slot = slotOf(key);
      slot.listeners.add(listener);
      return () => slot.listeners.delete(listener);
    },

    /** Makes sure that the query has been asked since the last change that concerns it. */
    want(key: string, areas: readonly string[], load: () => Promise<unknown>): void {
      const slot = slotOf(key);
      slot.areas = areas;
      slot.load = load;
      if (slot.stale) void fetch(slot);
    },

    refetch(key: string): Promise<void> {
      return fetch(slotOf(key));
    },

    invalidate(touched: readonly string[]): void {
      if (touched.length === 0) return;
      for (const slot of slots.values()) {
        if (!touched.some((area) => slot.areas.some((own) => concerns(area, own)))) continue;
        slot.stale = true;
        if (slot.listeners.size > 0) void fetch(slot);
      }
    },

    /** Forgets everything: another workspace was opened, or another person took the seat. */
    clear(): void {
      for (const [key, slot] of slots) {
        if (slot.listeners.size === 0) {
          slots.delete(key);
          continue;
        }
        slot.entry = EMPTY;
        void fetch(slot);
      }
    },
  };
}

export const cache = createCache();
