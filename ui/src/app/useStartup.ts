import { useEffect, useRef } from "react";
import { usePackActs } from "~/features/packs/PackActs";
import { isPli } from "~/features/shared/pli";
import { useWorkspaceActs } from "~/features/welcome/useWorkspaceActs";

/** Opens the workspace or the pack that the program was started with, once. */
export function useStartup(open: string | null): void {
  const { openPath } = useWorkspaceActs();
  const packs = usePackActs();
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    if (!open) return;
    if (isPli(open)) packs.openPath(open);
    else openPath(open);
  }, [open, openPath, packs]);
}
