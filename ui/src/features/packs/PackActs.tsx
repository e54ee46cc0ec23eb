import {
  createContext,
  lazy,
  type ReactNode,
  Suspense,
  use,
  useCallback,
  useEffect,
  useRef,
  useState,
} from "react";
import { ApiError, call, change, choose, type Erased, type News, useDrop, useHostEvent } from "~/api";
import { navigate } from "~/app/router";
import { useLoadedWorkspace } from "~/app/workspace";
import { DropHint, useReport } from "~/components";
import { useI18n } from "~/i18n";
import { useOpening } from "../home/useOpening";
import { isPli } from "../shared/pli";
import { sendWhatWaits } from "../shared/useAutosave";
import { storedRecents, storeRecents, without } from "../welcome/recent";
import { useWorkspaceActs } from "../welcome/useWorkspaceActs";
import type { Returned } from "./ReturnsDialog";

const ReturnsDialog = lazy(async () => ({ default: (await import("./ReturnsDialog")).ReturnsDialog }));
const WordsDialog = lazy(async () => ({ default: (await import("../home/WordsDialog")).WordsDialog }));
const CertificateDialog = lazy(async () => ({
  default: (await import("../home/CertificateDialog")).CertificateDialog,
}));

/** What is done with files `.pli`, from wherever one is. */
export interface PackActs {
  /** Asks for a pack, then opens it. */
  open(): void;
  /** Opens what was given: a pack at home, or a return for the secretariat. */
  openPath(path: string): void;
  /** Says what taking in returns that were given would do; nothing while that is said of others. */
  planReturns(paths: string[]): void;
  /** Asks for returns, then says what taking them in would do. */
  takeReturns(): void;
  /** Erases the copy that is open; what was erased is shown once it is gone. */
  erase(): Promise<void>;
  /** What the pack that was opened last changed of the copy that is open; none once it was read. */
  news: News | null;
  forgetNews(): void;
  /** A pack is being opened. */
  busy: boolean;
}

const Context = createContext<PackActs | null>(null);

export function PackActsProvider({ children }: { children: ReactNode }) {
  const { t } = useI18n();
  const report = useReport();
  const workspaces = useWorkspaceActs();
  const isStaff = useLoadedWorkspace().workspace?.isStaff ?? false;
  const opening = useOpening();
  const { asked } = opening;
  const [returned, setReturned] = useState<Returned | null>(null);
  const [hovering, setHovering] = useState(false);
  const [erased, setErased] = useState<Erased | null>(null);

  const attempt = (work: Promise<void>) => void work.catch((thrown) => report(ApiError.from(thrown)));
  async function plan(paths: string[]) {
    if (paths.length === 0) return;
    await sendWhatWaits();
    setReturned({ paths, plan: await call("returns_plan", { paths }) });
  }
  async function take(path: string) {
    const cover = await call("pack_cover", { path });
    if (cover.cover.kind === "pack") return opening.begin(path, cover);
    if (!isStaff) throw new ApiError("pack_refused", { reason: "is_a_return" });
    return plan([path]);
  }
  async function choosePack() {
    const [path] = await choose("pack", t("home.open.choose"));
    if (path) await take(path);
  }
  async function chooseReturns() {
    await plan(await choose("returns", t("returns.choose")));
  }
  async function erase() {
    const { erased: gone } = await change("home_erase", {});
    storeRecents(without(storedRecents(), gone.folder));
    opening.forgetNews();
    setErased(gone);
    navigate({ name: "welcome" }, { replace: true });
  }

  useHostEvent("opened", (path) => (isPli(path) ? attempt(take(path)) : workspaces.openPath(path)));
  useDrop((event) => {
    // What is dropped on the secretariat's work is told apart where documents are taken in.
    if (asked || isStaff) return;
    setHovering(event.kind === "over");
    const first = event.kind === "dropped" ? event.paths.find(isPli) : undefined;
    if (first !== undefined) attempt(take(first));
  });

  const given = useRef<(paths: string[]) => void>(() => undefined);
  useEffect(() => {
    given.current = (paths) => {
      if (!asked && !returned) attempt(plan(paths));
    };
  });
  // The same for as long as the window stands: what hears it is not made anew.
  const planReturns = useCallback((paths: string[]) => given.current(paths), []);

  const value: PackActs = {
    open: () => attempt(choosePack()),
    openPath: (path) => attempt(take(path)),
    planReturns,
    takeReturns: () => attempt(chooseReturns()),
    erase,
    news: opening.news,
    forgetNews: opening.forgetNews,
    busy: opening.busy,
  };
  return (
    <Context value={value}>
      {children}
      {hovering ? <DropHint>{t("home.drop")}</DropHint> : null}
      <Suspense>
        {returned && isStaff ? <ReturnsDialog returned={returned} onClose={() => setReturned(null)} /> : null}
        {asked ? (
          <WordsDialog
            asked={asked}
            onOpen={(words) => opening.open(asked, words)}
            onOpenKnown={() => opening.openKnown(asked)}
            onClose={() => opening.giveUp(asked)}
          />
        ) : null}
        {erased ? <CertificateDialog erased={erased} onClose={() => setErased(null)} /> : null}
      </Suspense>
    </Context>
  );
}

export function usePackActs(): PackActs {
  const value = use(Context);
  if (!value) throw new Error("usePackActs is used outside of its provider");
  return value;
}
