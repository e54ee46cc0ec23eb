import { type ComponentType, lazy } from "react";

/** What has code of its own, which can be read before it is used. */
interface Readable {
  read(): Promise<void>;
}

/** A page of that kind. */
export type AheadPage<Props> = ComponentType<Props> & Readable;

interface Module<Props> {
  default: ComponentType<Props>;
}

/**
 * A page loaded when it is first gone to, or before. One that is here is drawn in the same turn: a promise, even a kept one, would
 * show the place of a page that is still to come, and React holds that for 300 ms once it is shown.
 */
export function ahead<Props>(load: () => Promise<Module<Props>>): AheadPage<Props> {
  let here: Module<Props> | null = null;
  const read = async () => {
    here ??= await load();
  };
  const asked = () => (here ? atOnce(here) : load());
  return Object.assign(lazy(asked) as unknown as ComponentType<Props>, { read });
}

/** What `lazy` takes as a promise, and knows in the same turn. */
function atOnce<Value>(value: Value): Promise<Value> {
  // biome-ignore lint/suspicious/noThenProperty: being awaited is what it is for.
  return { then: (done: (value: Value) => void) => done(value) } as unknown as Promise<Value>;
}

/** Reads pages one after the other, so that a key pressed meanwhile waits for one at most. */
export async function readAhead(pages: readonly Readable[]): Promise<void> {
  for (const page of pages) {
    // What cannot be read now is asked for again when somebody goes there, and its failure is shown there.
    await page.read().catch(() => undefined);
    await new Promise((done) => setTimeout(done));
  }
}
