import { type PDFDocumentProxy, version } from "pdfjs-dist";
import type { TextContent, TextItem } from "pdfjs-dist/types/src/display/api";
import { joined } from "./find";
import { type Along, type Box, type Piece, type Place, quadsOf, quoteOf, type Reach } from "./place";

/** The engine that reads the texts in which places are counted. */
export const ENGINE = `pdf.js ${version}`;

/** The text of a page with the pieces that it is made of. */
export interface PageText {
  text: string;
  pieces: readonly Piece[];
  /** Where each piece begins in the text. */
  starts: readonly number[];
  reach: Reach;
}

/** The text of a page; what is marked but not written is left out, as in the text layer. */
export function pageTextOf({ items, styles }: TextContent): PageText {
  const pieces = items.filter((item): item is TextItem => "str" in item);
  return { ...joined(pieces), pieces, reach: styles };
}

/** The text of a page, the first being 1. */
async function readPage(document: PDFDocumentProxy, page: number): Promise<PageText> {
  return pageTextOf(await (await document.getPage(page)).getTextContent());
}

/** The texts of pages that were read; only they are kept, for hundreds of pages have millions of pieces. */
const texts = new WeakMap<PDFDocumentProxy, Map<number, Promise<string>>>();

/** The text of a page as one; that of a page which cannot be read is empty. */
export function textOf(document: PDFDocumentProxy, page: number): Promise<string> {
  const known = texts.get(document) ?? new Map<number, Promise<string>>();
  texts.set(document, known);
  const text =
    known.get(page) ??
    readPage(document, page).then(
      (read) => read.text,
      () => "",
    );
  known.set(page, text);
  return text;
}

/** The texts of all pages, one after the other, without holding the window up; none once it is given up. */
export async function textsOf(
  document: PDFDocumentProxy,
  isGivenUp: () => boolean,
): Promise<string[] | null> {
  const pages: string[] = [];
  for (let page = 1; page <= document.numPages; page += 1) {
    if (isGivenUp()) return null;
    pages.push(await textOf(document, page));
  }
  return pages;
}

/** No label that people read is longer. */
const LONGEST_LABEL = 64;

const labels = new WeakMap<PDFDocumentProxy, Promise<readonly string[] | null>>();

/** What the document calls a page, the first being 0; empty where it calls it nothing. */
export async function labelOf(document: PDFDocumentProxy, page: number): Promise<string> {
  const known = labels.get(document) ?? document.getPageLabels().catch(() => null);
  labels.set(document, known);
  const label = (await known)?.[page] ?? "";
  return [...label.toWellFormed()].slice(0, LONGEST_LABEL).join("");
}

/** A page without anything on it: where its places are counted. */
export async function blankOf(document: PDFDocumentProxy, page: number): Promise<Place> {
  const proxy = await document.getPage(page + 1);
  return {
    page,
    label: await labelOf(document, page),
    page_box: proxy.view as Box,
    rotation: ((proxy.rotate % 360) + 360) % 360,
    quads: [],
    quote: null,
  };
}

/** The place of a part of a page's text, the first page being 0. */
export async function placeOf(
  document: PDFDocumentProxy,
  page: number,
  begin: number,
  end: number,
  known?: { read: PageText; along: Along },
): Promise<Place> {
  const read = known?.read ?? (await readPage(document, page + 1));
  return {
    ...(await blankOf(document, page)),
    quads: quadsOf(read, begin, end, known?.along),
    quote: quoteOf(read.text, begin, end, ENGINE),
  };
}
