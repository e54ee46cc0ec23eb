import { useState } from "react";
import type { ApiError, ImportAnswer, ImportReport } from "~/api";
import { Banner, Button, DateField, Dialog, useRemembered } from "~/components";
import { useI18n } from "~/i18n";
import { noonOf } from "../dossier/input";
import { DoubtQueue } from "./DoubtQueue";
import styles from "./Import.module.css";
import { Failure } from "./ImportDialog";
import { ImportItems } from "./ImportItems";
import type { Said } from "./ImportProvider";
import { PlanUnits } from "./PlanUnits";
import { answersOf, lacksDate, planSentencesOf } from "./report";

interface Props {
  report: ImportReport;
  failure: ApiError | null;
  onAct(said: Said): void;
  onClose(): void;
}

/** What would be done, before anything is: dossiers that come to be, what joins what and why, what is asked, what is left out. */
export function PlanDialog({ report, failure, onAct, onClose }: Props) {
  const { t } = useI18n();
  // A unit is named by its bytes: what was answered fits when the same is looked at again, were the window closed meanwhile.
  const [given, setGiven] = useRemembered<Record<string, ImportAnswer>>("import.answers", {});
  const answers = answersOf(report.units, given);
  const [day, setDay] = useState<string | null>(null);
  const doubts = report.units.filter((unit) => !unit.sure);
  const open = doubts.filter(({ key }) => !(key in answers));
  const apart = report.items.filter((item) => item.reason !== null);
  const nothing = report.units.every((unit) => unit.decided === "already_there");
  return (
    <Dialog
      title={t("import.plan.title")}
      isOpen
      onClose={onClose}
      size="large"
      actions={
        <>
          <Button onPress={onClose}>{t("component.cancel")}</Button>
          <Button
            kind="primary"
            autoFocus={doubts.length === 0}
            isDisabled={nothing && doubts.length === 0}
            onPress={() => {
              setGiven({});
              onAct({ received_at: day && noonOf(day), answers });
            }}
          >
            {t("import.plan.act")}
          </Button>
        </>
      }
    >
      {failure ? <Failure error={failure} /> : null}
      <Banner tone={open.length > 0 ? "warning" : "info"} live>
        {planSentencesOf(report, open.length).map(({ key, params }) => (
          <p key={key}>{t(key, params)}</p>
        ))}
      </Banner>
      {report.units.some(lacksDate) ? (
        <DateField
          label={t("import.received.label")}
          description={t("import.received.help")}
          value={day}
          onChange={setDay}
        />
      ) : null}
      {doubts.length > 0 ? (
        <DoubtQueue
          doubts={doubts}
          answers={answers}
          onAnswer={(key, answer) => setGiven({ ...given, [key]: answer })}
        />
      ) : null}
      {report.units.length > 0 ? <PlanUnits units={report.units} answers={answers} /> : null}
      {apart.length > 0 ? (
        <section className={styles.apart}>
          <h3>{t("import.plan.apart")}</h3>
          <ImportItems items={apart} />
        </section>
      ) : null}
    </Dialog>
  );
}
