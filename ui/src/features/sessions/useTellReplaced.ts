import type { PapersProduced } from "~/api";
import { toast } from "~/components";
import { useI18n } from "~/i18n";

/** Says when papers just produced hold characters that could not be printed, before anybody sends them. */
export function useTellReplaced() {
  const { t } = useI18n();
  return (made: PapersProduced | null): PapersProduced | null => {
    if (made && made.replaced > 0) {
      toast({
        tone: "warning",
        title: t("session.papers.replaced"),
        text: t("session.papers.replacedText", { count: made.replaced }),
      });
    }
    return made;
  };
}
