import { useEffect, useState } from "react";
import { call, type SearchHit } from "~/api";
import { tabOfHit } from "~/features/dossier/tabs";
import type { Route } from "../route";

export interface Found {
  key: string;
  title: string;
  excerpt: string;
  document: boolean;
  place: number | null;
  route: Route;
}

/** What a hit says and where it leads: to the words in the document, or to the dossier. */
export function foundOf(hit: SearchHit, at: number, words: string): Found {
  const route: Route = hit.document_id
    ? {
        name: "dossier",
        id: hit.dossier_id,
        tab: tabOfHit(hit.document_id, { page: hit.page, words }),
      }
    : { name: "dossier", id: hit.dossier_id };
  return {
    key: `hit-${at}`,
    title: hit.document ? `${hit.number} · ${hit.title} — ${hit.document}` : `${hit.number} · ${hit.title}`,
    excerpt: hit.excerpt || hit.applicant,
    document: hit.document_id !== null,
    place: hit.page,
    route,
  };
}

interface Search {
  hits: readonly Found[];
  /** Documents that cannot be searched, or not wholly. */
  unread: number;
  searching: boolean;
}

/** Looks in dossiers, mails, decisions and pages as one types. */
export function useSearch(query: string): Search {
  const [hits, setHits] = useState<readonly Found[]>([]);
  const [unread, setUnread] = useState(0);
  const [searching, setSearching] = useState(false);
  useEffect(() => {
    const words = query.trim();
    if (words.length < 2) {
      setHits([]);
      setUnread(0);
      setSearching(false);
      return;
    }
    let dropped = false;
    setSearching(true);
    const timer = setTimeout(async () => {
      // What cannot be searched shows nothing found; the actions stay usable.
      const nothing = { hits: [], unread: 0 };
      const result = await call("search_find", { query: words, limit: 20 }).catch(() => nothing);
      if (dropped) return;
      setUnread(result.unread);
      setHits(result.hits.map((hit, at) => foundOf(hit, at, words)));
      setSearching(false);
    }, 120);
    return () => {
      dropped = true;
      clearTimeout(timer);
    };
  }, [query]);
  return { hits, unread, searching };
}
