const NARROW = "\u202f";
const FIXED = "\u00a0";

/**
 * Puts the spaces of French typography into a message: narrow and unbreakable before `; ! ?`, unbreakable before `:`
 * and inside guillemets. Catalogues are then written with plain spaces.
 */
export function frenchSpaces(text: string): string {
  return text
    .replace(/ ([;!?])/g, `${NARROW}$1`)
    .replace(/ :/g, `${FIXED}:`)
    .replace(/« /g, `«${FIXED}`)
    .replace(/ »/g, `${FIXED}»`)
    .replace(/ %/g, `${FIXED}%`);
}
