import { useEffect, useRef } from "react";
import { startup, tellLanguage } from "~/api";
import { useWorkspaceActs } from "~/features/welcome/useWorkspaceActs";
import { useI18n } from "~/i18n";

/** Opens the workspace that the program was started with, once, and keeps the native menu in the language of the page. */
export function useStartup(): void {
  const { language } = useI18n();
  const { openPath } = useWorkspaceActs();
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    // Without an answer there is nothing to open.
    startup().then(
      ({ open }) => open && openPath(open),
      () => undefined,
    );
  }, [openPath]);
  useEffect(() => {
    // A menu in the other language is no reason to disturb anybody.
    tellLanguage(language).catch(() => undefined);
  }, [language]);
}
