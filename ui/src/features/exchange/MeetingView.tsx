import type { ReactNode } from "react";
import type { FieldMeeting, Side } from "~/api";
import { authorOf, circumstances } from "~/app/operation";
import { isMessageKey, useI18n } from "~/i18n";
import { markIn } from "~/text/grid";
import { readValue } from "../journal/values";
import styles from "./Exchange.module.css";
import { aboutOf } from "./plan";

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
      <SideView title={t("exchange.ours")} side="ours" meeting={meeting} act={acts?.ours} />
      <SideView title={t("exchange.theirs")} side="theirs" meeting={meeting} act={acts?.theirs} />
    </div>
  );
}

interface SideProps {
  title: string;
  meeting: FieldMeeting;
  side: "ours" | "theirs";
  act: ReactNode;
}

function SideView({ title, meeting, side, act }: SideProps) {
  const i18n = useI18n();
  const wordsOf = useSideValue();
  const { entry } = meeting[side];
  return (
    <div className={styles.side}>
      <p className={styles.sideTitle}>{title}</p>
      <p className={isKeptBack(meeting) ? styles.hint : styles.value}>{wordsOf(meeting, meeting[side])}</p>
      <p className={styles.hint}>
        {authorOf(entry, i18n)} · {i18n.f.dateTime(entry.at)}
      </p>
      {act}
    </div>
  );
}

/** « Note · dossier n° 6 · « Forge4D » — Commentaire »: which field of what. */
export function useMeetingTitle(meeting: FieldMeeting): string {
  const i18n = useI18n();
  const { t } = i18n;
  const { table, field } = meeting;
  const word = (key: string, code: string) => (isMessageKey(key) ? t(key) : code.replaceAll("_", " "));
  const about = aboutOf(meeting);
  const of = [
    // A dossier is already named by its number.
    table === "dossier" && about.dossier !== undefined ? null : word(`journal.table.${table}`, table),
    ...circumstances(about, i18n),
  ];
  // A mark is told as the points that people give, not as it is kept.
  if (meeting.scale) return of.filter(Boolean).join(" · ");
  // A row that one side removed has no field in conflict: it is itself.
  const what = field === "" ? t("exchange.removed") : word(`journal.column.${field}`, field);
  return `${of.filter(Boolean).join(" · ")} — ${what}`;
}

/** Whether what both sides say is theirs alone for now: two values differ, so that only kept back are both none. */
export const isKeptBack = ({ ours, theirs }: FieldMeeting) => ours.value === null && theirs.value === null;

/** One of the two values in words; where a row was removed on one side, whether it is there. */
export function useSideValue(): (meeting: FieldMeeting, side: Side) => string {
  const i18n = useI18n();
  const { t } = i18n;
  return (meeting, { value }) => {
    const { table, field, scale } = meeting;
    if (isKeptBack(meeting)) return t("exchange.keptBack");
    if (field === "") return t(value === true ? "exchange.row.there" : "exchange.row.gone");
    return scale && typeof value === "number"
      ? markIn(scale, value, i18n)
      : readValue(table, field, value, i18n);
  };
}
