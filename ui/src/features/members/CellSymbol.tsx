import {
  Ban,
  Circle,
  CircleCheckBig,
  CircleDot,
  CircleSlash2,
  type LucideIcon,
  OctagonX,
} from "lucide-react";
import type { CellState } from "~/api";
import { useI18n } from "~/i18n";
import styles from "./Members.module.css";

const SYMBOLS: Record<CellState, LucideIcon> = {
  not_started: Circle,
  draft: CircleDot,
  submitted: CircleCheckBig,
  recused: Ban,
  abstained: CircleSlash2,
  set_aside: OctagonX,
};

/** The state of an evaluation as one sign; its word is beside it or in the name of the cell. */
export function CellSymbol({ state }: { state: CellState | null }) {
  if (!state) return <span className={styles.none} aria-hidden />;
  const Icon = SYMBOLS[state];
  return <Icon aria-hidden className={styles.symbol} data-state={state} />;
}

const LEGEND: readonly CellState[] = ["not_started", "draft", "submitted", "abstained", "recused"];

export function Legend() {
  const { t } = useI18n();
  return (
    <ul className={styles.legend} aria-label={t("members.matrix.legend")}>
      {LEGEND.map((state) => (
        <li key={state}>
          <CellSymbol state={state} /> {t(`cell.state.${state}`)}
        </li>
      ))}
      <li>
        <CellSymbol state={null} /> {t("members.matrix.notAssigned")}
      </li>
    </ul>
  );
}
