import { useState } from "react";
import type { Grid } from "~/api";
import { Button, Dialog, TextField } from "~/components";
import { useI18n } from "~/i18n";
import styles from "./Call.module.css";

interface Props {
  grid: Grid;
  isOpen: boolean;
  readOnly: boolean;
  onClose(): void;
  onTake(grid: Grid): void;
}

/** What a text is, if it is JSON at all; the core says whether it is a grid. */
function parsed(text: string): Grid | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && "criteria" in value ? (value as Grid) : null;
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
  const next = parsed(text);
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
