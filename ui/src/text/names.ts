/** A project's name without what it explains after it: « BriqLys — briques de terre crue » is BriqLys. */
export function shortTitle(title: string): string {
  return title.split(" — ")[0] ?? title;
}

/** The name behind an identifier, in a list of people. */
export function namesIn(people: readonly { id: string; name: string }[]): (id: string) => string | undefined {
  return (id) => people.find((one) => one.id === id)?.name;
}

/** The short title behind an identifier, in a list of dossiers. */
export function titlesIn(
  dossiers: readonly { id: string; title: string }[],
): (id: string) => string | undefined {
  return (id) => {
    const title = dossiers.find((one) => one.id === id)?.title;
    return title === undefined ? undefined : shortTitle(title);
  };
}
