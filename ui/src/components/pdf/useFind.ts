import type { PDFDocumentProxy } from "pdfjs-dist";
import { useEffect, useState } from "react";
import { findIn, findWords, firstShown, type Match, type Spot } from "./find";
import { textOf } from "./reading";

export interface Finding {
  query: string;
  setQuery(query: string): void;
  matches: readonly Match[];
  /** Which match is shown, from 0; -1 for none yet. */
  at: number;
  go(step: 1 | -1): void;
  searching: boolean;
}

/**
 * Looks for a text in every page, one page after the other, without holding the window up; at first for what a search of the
 * workspace looked for.
 */
export function useFind(document: PDFDocumentProxy | null, spot: Spot | null): Finding {
  const [start, setStart] = useState(spot);
  const [query, setQuery] = useState(spot?.words ?? "");
  const [matches, setMatches] = useState<readonly Match[]>([]);
  const [chosen, setChosen] = useState<number | null>(null);
  const [searching, setSearching] = useState(false);

  const asWords = start !== null;
  useEffect(() => {
    setMatches([]);
    setChosen(null);
    if (!document || query.trim() === "") {
      setSearching(false);
      return;
    }
    let dropped = false;
    async function search(pages: PDFDocumentProxy) {
      const found: Match[] = [];
      for (let page = 1; page <= pages.numPages && !dropped; page += 1) {
        const text = await textOf(pages, page);
        const here = (asWords ? findWords : findIn)(text, query, page);
        if (dropped || here.length === 0) continue;
        found.push(...here);
        setMatches([...found]);
      }
      if (!dropped) setSearching(false);
    }
    setSearching(true);
    const timer = setTimeout(() => void search(document), 200);
    return () => {
      dropped = true;
      clearTimeout(timer);
    };
  }, [document, query, asWords]);

  const at = chosen ?? firstShown(matches, start?.page ?? null);
  return {
    query,
    setQuery(next) {
      setStart(null);
      setQuery(next);
    },
    matches,
    at,
    searching,
    go: (step) =>
      setChosen(matches.length === 0 ? null : (Math.max(at, 0) + step + matches.length) % matches.length),
  };
}
