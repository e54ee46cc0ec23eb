import { Plus, X } from "lucide-react";
import { Button, DateField, IconButton, TextField } from "~/components";
import { useI18n } from "~/i18n";
import { type Draft, reserved } from "./decision";
import styles from "./Sessions.module.css";

interface Props {
  reservations: Draft["reservations"];
  onChange(reservations: Draft["reservations"]): void;
}

/** The conditions of a decision with reservations, each with the day by which it is to be met. */
export function ReservationFields({ reservations, onChange }: Props) {
  const { t } = useI18n();
  const put = (id: number, part: Partial<Draft["reservations"][number]>) =>
    onChange(reservations.map((one) => (one.id === id ? { ...one, ...part } : one)));
  const next = Math.max(0, ...reservations.map(({ id }) => id)) + 1;
  return (
    <fieldset className={styles.fieldset}>
      <legend>{t("session.reservations.title")}</legend>
      {reservations.map(({ id, text, due, evidence, responsible, review }, at) => (
        <div key={id} className={styles.reservation}>
          <TextField
            label={t("session.reservations.text", { number: at + 1 })}
            value={text}
            onChange={(value) => put(id, { text: value })}
            isRequired
          />
          <DateField
            label={t("session.reservations.due", { number: at + 1 })}
            value={due}
            onChange={(value) => put(id, { due: value })}
            isRequired
          />
          <TextField
            label={t("session.reservations.evidence", { number: at + 1 })}
            value={evidence}
            onChange={(value) => put(id, { evidence: value })}
          />
          <TextField
            label={t("session.reservations.responsible", { number: at + 1 })}
            value={responsible}
            onChange={(value) => put(id, { responsible: value })}
          />
          <DateField
            label={t("session.reservations.review", { number: at + 1 })}
            value={review}
            onChange={(value) => put(id, { review: value })}
          />
          <IconButton
            icon={X}
            label={t("session.reservations.remove", { number: at + 1 })}
            isDisabled={reservations.length === 1}
            onPress={() => onChange(reservations.filter((one) => one.id !== id))}
          />
        </div>
      ))}
      <div>
        <Button size="small" icon={Plus} onPress={() => onChange([...reservations, reserved(next)])}>
          {t("session.reservations.add")}
        </Button>
      </div>
    </fieldset>
  );
}
