import { ArrowDownUp, Equal } from "lucide-react";
import type { RankingView, TieBreak, TieToOrder } from "~/api";
import { Button } from "~/components";
import { useI18n } from "~/i18n";
import { criterionIn } from "~/text/grid";
import { labelIn } from "~/text/label";
import { namesIn, titlesIn } from "~/text/names";
import styles from "./Ranking.module.css";
import { orderBehind, tieBeginningAt } from "./ties";

interface Props {
  view: RankingView;
  tie: TieBreak;
  columns: number;
  /** Asks the chair for an order, where that can be done. */
  onOrder: ((set: TieToOrder) => void) | null;
}

/** Between two dossiers of the same score: what puts the one ahead of the other, or that nothing does yet. */
export function TieLine({ view, tie, columns, onOrder }: Props) {
  const { t, f, language } = useI18n();
  const title = titlesIn(view.dossiers);
  const { reason } = tie;
  const set = tieBeginningAt(view, tie);
  const order = reason.step === "chair" ? orderBehind(view, tie) : null;
  const name = namesIn(view.members);
  const names = { ahead: title(tie.ahead) ?? "—", behind: title(tie.behind) ?? "—" };
  const words = () => {
    switch (reason.step) {
      case "heaviest_criterion": {
        const criterion = criterionIn(view.grid, reason.criterion);
        const label = criterion ? labelIn(criterion.label, language) : "";
        const means = {
          first: f.decimal(reason.ahead),
          second: reason.behind === null ? "—" : f.decimal(reason.behind),
        };
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
        {set && onOrder ? (
          <span className={styles.tieAct}>
            <Button size="small" icon={ArrowDownUp} onPress={() => onOrder(set)}>
              {t(set.ordered ? "act.tie.again" : "act.tie.action")}
            </Button>
          </span>
        ) : null}
        {order ? (
          <span className={styles.tieWhy}>
            {t("act.tie.by", {
              name: name(order.chair_id) ?? "—",
              date: f.date(order.ordered_at),
              motive: order.motive,
            })}
          </span>
        ) : null}
      </td>
    </tr>
  );
}
