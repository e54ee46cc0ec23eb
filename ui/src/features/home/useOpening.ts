import { useMemo, useState } from "react";
import { ApiError, change, lookAround, type News, type PackCover, type WorkspaceStatus } from "~/api";
import { navigate } from "~/app/router";
import { useLoadedWorkspace } from "~/app/workspace";
import { mayLeave } from "../shared/leaving";
import { storedRecents, storeRecents, withOpened } from "../welcome/recent";
import { useWorkspaceActs } from "../welcome/useWorkspaceActs";

/** A pack that only its words open. */
export interface Asked {
  path: string;
  cover: PackCover;
  /** Its copy was open here, and was closed to be opened anew: it is opened again where that comes to nothing. */
  wasOpen: boolean;
}

/** A copy at home is open: one begins at one's own list, and finds it again among what was open. */
function arrived({ workspace }: WorkspaceStatus): void {
  if (workspace) {
    storeRecents(withOpened(storedRecents(), workspace.path, workspace.name, new Date().toISOString()));
  }
  navigate({ name: "scoring" }, { replace: true });
}

/** Opening packs at home: by the key of the copy that is there, or else by their words. */
export function useOpening() {
  const { openPath } = useWorkspaceActs();
  const openFolder = useLoadedWorkspace().workspace?.info.path ?? null;
  const [asked, setAsked] = useState<Asked | null>(null);
  const [news, setNews] = useState<News | null>(null);
  const [busy, setBusy] = useState(false);

  const acts = useMemo(() => {
    async function open({ path, cover }: Asked, words: string | null) {
      setBusy(true);
      try {
        const opened = await change("pack_open", { path, words, into: null });
        setAsked(null);
        setNews(cover.known ? opened.news : null);
        arrived(opened.status);
      } catch (thrown) {
        // A copy that was open is closed to be opened anew, and stays closed where that fails.
        if (cover.known) lookAround();
        throw thrown;
      } finally {
        setBusy(false);
      }
    }
    /** Opens the copy that is there as it is. */
    function openKnown({ cover: { home } }: Asked) {
      setAsked(null);
      if (home !== null) openPath(home);
    }
    return {
      open,
      openKnown,
      /** Opens a pack; its words are asked for where nothing else opens it. */
      async begin(path: string, cover: PackCover) {
        if (!(await mayLeave())) return;
        const pack: Asked = { path, cover, wasOpen: cover.home !== null && cover.home === openFolder };
        if (!cover.known) return setAsked(pack);
        try {
          await open(pack, null);
        } catch (thrown) {
          const error = ApiError.from(thrown);
          if (error.reason === "no_key") return setAsked(pack);
          if (pack.wasOpen) openKnown(pack);
          throw error;
        }
      },
      /** Nobody gives the words: what was open before is open again. */
      giveUp(pack: Asked) {
        if (pack.wasOpen) openKnown(pack);
        else setAsked(null);
      },
      forgetNews: () => setNews(null),
    };
  }, [openFolder, openPath]);
  return { ...acts, asked, news, busy };
}
