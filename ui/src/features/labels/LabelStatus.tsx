import type { LabelState } from "~/api";
import { Status } from "~/components";
import { useI18n } from "~/i18n";
import { LABEL_TONES } from "./labels";

/** Where a label stands today; near its end, within how many months it comes. */
export function LabelStatus({ state, alert }: { state: LabelState; alert: number | null }) {
  const { t } = useI18n();
  return (
    <Status tone={LABEL_TONES[state]}>
      {alert === null ? t(`labels.state.${state}`) : t("labels.alert", { count: alert })}
    </Status>
  );
}
