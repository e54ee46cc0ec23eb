import type { Funnel as Figures } from "~/api";
import { useI18n } from "~/i18n";
import styles from "./Labels.module.css";

interface Props {
  figures: Figures;
  /** Whether the call follows funders; without them the way ends with what was granted. */
  funders: boolean;
}

/** How many dossiers of the call went how far, and what funders grant. */
export function Funnel({ figures, funders }: Props) {
  const { t, f } = useI18n();
  const steps = [
    ["received", f.number(figures.received)],
    ["assessed", f.number(figures.assessed)],
    ["selected", f.number(figures.selected)],
    ...(funders
      ? ([
          ["funded", f.number(figures.funded)],
          ["amount", f.moneyShort(figures.funded_cents)],
        ] as const)
      : []),
  ] as const;
  return (
    <ul className={styles.funnel} aria-label={t(funders ? "labels.funnel" : "labels.funnelShort")}>
      {steps.map(([step, figure]) => (
        <li key={step} className={styles.step}>
          <span className={styles.figure}>{figure}</span>
          <span className={styles.word}>{t(`labels.funnel.${step}`)}</span>
        </li>
      ))}
    </ul>
  );
}
