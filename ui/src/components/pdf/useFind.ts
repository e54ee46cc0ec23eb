import type { PDFDocumentProxy } from "pdfjs-dist";
import type { TextItem } from "pdfjs-dist/types/src/display/api";
import { useEffect, useRef, useState } from "react";
import { findIn, findWords, firstShown, joined, type Match, type Spot } from "./find";

export interface Finding {
  query: string;
  setQuery(query: string): void;
  matches: readonly Match[];
  /** Which match is shown, from 0; -1 for none yet. */
  at: number;
  go(step: 1 | -1): void;
  searching: boolean;
}

/** The text pieces of a page; what is marked but not written is left out, as in the text layer. */
export async function piecesOf(document: PDFDocumentProxy, page: number): Promise<TextItem[]> {
  const content = await (await document.getPage(page)).getTextContent();
  return content.items.filter((item): item is TextItem => "str" in item);
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
  const texts = useRef(new Map<number, string>());

  // biome-ignore lint/correctness/useExhaustiveDependencies: another document has other texts
  useEffect(() => {
    texts.current = new Map();
  }, [document]);

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
        let text = texts.current.get(page);
        if (text === undefined) {
          // A page whose text cannot be read has no matches; the others are searched all the same.
          text = await piecesOf(pages, page).then(
            (pieces) => joined(pieces).text,
            () => "",
          );
          texts.current.set(page, text);
        }
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
