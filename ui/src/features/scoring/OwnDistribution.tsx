import { ChartColumn } from "lucide-react";
import { useState } from "react";
import { type OwnSheets, useQuery } from "~/api";
import { navigate } from "~/app/router";
import { useCall } from "~/app/workspace";
import { useI18n } from "~/i18n";
import { pointsIn } from "~/text/points";
import { type Spread, spreadsOf } from "./distribution";
import styles from "./Reading.module.css";

/** How one's own marks and totals spread, told to nobody else. Read once it is asked for. */
export function OwnDistribution() {
  const { t } = useI18n();
  const call = useCall();
  const [open, setOpen] = useState(false);
  const own = useQuery("scoring_own", open ? { call_id: call.id } : null);
  const spreads = own.data ? spreadsOf(own.data) : null;
  return (
    <details className={styles.distribution} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <ChartColumn aria-hidden /> {t("scoring.distribution.title")}
      </summary>
      <p className={styles.muted}>{t("scoring.distribution.own")}</p>
      {spreads?.length === 0 ? <p>{t("scoring.distribution.none")}</p> : null}
      {spreads?.map((spread) => (
        <One key={spread.version} spread={spread} grid={gridOf(own.data, spread.version)} />
      ))}
    </details>
  );
}

const gridOf = (own: OwnSheets | undefined, version: string) =>
  own?.grids.find((one) => one.version === version)?.grid;

function One({ spread, grid }: { spread: Spread; grid: OwnSheets["grids"][number]["grid"] | undefined }) {
  const { t, f } = useI18n();
  if (!grid) return null;
  const points = pointsIn(grid.scale, f);
  const most = Math.max(1, ...spread.bars.map(({ count }) => count));
  return (
    <div className={styles.spread}>
      <table className={styles.bars} aria-label={t("scoring.distribution.marks")}>
        <thead>
          <tr>
            <th scope="col">{t("scoring.grid.mark")}</th>
            <th scope="col">{t("scoring.distribution.times")}</th>
          </tr>
        </thead>
        <tbody>
          {spread.bars.map(({ mark, count }) => (
            <tr key={mark}>
              <th scope="row">{points(mark)}</th>
              <td>
                <meter min={0} max={most} value={count} aria-hidden />
                <span>{count}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div>
        <h2>{t("scoring.distribution.totals")}</h2>
        <ol className={styles.totals}>
          {spread.totals.map(({ dossier, number, total }) => (
            <li key={dossier}>
              <button type="button" onClick={() => navigate({ name: "scoring", id: dossier })}>
                <span>{t("scoring.room.number", { number })}</span> <strong>{f.decimal(total)}</strong>
              </button>
            </li>
          ))}
        </ol>
      </div>
    </div>
  );
}
