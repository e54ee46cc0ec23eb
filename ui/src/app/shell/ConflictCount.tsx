import { TriangleAlert } from "lucide-react";
import { useI18n } from "~/i18n";
import { addressOf } from "../route";
import { useWorkspace } from "../workspace";
import styles from "./Shell.module.css";

/** How many conflicts wait for the secretariat; it stays until somebody settles the last one. */
export function ConflictCount() {
  const { t } = useI18n();
  const { conflicts, isStaff } = useWorkspace();
  if (conflicts === 0 || !isStaff) return null;
  return (
    <a href={`#${addressOf({ name: "conflicts" })}`} className={styles.conflicts}>
      <TriangleAlert aria-hidden />
      {t("conflicts.count", { count: conflicts })}
    </a>
  );
}
