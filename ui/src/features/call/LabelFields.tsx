import type { Label } from "~/api";
import { TextField } from "~/components";
import { useI18n } from "~/i18n";
import styles from "./Call.module.css";

interface Props {
  label: Label;
  /** What the text is, for its field (« Règle E2 »). */
  name: string;
  nameHidden?: boolean;
  rows?: number;
  readOnly: boolean;
  onType(label: Label): void;
}

/** A text of the call: French is asked for; English, which nobody has to write, is folded away. */
export function LabelFields({ label, name, nameHidden, rows, readOnly, onType }: Props) {
  const { t } = useI18n();
  return (
    <div className={styles.texts}>
      <TextField
        label={name}
        labelHidden={nameHidden}
        rows={rows}
        value={label.fr}
        onChange={(fr) => onType({ ...label, fr })}
        isReadOnly={readOnly}
      />
      <details className={styles.english}>
        <summary>{t(label.en.trim() ? "call.english.written" : "call.english.none")}</summary>
        <TextField
          label={t("call.english.of", { name })}
          labelHidden
          rows={rows}
          value={label.en}
          onChange={(en) => onType({ ...label, en })}
          isReadOnly={readOnly}
        />
      </details>
    </div>
  );
}
