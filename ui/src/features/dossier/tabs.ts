import type { Spot } from "~/components/pdf";

export const TABS = ["identity", "documents", "checks", "marks", "decisions", "history"] as const;
export type TabId = (typeof TABS)[number];

export interface Place {
  tab: TabId;
  document: string | null;
  /** Where a search found something in the document. */
  spot: Spot | null;
}

/** What the address names: a tab, or a document, perhaps with the page and the words that a search found in it. */
export function tabOf(named: string | undefined): Place {
  const [kind, document, page, ...words] = named?.split(":") ?? [];
  if (kind !== "document")
    return { tab: TABS.find((id) => id === named) ?? "identity", document: null, spot: null };
  const number = Number.parseInt(page ?? "", 10);
  return {
    tab: "documents",
    document: document || null,
    spot: page === undefined ? null : { page: Number.isNaN(number) ? null : number, words: words.join(":") },
  };
}

/** The part of the address that leads to a document where a search found something. */
export function tabOfHit(document: string, { page, words }: Spot): string {
  return ["document", document, page ?? "", words].join(":");
}
