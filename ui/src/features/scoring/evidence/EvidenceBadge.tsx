import { Highlighter } from "lucide-react";
import { cx } from "~/components";
import { useI18n } from "~/i18n";
import styles from "./Evidence.module.css";
import { useEvidence } from "./EvidenceContext";
import { Swatch } from "./Swatch";

/** The first passage in the list of a criterion, once it is unfolded. */
function firstPassage(criterion: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-evidence-of="${CSS.escape(criterion)}"] button`);
}

/** Beside a criterion: how many passages are held for it; with something selected, the button that holds it for this one. */
export function EvidenceBadge({ criterion, onOpen }: { criterion: string; onOpen(): void }) {
  const { t } = useI18n();
  const evidence = useEvidence();
  if (!evidence) return null;
  const count = evidence.of(criterion).length;
  const number = evidence.numberOf(criterion);
  const takes = evidence.picked !== null && evidence.writing;
  if (count === 0 && !takes) return null;
  const keys = number < 9 ? ` (Alt+${number + 1})` : "";
  const label = takes
    ? `${t("evidence.attachTo", { code: criterion, label: "" })}${keys}`
    : t("evidence.count", { count });
  return (
    <button
      type="button"
      className={cx(styles.badge, takes && styles.takes)}
      aria-label={takes && count > 0 ? `${label}. ${t("evidence.count", { count })}` : label}
      title={label}
      onClick={(event) => {
        // The row around it is a way to its mark.
        event.stopPropagation();
        if (takes) return void evidence.attach(criterion);
        onOpen();
        requestAnimationFrame(() => firstPassage(criterion)?.focus());
      }}
    >
      {takes ? <Highlighter aria-hidden /> : <Swatch number={number} />}
      {count > 0 ? <span>{count}</span> : null}
    </button>
  );
}
