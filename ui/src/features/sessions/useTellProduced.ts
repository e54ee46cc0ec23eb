import type { PapersProduced } from "~/api";
import { toast } from "~/components";
import { useI18n } from "~/i18n";

/**
 * Says of papers just produced what somebody has to know before they are sent: letters that are not among them, each with why, and
 * characters that could not be printed.
 */
export function useTellProduced() {
  const { t } = useI18n();
  return (made: PapersProduced | null): PapersProduced | null => {
    if (made && made.unmade.length > 0) {
      toast({
        tone: "danger",
        title: t("session.papers.unmade", { count: made.unmade.length }),
        text: made.unmade
          .map(({ number, rule }) =>
            t("session.papers.unmadeOne", { number, why: t(`error.rule_broken.${rule}`) }),
          )
          .join(" "),
      });
    }
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
