/** What search and comparison look at: lower case without accents, ligatures and kinds of space (`noeux` finds Nœux). */
export function folded(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/œ/g, "oe")
    .replace(/æ/g, "ae")
    .replace(/[’ʼ]/g, "'")
    .replace(/\s/g, " ");
}
