import { CheckCheck } from "lucide-react";
import { useState } from "react";
import { type ConditionView, type DecisionView, type DocumentView, useCommand } from "~/api";
import { useActions } from "~/app/actions";
import { Button, DateField, describeError, Select, Status } from "~/components";
import { useI18n } from "~/i18n";
import { today } from "~/text/paris";
import { ConditionStatus } from "../shared/ConditionStatus";
import { MotiveDialog } from "../shared/MotiveDialog";
import styles from "./Dossier.module.css";
import { ReviewDialog } from "./ReviewDialog";

interface Props {
  decision: DecisionView;
  documents: readonly DocumentView[];
  editable: boolean;
}

/** The reservations of a decision, each until it is lifted. */
export function Conditions({ decision, documents, editable }: Props) {
  const { t, f } = useI18n();
  const [reviewed, setReviewed] = useState<ConditionView | null>(null);
  const [asked, setAsked] = useState<ConditionView | null>(null);
  const waiting = (one: ConditionView) => editable && decision.can_lift && one.lifted_on === null;
  useActions(
    decision.conditions.filter(waiting).map((condition) => ({
      id: `reservation.lift.${condition.id}`,
      label: t("act.lift.of", { text: condition.text }),
      section: "section.dossier" as const,
      icon: CheckCheck,
      run: () => setAsked(condition),
    })),
  );
  if (decision.conditions.length === 0) return null;
  return (
    <ul className={styles.lines}>
      {decision.conditions.map((condition) => (
        <li key={condition.id} className={styles.factLine}>
          <span>
            {condition.text}
            {condition.lifting_motive ? (
              <span className={styles.aside}>{condition.lifting_motive}</span>
            ) : null}
            {condition.evidence ? (
              <span className={styles.aside}>{t("act.lift.expected", { text: condition.evidence })}</span>
            ) : null}
            {condition.responsible ? (
              <span className={styles.aside}>
                {t("act.lift.responsible", { who: condition.responsible })}
              </span>
            ) : null}
            {condition.review && condition.lifted_on === null ? (
              <span className={styles.aside}>
                {t("review.planned", { date: f.date(condition.review.on) })}
              </span>
            ) : null}
            <Evidence condition={condition} documents={documents} />
          </span>
          <span className={styles.factEnd}>
            {decision.superseded && !decision.can_lift && condition.lifted_on === null ? (
              <Status>{t(decision.reopened ? "act.reopen.reopened" : "act.reopen.superseded")}</Status>
            ) : (
              <ConditionStatus condition={condition} />
            )}
            {waiting(condition) ? (
              <Button
                size="small"
                kind="quiet"
                aria-label={t("review.of", { text: condition.text })}
                onPress={() => setReviewed(condition)}
              >
                {t("review.action")}
              </Button>
            ) : null}
            {waiting(condition) ? (
              <Button size="small" icon={CheckCheck} onPress={() => setAsked(condition)}>
                {t("act.lift.action")}
              </Button>
            ) : null}
          </span>
        </li>
      ))}
      {reviewed ? <ReviewDialog condition={reviewed} onClose={() => setReviewed(null)} /> : null}
      {asked ? <LiftDialog condition={asked} documents={documents} onClose={() => setAsked(null)} /> : null}
    </ul>
  );
}

function Evidence({
  condition,
  documents,
}: {
  condition: ConditionView;
  documents: readonly DocumentView[];
}) {
  const { t } = useI18n();
  const document = documents.find(({ id }) => id === condition.document_id);
  return document ? (
    <span className={styles.aside}>{t("act.lift.evidence", { name: document.name })}</span>
  ) : null;
}

const NONE = "none";

function LiftDialog({
  condition,
  documents,
  onClose,
}: {
  condition: ConditionView;
  documents: readonly DocumentView[];
  onClose(): void;
}) {
  const i18n = useI18n();
  const { t } = i18n;
  const lift = useCommand("reservation_lift");
  const [day, setDay] = useState<string | null>(today);
  const [document, setDocument] = useState<string>(NONE);
  const wrongDay = lift.error?.field === "lifted_on" ? describeError(lift.error, i18n).text : null;
  async function confirm(motive: string) {
    if (day === null) return;
    const done = await lift.run({
      reservation_id: condition.id,
      lifted_on: day,
      motive,
      document_id: document === NONE ? null : document,
    });
    if (done) onClose();
  }
  return (
    <MotiveDialog
      title={t("act.lift.title")}
      text={condition.text}
      confirmLabel={t("act.lift.confirm")}
      error={lift.error}
      isPending={lift.running}
      isDisabled={day === null}
      motiveFirst
      onClose={onClose}
      onConfirm={(motive) => void confirm(motive)}
    >
      <DateField label={t("act.lift.on")} value={day} onChange={setDay} isRequired error={wrongDay} />
      {documents.length > 0 ? (
        <Select
          label={t("act.lift.document")}
          options={[
            { id: NONE, label: t("act.lift.noDocument") },
            ...documents.map(({ id, name }) => ({ id, label: name })),
          ]}
          value={document}
          onChange={setDocument}
        />
      ) : null}
    </MotiveDialog>
  );
}
