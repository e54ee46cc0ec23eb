import { convertFileSrc, invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import { getCurrentWebview } from "@tauri-apps/api/webview";
import { getCurrentWindow } from "@tauri-apps/api/window";
import type { Host } from "./host";

/** Subscriptions are asynchronous over the wire; leaving before they stand must still end them. */
function subscribed(start: Promise<() => void>): () => void {
  let left = false;
  let end: (() => void) | null = null;
  start.then(
    (stop) => {
      end = stop;
      if (left) stop();
    },
    // Without the permission to listen there is simply nothing to hear.
    () => undefined,
  );
  return () => {
    left = true;
    end?.();
  };
}

export const tauriHost: Host = {
  invoke: (command, caller, request) => invoke(command, { caller, request }),
  listen: (name, handler) => subscribed(listen(name, (event) => handler(event.payload as never))),
  onDrop: (handler) =>
    subscribed(
      getCurrentWebview().onDragDropEvent(({ payload }) => {
        if (payload.type === "drop") handler({ kind: "dropped", paths: payload.paths });
        else handler({ kind: payload.type === "leave" ? "left" : "over" });
      }),
    ),
  onClose: (may) =>
    subscribed(
      getCurrentWindow().onCloseRequested(async (event) => {
        // Whatever fails while it is asked about, the window can be closed.
        if (!(await may().catch(() => true))) event.preventDefault();
      }),
    ),
  documentUrl: (id) => convertFileSrc(id, "palmdoc"),
  setTitle: (title) => {
    getCurrentWindow()
      .setTitle(title)
      .catch(() => undefined);
  },
};
