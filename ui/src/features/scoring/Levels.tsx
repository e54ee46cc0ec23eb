import type { Descriptor, Scale } from "~/api";
import { useI18n } from "~/i18n";
import { labelIn } from "~/text/label";
import { pointsIn } from "~/text/points";
import { levelOf } from "./queue";
import styles from "./Scoring.module.css";

interface Props {
  descriptors: readonly Descriptor[];
  scale: Scale;
  mark: number | null;
  readOnly: boolean;
  onMark(mark: number): void;
}

/** What each mark means. The level reached stands out; a click anywhere on its sentence gives it (the digits do the same). */
export function Levels({ descriptors, scale, mark, readOnly, onMark }: Props) {
  const { t, f, language } = useI18n();
  if (descriptors.length === 0) return null;
  const points = pointsIn(scale, f);
  const reached = levelOf(descriptors, mark);
  return (
    <ol className={styles.levels} aria-label={t("scoring.grid.levels")}>
      {descriptors.map(({ level, text }) => {
        const state = reached?.level !== level ? undefined : reached.exactly ? "exact" : "between";
        const words = labelIn(text, language);
        return (
          <li
            key={level}
            className={styles.level}
            data-state={state}
            aria-current={state ? "true" : undefined}
          >
            {readOnly ? (
              <span className={styles.levelLine}>
                <span className={styles.levelMark}>{points(level)}</span> <span>{words}</span>
              </span>
            ) : (
              <button
                type="button"
                tabIndex={-1}
                className={styles.levelLine}
                // The field of the mark keeps the focus: what was typed there goes on.
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => onMark(level)}
              >
                <span className={styles.levelMark}>{points(level)}</span> <span>{words}</span>
              </button>
            )}
          </li>
        );
      })}
    </ol>
  );
}
