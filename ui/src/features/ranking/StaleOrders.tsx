import type { RankingView } from "~/api";
import { Section } from "~/components";
import { useI18n } from "~/i18n";
import { namesIn, titlesIn } from "~/text/names";
import styles from "./Ranking.module.css";

/** Orders of the chair whose tie is no longer there: kept, and without effect. */
export function StaleOrders({ view }: { view: RankingView }) {
  const { t, f } = useI18n();
  const stale = view.tie_orders.filter(({ applies }) => !applies);
  if (stale.length === 0) return null;
  const title = titlesIn(view.dossiers);
  const name = namesIn(view.members);
  return (
    <Section title={t("act.tie.stale")} description={t("act.tie.staleText")}>
      <ul className={styles.stale}>
        {stale.map(({ id, dossiers, chair_id, ordered_at, motive }) => (
          <li key={id}>
            {dossiers.map(title).join(" → ")} —{" "}
            {t("act.tie.by", { name: name(chair_id) ?? "—", date: f.date(ordered_at), motive })}
          </li>
        ))}
      </ul>
    </Section>
  );
}
