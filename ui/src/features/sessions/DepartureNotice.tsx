import type { DepartureReason, RankingView } from "~/api";
import { Banner, TextField } from "~/components";
import { useI18n } from "~/i18n";
import { titlesIn } from "~/text/names";
import styles from "./Sessions.module.css";

interface Props {
  reasons: readonly DepartureReason[];
  view: RankingView | undefined;
  value: string;
  onChange(value: string): void;
}

/** The committee may depart from the ranking, in writing: says how it does and asks why. */
export function DepartureNotice({ reasons, view, value, onChange }: Props) {
  const { t, f } = useI18n();
  const title = titlesIn(view?.dossiers ?? []);
  const titles = (ids: readonly string[]) => f.list(ids.map((id) => title(id) ?? "—"));
  return (
    <div className={styles.stack}>
      <Banner tone="warning" title={t("session.departure.title")}>
        {reasons
          .map((reason) =>
            "dossiers" in reason
              ? t(`session.departure.${reason.kind}`, { titles: titles(reason.dossiers) })
              : t(`session.departure.${reason.kind}`),
          )
          .join(" ")}
      </Banner>
      <TextField
        label={t("session.departure.reason")}
        rows={2}
        isRequired
        value={value}
        onChange={onChange}
      />
    </div>
  );
}
