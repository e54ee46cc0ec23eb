import { useState } from "react";
import { invalidate, type Plan, useCommand } from "~/api";
import { navigate } from "~/app/router";
import { Banner, Button, describeError, Dialog } from "~/components";
import { useI18n } from "~/i18n";
import { changesSomething } from "./plan";
import { PlanView } from "./PlanView";

/** A file of changes that was chosen, and what taking it would do. */
export interface Chosen {
  path: string;
  plan: Plan;
}

/** The plan before anything is written, and what was done once it is. */
export function TakeDialog({ chosen, onClose }: { chosen: Chosen; onClose(): void }) {
  const i18n = useI18n();
  const { t } = i18n;
  const apply = useCommand("changes_apply");
  const [done, setDone] = useState<Plan | null>(null);
  const failure = apply.error ? describeError(apply.error, i18n) : null;
  async function take() {
    const applied = await apply.run({ path: chosen.path });
    if (!applied) return;
    // What the status counts of conflicts follows from it.
    invalidate(["workspace"]);
    setDone(applied.plan);
  }
  const plan = done ?? chosen.plan;
  const showConflicts = () => {
    onClose();
    navigate({ name: "conflicts" });
  };
  return (
    <Dialog
      title={t(done ? "exchange.done.title" : "exchange.plan.title")}
      isOpen
      onClose={onClose}
      size="large"
      alert
      actions={
        done ? (
          <>
            {done.hard + done.refused > 0 ? (
              <Button onPress={showConflicts}>{t("exchange.done.show")}</Button>
            ) : null}
            <Button kind="primary" onPress={onClose}>
              {t("component.close")}
            </Button>
          </>
        ) : (
          <>
            <Button onPress={onClose}>{t("component.cancel")}</Button>
            <Button
              kind="primary"
              isDisabled={!changesSomething(plan)}
              isPending={apply.running}
              onPress={() => void take()}
            >
              {t("exchange.take")}
            </Button>
          </>
        )
      }
    >
      {failure ? (
        <Banner tone="danger" live title={failure.title}>
          {failure.text}
        </Banner>
      ) : null}
      {done ? (
        <Banner tone={done.hard > 0 ? "warning" : "success"} live title={t("exchange.done.text")}>
          {done.hard > 0 ? t("exchange.done.conflicts", { count: done.hard }) : null}
        </Banner>
      ) : changesSomething(plan) ? (
        <p>{t("exchange.plan.before")}</p>
      ) : (
        <Banner tone="info">{t("exchange.plan.nothing")}</Banner>
      )}
      <PlanView plan={plan} />
    </Dialog>
  );
}
