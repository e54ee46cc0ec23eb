/** How far a long command has come; `total` is absent while it is unknown. */
export interface Progress {
  /** The identifier that the caller gave to the command. */
  job: string;
  done: number;
  total?: number;
  /** What is being worked on, as it is named outside (a file's name). */
  label?: string;
}

/** What the person is dropping on the window. */
export type DropEvent = { kind: "over" } | { kind: "left" } | { kind: "dropped"; paths: string[] };

/** What happens outside and is told to the page. */
export interface HostEvents {
  progress: Progress;
  /** Areas touched by a change that this page did not ask for. */
  touched: string[];
  /** An item of the native menu, by the name of the action. */
  menu: string;
}

/**
 * The outside, as little of it as the interface needs. The window implements it over Tauri; page and component tests
 * implement it over fixtures.
 */
export interface Host {
  invoke(command: string, request: unknown): Promise<unknown>;
  listen<Name extends keyof HostEvents>(name: Name, handler: (payload: HostEvents[Name]) => void): () => void;
  onDrop(handler: (event: DropEvent) => void): () => void;
  /** Where the bytes of a document are, by its opaque identifier; ranges are served. */
  documentUrl(id: string): string;
  setTitle(title: string): void;
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
