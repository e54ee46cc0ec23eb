export const TABS = ["identity", "documents", "checks", "marks", "decisions", "history"] as const;
export type TabId = (typeof TABS)[number];

/** What the address names: a tab, or a document and with it the tab of documents. */
export function tabOf(named: string | undefined): { tab: TabId; document: string | null } {
  if (named?.startsWith("document:")) return { tab: "documents", document: named.split(":")[1] ?? null };
  return { tab: TABS.find((id) => id === named) ?? "identity", document: null };
}
