import { useEffect, useRef } from "react";
import { useWorkspaceActs } from "~/features/welcome/useWorkspaceActs";

/** Opens the workspace that the program was started with, once. */
export function useStartup(open: string | null): void {
  const { openPath } = useWorkspaceActs();
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    if (open) openPath(open);
  }, [open, openPath]);
}
