import type { PDFDocumentProxy } from "pdfjs-dist";

export interface Entry {
  key: string;
  title: string;
  depth: number;
  /** The page it leads to, the first being 1; none where it leads nowhere in the document. */
  page: number | null;
}

/** No outline that people read has more entries, nor deeper ones. */
const MOST_ENTRIES = 1_000;
const DEEPEST = 8;
const LONGEST_TITLE = 200;

interface Node {
  title: string;
  dest: string | unknown[] | null;
  items: Node[];
}

/** The entries of a document's outline in reading order; none where it has none or it cannot be read. */
export async function entriesOf(document: PDFDocumentProxy): Promise<Entry[]> {
  const nodes = (await document.getOutline().catch(() => null)) as Node[] | null;
  const flat: Omit<Entry, "page">[] = [];
  const dests: Node["dest"][] = [];
  (function walk(items: readonly Node[], depth: number, path: string) {
    for (const [at, { title, dest, items: inner }] of items.entries()) {
      if (flat.length >= MOST_ENTRIES) return;
      const key = `${path}${at}.`;
      flat.push({ key, title: title.trim().slice(0, LONGEST_TITLE), depth });
      dests.push(dest);
      if (depth < DEEPEST) walk(inner, depth + 1, key);
    }
  })(nodes ?? [], 0, "");
  return Promise.all(
    flat.map(async (entry, at) => ({ ...entry, page: await pageOf(document, dests[at] ?? null) })),
  );
}

async function pageOf(document: PDFDocumentProxy, dest: Node["dest"]): Promise<number | null> {
  try {
    const place = typeof dest === "string" ? await document.getDestination(dest) : dest;
    const target = place?.[0];
    if (typeof target === "number") return target < document.numPages ? target + 1 : null;
    return target ? (await document.getPageIndex(target as never)) + 1 : null;
  } catch {
    return null;
  }
}
