import type { Descriptor, Scale } from "~/api";
import { useI18n } from "~/i18n";
import { levelOf } from "./queue";
import { labelOf, pointsOf } from "./reading";
import styles from "./Scoring.module.css";

interface Props {
  descriptors: readonly Descriptor[];
  scale: Scale;
  mark: number | null;
  readOnly: boolean;
  onMark(mark: number): void;
}

/** What each mark means. The level reached stands out; a click on a level gives it (the digits do the same). */
export function Levels({ descriptors, scale, mark, readOnly, onMark }: Props) {
  const { t, f, language } = useI18n();
  if (descriptors.length === 0) return null;
  const reached = levelOf(descriptors, mark);
  return (
    <ol className={styles.levels} aria-label={t("scoring.grid.levels")}>
      {descriptors.map(({ level, text }) => {
        const state = reached?.level !== level ? undefined : reached.exactly ? "exact" : "between";
        const words = labelOf(text, language);
        return (
          <li
            key={level}
            className={styles.level}
            data-state={state}
            aria-current={state ? "true" : undefined}
          >
            {readOnly ? (
              <span className={styles.levelMark}>{pointsOf(level, scale, f)}</span>
            ) : (
              <button
                type="button"
                tabIndex={-1}
                className={styles.levelMark}
                aria-label={t("scoring.grid.level", { level: pointsOf(level, scale, f), text: words })}
                onClick={(event) => {
                  event.stopPropagation();
                  onMark(level);
                }}
              >
                {pointsOf(level, scale, f)}
              </button>
            )}
            <span>{words}</span>
          </li>
        );
      })}
    </ol>
  );
}
