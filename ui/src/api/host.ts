import type { HostEvent } from "./contract";
import type { Reading } from "./generated/shell";
import type { Caller } from "./seat";

/** What the person is dropping on the window. */
export type DropEvent = { kind: "over" } | { kind: "left" } | { kind: "dropped"; paths: string[] };

/** What happens outside and is told to the page, by the name of its channel. */
export interface HostEvents {
  /** News of a command that takes long. */
  progress: HostEvent;
  /** An item of the native menu, by the name of the action. */
  menu: string;
  /** A commit, told to every window: its journal entry and the rows it touched (`table:key`). */
  changed: { entry: number | null; touched: string[] };
  /** A second start handed over what it was given: the path of a workspace or of a `.pli`. */
  opened: string;
  /** To the second window: what it is to show. */
  reading: Reading;
  /** To the first window: the second one is gone. */
  reader_closed: null;
}

/**
 * The outside, as little of it as the interface needs. The window implements it over Tauri; page and component tests
 * implement it over fixtures.
 */
export interface Host {
  /** Sends a command; the window's own name is added outside. */
  invoke(command: string, caller: Caller | null, request: unknown): Promise<unknown>;
  listen<Name extends keyof HostEvents>(name: Name, handler: (payload: HostEvents[Name]) => void): () => void;
  onDrop(handler: (event: DropEvent) => void): () => void;
  /** Where the bytes of a document are, by its opaque identifier; ranges are served. */
  documentUrl(id: string): string;
  setTitle(title: string): void;
  /** Asks the page before the window closes (Ctrl+Q, the cross): a `false` keeps it open. */
  onClose(may: () => Promise<boolean>): () => void;
}

let current: Host | null = null;

/** Named once at start-up, before the first call. */
export function setHost(host: Host): void {
  current = host;
}

export function host(): Host {
  if (!current) throw new Error("no host was set before the first call");
  return current;
}
