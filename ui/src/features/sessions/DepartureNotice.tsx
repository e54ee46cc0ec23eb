import type { DepartureReason, RankingView } from "~/api";
import { Banner, TextField } from "~/components";
import { useI18n } from "~/i18n";
import { labelIn } from "~/text/label";
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
  const { t, f, language } = useI18n();
  const title = titlesIn(view?.dossiers ?? []);
  const titles = (ids: readonly string[]) => f.list(ids.map((id) => title(id) ?? "—"));
  const told = (reason: DepartureReason) => {
    if ("dossiers" in reason)
      return t(`session.departure.${reason.kind}`, { titles: titles(reason.dossiers) });
    if (reason.kind !== "against_band") return t(`session.departure.${reason.kind}`);
    const decision = t(`decision.kind.${reason.suggested}`);
    const band = view?.grid.bands.find(({ code }) => code === reason.band);
    return band
      ? t("session.departure.against_band", { band: labelIn(band.label, language), decision })
      : t("session.departure.under_bands", { decision });
  };
  return (
    <div className={styles.stack}>
      <Banner tone="warning" title={t("session.departure.title")}>
        {reasons.map(told).join(" ")}
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
