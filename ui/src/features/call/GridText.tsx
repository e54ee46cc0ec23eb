import { useState } from "react";
import { type Grid, useQuery } from "~/api";
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

/**
 * The grid as its documented JSON: to be copied out, or replaced by another that is put in its place. The core reads it, with
 * usual values for what is left out, and says on which line it cannot.
 */
export function GridText({ grid, isOpen, readOnly, onClose, onTake }: Props) {
  const { t } = useI18n();
  const written = JSON.stringify(grid, null, 2);
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? written;
  const changed = typed !== null && typed !== written;
  const read = useQuery("grid_read", changed ? { text } : null).data;
  const next = read?.grid ?? null;
  const unread = read?.unread ?? null;
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
          error={
            unread
              ? t(`call.gridText.unread.${unread.fault}`, { line: unread.line, name: unread.name ?? "" })
              : null
          }
          rows={18}
          value={text}
          onChange={setTyped}
          isReadOnly={readOnly}
        />
      </div>
    </Dialog>
  );
}
