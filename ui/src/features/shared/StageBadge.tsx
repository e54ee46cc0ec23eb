import type { Stage } from "~/api";
import { Badge } from "~/components";
import { useI18n } from "~/i18n";

/** How far a project has come, and since when where that is to be said. */
export function StageBadge({ stage, on }: { stage: Stage; on?: string | null }) {
  const { t, f } = useI18n();
  const words = t(`stage.${stage}`);
  return (
    <Badge tone={stage === "ready" ? "success" : "warning"}>
      {on ? t("stage.since", { stage: words, date: f.date(on) }) : words}
    </Badge>
  );
}
