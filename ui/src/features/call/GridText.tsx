import { useState } from "react";
import type { Criterion, Grid } from "~/api";
import { Button, Dialog, TextField } from "~/components";
import { useI18n } from "~/i18n";
import styles from "./Call.module.css";
import { newCriterion } from "./grid";

interface Props {
  grid: Grid;
  isOpen: boolean;
  readOnly: boolean;
  onClose(): void;
  onTake(grid: Grid): void;
}

/** Whether a value has every key of another, as the core writes it: what is left out would have nothing to be shown by. */
const hasAllOf = (value: unknown, whole: object): value is object =>
  typeof value === "object" && value !== null && Object.keys(whole).every((key) => key in value);

const areWhole = (criteria: unknown, one: Criterion): boolean =>
  Array.isArray(criteria) &&
  criteria.every((criterion) => hasAllOf(criterion, one) && areWhole((criterion as Criterion).parts, one));

/** The whole grid that a text is, as it is copied out; the core says whether it holds together. */
export function gridIn(text: string, grid: Grid): Grid | null {
  const one = newCriterion(grid, { fr: "", en: "" });
  try {
    const value: unknown = JSON.parse(text);
    return hasAllOf(value, grid) && areWhole((value as Grid).criteria, one) ? (value as Grid) : null;
  } catch {
    return null;
  }
}

/** The grid as its documented JSON: to be copied out, or replaced by another that is put in its place. */
export function GridText({ grid, isOpen, readOnly, onClose, onTake }: Props) {
  const { t } = useI18n();
  const written = JSON.stringify(grid, null, 2);
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? written;
  const next = gridIn(text, grid);
  const changed = typed !== null && typed !== written;
  return (
    <Dialog
      title={t("call.gridText.title")}
      isOpen={isOpen}
      onClose={onClose}
      actions={
        <>
          <Button onPress={() => void navigator.clipboard.writeText(text)}>{t("call.gridText.copy")}</Button>
          <Button
            kind="primary"
            isDisabled={readOnly || !changed || next === null}
            onPress={() => {
              if (next) onTake(next);
              setTyped(null);
              onClose();
            }}
          >
            {t("call.gridText.take")}
          </Button>
        </>
      }
    >
      <div className={styles.gridText}>
        <TextField
          label={t("call.gridText.label")}
          description={t("call.gridText.help")}
          error={changed && next === null ? t("call.gridText.noGrid") : null}
          rows={18}
          value={text}
          onChange={setTyped}
          isReadOnly={readOnly}
        />
      </div>
    </Dialog>
  );
}
