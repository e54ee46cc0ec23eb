import { ScrollText } from "lucide-react";
import type { AgendaItemView, CallView, DecisionView } from "~/api";
import { useI18n } from "~/i18n";
import { MinutesWords } from "./MinutesWords";
import styles from "./Sessions.module.css";

/** A decision that was recorded. A mistake is undone by name, and both acts stay in the journal. */
export function DecisionCard({
  item,
  decision,
  call,
}: {
  item: AgendaItemView;
  decision: DecisionView;
  call: CallView;
}) {
  const { t, f } = useI18n();
  const act = decision.effect.effect === "followed" ? decision.effect.act : null;
  return (
    <figure className={styles.preview}>
      <figcaption>
        <ScrollText aria-hidden />{" "}
        {t("session.decision.recorded", {
          at: f.dateTime(decision.decided_at),
          score: decision.score ? f.decimal(decision.score) : "—",
          rank: decision.rank ?? "—",
        })}
      </figcaption>
      <MinutesWords lines={item.lines} call={call} />
      {act ? (
        <p>
          {t("session.decision.followed", {
            body: act.body,
            reference: act.reference,
            day: f.date(act.acted_on),
          })}
        </p>
      ) : null}
    </figure>
  );
}
