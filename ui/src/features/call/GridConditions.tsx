import { Trash2 } from "lucide-react";
import type { Condition, Grid } from "~/api";
import { IconButton } from "~/components";
import { useI18n } from "~/i18n";
import { askedBy } from "~/text/grid";
import { labelIn } from "~/text/label";
import styles from "./Call.module.css";

interface Props {
  grid: Grid;
  readOnly: boolean;
  onChange(grid: Grid): void;
}

/** What else a dossier must meet, and the words for ranges of the score, as sentences; each can be taken away. */
export function GridConditions({ grid, readOnly, onChange }: Props) {
  const i18n = useI18n();
  const { t, f, language } = i18n;
  const told = (condition: Condition): string => {
    if (condition.kind === "envelope") {
      return t("call.condition.envelope", {
        available: f.money(condition.available_cents),
        target: f.decimal(condition.target),
        least: f.decimal(condition.least),
      });
    }
    return t(`call.condition.${condition.kind}`, {
      atLeast: condition.at_least,
      ...askedBy(grid, condition, i18n),
    });
  };
  const { conditions, bands } = grid;
  if (conditions.length === 0 && bands.length === 0) return null;
  const without = <Item,>(list: readonly Item[], item: Item) => list.filter((one) => one !== item);
  return (
    <div>
      <p className={styles.label}>{t("call.grid.conditions")}</p>
      <ul className={styles.list}>
        {conditions.map((condition) => (
          <li key={JSON.stringify(condition)} className={styles.condition}>
            {told(condition)}
            {readOnly ? null : (
              <IconButton
                icon={Trash2}
                label={t("call.list.remove", { name: told(condition) })}
                onPress={() => onChange({ ...grid, conditions: without(conditions, condition) })}
              />
            )}
          </li>
        ))}
        {bands.map((band) => (
          <li key={band.code} className={styles.condition}>
            {t("call.condition.band", { label: labelIn(band.label, language), from: f.decimal(band.from) })}
            {readOnly ? null : (
              <IconButton
                icon={Trash2}
                label={t("call.list.remove", { name: labelIn(band.label, language) })}
                onPress={() => onChange({ ...grid, bands: without(bands, band) })}
              />
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
