import { CalendarCheck2, CalendarClock, CalendarX2, Hourglass, type LucideIcon } from "lucide-react";
import type { CadenceReport, MonthStatus } from "~/api";
import { Banner } from "~/components";
import { useI18n } from "~/i18n";
import styles from "./Sessions.module.css";

const ICONS: Record<MonthStatus, LucideIcon> = {
  met: CalendarCheck2,
  running: CalendarClock,
  warning: Hourglass,
  missed: CalendarX2,
};

/** Month by month, whether the committee met as often as the rules ask. */
export function CadenceStrip({ report }: { report: CadenceReport }) {
  const { t, f } = useI18n();
  const warned = report.months.find(({ status }) => status === "warning");
  if (report.months.length === 0) return null;
  return (
    <div className={styles.cadence}>
      {warned ? (
        <Banner tone="warning" title={t("sessions.cadence.warning", { month: f.month(warned.month) })}>
          {t("sessions.cadence.rule", { count: report.required })}
        </Banner>
      ) : null}
      <ul className={styles.months} aria-label={t("sessions.cadence.label")}>
        {report.months.map(({ month, status, held }) => {
          const Icon = ICONS[status];
          return (
            <li key={month} className={styles.month} data-status={status}>
              <Icon aria-hidden />
              <span className={styles.monthName}>{f.month(month)}</span>
              <span className={styles.monthState}>
                {t(`sessions.cadence.${status === "warning" ? "toConvene" : status}`, { held })}
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
