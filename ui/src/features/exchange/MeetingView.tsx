import type { ReactNode } from "react";
import type { FieldMeeting, Side } from "~/api";
import { authorOf } from "~/app/operation";
import { isMessageKey, useI18n } from "~/i18n";
import { shownValue } from "../journal/changes";
import styles from "./Exchange.module.css";

interface Props {
  meeting: FieldMeeting;
  /** What can be done with each of the two values. */
  acts?: { ours: ReactNode; theirs: ReactNode };
}

/** A field that two people gave different values: both, with who gave which and when. */
export function MeetingView({ meeting, acts }: Props) {
  const { t } = useI18n();
  return (
    <div className={styles.meeting}>
      <SideView title={t("exchange.ours")} side={meeting.ours} act={acts?.ours} />
      <SideView title={t("exchange.theirs")} side={meeting.theirs} act={acts?.theirs} />
    </div>
  );
}

function SideView({ title, side, act }: { title: string; side: Side; act: ReactNode }) {
  const i18n = useI18n();
  return (
    <div className={styles.side}>
      <p className={styles.sideTitle}>{title}</p>
      <p className={styles.value}>{shownValue(side.value)}</p>
      <p className={styles.hint}>
        {authorOf(side.entry, i18n)} · {i18n.f.dateTime(side.entry.at)}
      </p>
      {act}
    </div>
  );
}

/** « Note · dossier n° 6 · « Forge4D » — Commentaire »: which field of what. */
export function useMeetingTitle({ table, field, about }: FieldMeeting): string {
  const { t } = useI18n();
  const word = (key: string, code: string) => (isMessageKey(key) ? t(key) : code);
  const { dossier, number = dossier, title } = about;
  const of = [
    // A dossier is already named by its number.
    table === "dossier" && typeof number === "number" ? null : word(`journal.table.${table}`, table),
    typeof number === "number" ? t("operation.detail.dossier", { number: String(number) }) : null,
    typeof title === "string" && title ? t("operation.detail.quoted", { text: title }) : null,
  ];
  return `${of.filter(Boolean).join(" · ")} — ${word(`journal.column.${field}`, field)}`;
}
