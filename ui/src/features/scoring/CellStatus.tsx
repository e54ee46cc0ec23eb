import { Flag } from "lucide-react";
import type { CellState } from "~/api";
import { STATUS_ICONS, Status, type Tone } from "~/components";
import { useI18n } from "~/i18n";

const TONES: Record<CellState, Tone> = {
  not_started: "neutral",
  draft: "info",
  submitted: "success",
  recused: "warning",
  abstained: "neutral",
  set_aside: "danger",
};

/** Where an evaluation stands. */
export function CellStatus({ state, undeclared }: { state: CellState; undeclared?: boolean }) {
  const { t } = useI18n();
  if (undeclared && (state === "not_started" || state === "draft")) {
    return <Status tone="warning">{t("scoring.undeclared")}</Status>;
  }
  const icon =
    state === "draft"
      ? STATUS_ICONS.current
      : state === "recused" || state === "abstained"
        ? STATUS_ICONS.excluded
        : undefined;
  return (
    <Status tone={TONES[state]} icon={icon}>
      {t(`scoring.state.${state}`)}
    </Status>
  );
}

/** That one wants to look at it again. */
export function ToReview() {
  const { t } = useI18n();
  return (
    <Status tone="warning" icon={Flag}>
      {t("scoring.flag.flagged")}
    </Status>
  );
}
