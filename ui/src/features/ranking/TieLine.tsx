import { Equal } from "lucide-react";
import type { RankingView, TieBreak } from "~/api";
import { useI18n } from "~/i18n";
import styles from "./Ranking.module.css";

/** Between two dossiers of the same score: what puts the one ahead of the other, or that nothing does yet. */
export function TieLine({ view, tie, columns }: { view: RankingView; tie: TieBreak; columns: number }) {
  const { t, f, language } = useI18n();
  const title = (id: string) => view.dossiers.find((one) => one.id === id)?.title.split(" — ")[0] ?? "";
  const { reason } = tie;
  const names = { ahead: title(tie.ahead), behind: title(tie.behind) };
  const words = () => {
    switch (reason.step) {
      case "heaviest_criterion": {
        const label = view.grid.criteria.find(({ code }) => code === reason.criterion)?.label[language] ?? "";
        const means = { first: f.decimal(reason.ahead), second: f.decimal(reason.behind) };
        return t("ranking.tie.heaviest_criterion", { ...names, code: reason.criterion, label, ...means });
      }
      case "earlier_receipt":
        return t("ranking.tie.earlier_receipt", {
          ...names,
          first: f.dateTime(reason.ahead),
          second: f.dateTime(reason.behind),
        });
      default:
        return t(`ranking.tie.${reason.step}`, names);
    }
  };
  return (
    <tr className={styles.tieRow} data-open={reason.step === "unresolved" || undefined}>
      <td colSpan={columns}>
        <span className={styles.tie}>
          <Equal aria-hidden /> {words()}
        </span>
      </td>
    </tr>
  );
}
