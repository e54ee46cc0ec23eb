import { Clock3 } from "lucide-react";
import type { ConditionView } from "~/api";
import { Status } from "~/components";
import { useI18n } from "~/i18n";

/** How far a reservation has come: lifted, waiting, or waiting for too long. */
export function ConditionStatus({ condition }: { condition: ConditionView }) {
  const { t, f } = useI18n();
  const { lifted_on, due_on, overdue } = condition;
  if (lifted_on !== null) {
    return <Status tone="success">{t("act.lift.done", { date: f.date(lifted_on) })}</Status>;
  }
  return (
    <Status tone={overdue ? "danger" : "warning"} icon={overdue ? undefined : Clock3}>
      {t(overdue ? "act.lift.overdue" : "act.lift.pending", { date: f.date(due_on) })}
    </Status>
  );
}
