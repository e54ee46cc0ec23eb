import { ProgressBar as AriaProgressBar, Label } from "react-aria-components";
import { useI18n } from "~/i18n";
import { Button } from "./Button";
import styles from "./Progress.module.css";

export interface ProgressBarProps {
  label: string;
  done: number;
  /** Absent while it is unknown. */
  total?: number;
  /** What is being worked on. */
  detail?: string;
  onCancel?(): void;
}

/** How far a long act has come, with its count and a way to stop it. */
export function ProgressBar({ label, done, total, detail, onCancel }: ProgressBarProps) {
  const { t } = useI18n();
  const count = total === undefined ? String(done) : t("component.progress.of", { done, total });
  return (
    <AriaProgressBar
      value={done}
      maxValue={total ?? 1}
      isIndeterminate={total === undefined}
      valueLabel={count}
      className={styles.progress}
    >
      {({ percentage }) => (
        <>
          <div className={styles.words}>
            <Label className={styles.label}>{label}</Label>
            <span className={styles.count}>{count}</span>
            {onCancel ? (
              <Button size="small" onPress={onCancel}>
                {t("component.cancel")}
              </Button>
            ) : null}
          </div>
          <div className={styles.track}>
            <div
              className={styles.fill}
              data-indeterminate={percentage === undefined || undefined}
              style={percentage === undefined ? undefined : { width: `${percentage}%` }}
            />
          </div>
          {detail ? <p className={styles.detail}>{detail}</p> : null}
        </>
      )}
    </AriaProgressBar>
  );
}
