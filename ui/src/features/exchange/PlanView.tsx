import { ApiError, type Plan, type PlanLine, type Verdict } from "~/api";
import { Banner, describeError, Status, type Tone } from "~/components";
import { isMessageKey, useI18n } from "~/i18n";
import { shortDevice } from "../journal/head";
import { EntrySentence } from "./EntrySentence";
import styles from "./Exchange.module.css";
import { MeetingView, useMeetingTitle } from "./MeetingView";
import { DRAWN, groupsOf } from "./plan";

const TONES: Record<Verdict, Tone> = {
  hard: "warning",
  refused: "danger",
  soft: "info",
  new: "success",
  here: "neutral",
};

/** What taking a file of changes does, in sentences: how many of what, then each entry as the journal tells it. */
export function PlanView({ plan }: { plan: Plan }) {
  const { t, f } = useI18n();
  return (
    <div className={styles.plan}>
      <p>
        {t("exchange.plan.origin", {
          at: f.dateTime(plan.made_at),
          device: shortDevice(plan.device),
          total: plan.total,
        })}
      </p>
      {plan.clock_ahead_hours === null ? null : (
        <Banner tone="warning" title={t("exchange.clock.title")}>
          {t("exchange.clock.text", { hours: plan.clock_ahead_hours })}
        </Banner>
      )}
      <ul className={styles.counts}>
        {groupsOf(plan).map(({ verdict, lines }) => (
          <li key={verdict}>
            <Status tone={TONES[verdict]}>{t(`exchange.count.${verdict}`, { count: lines.length })}</Status>
          </li>
        ))}
      </ul>
      {groupsOf(plan).map(({ verdict, lines }) => (
        // What needs nobody's eye is there for those who want to see it.
        <details key={verdict} className={styles.group} open={verdict !== "new" && verdict !== "here"}>
          <summary>{t(`exchange.group.${verdict}`)}</summary>
          <PlanLines lines={lines} />
        </details>
      ))}
    </div>
  );
}

/** Entries and what becomes of each: why one is refused, what two people made different. */
export function PlanLines({ lines }: { lines: readonly PlanLine[] }) {
  const { t } = useI18n();
  return (
    <>
      <ol className={styles.lines}>
        {lines.slice(0, DRAWN).map((line) => (
          <Line key={`${line.entry.device}:${line.entry.number}`} line={line} />
        ))}
      </ol>
      {lines.length > DRAWN ? (
        <p className={styles.hint}>{t("exchange.more", { count: lines.length - DRAWN })}</p>
      ) : null}
    </>
  );
}

function Line({ line }: { line: PlanLine }) {
  const i18n = useI18n();
  const { t } = i18n;
  const { entry, reason, fields, beside, renumbered } = line;
  return (
    <li className={styles.line}>
      <p>
        <EntrySentence entry={entry} />
      </p>
      {reason ? <ReasonText reason={reason} /> : null}
      {beside ? (
        <p className={styles.hint}>
          {t("exchange.beside", { person: beside.person_name ?? t("seat.somebody") })}
        </p>
      ) : null}
      {renumbered.map(({ table, key, from, to }) => (
        <p key={`${table}:${key}`} className={styles.hint}>
          {t("exchange.renumbered", { what: tableName(table, t), from, to })}
        </p>
      ))}
      {fields.map((meeting) => (
        <Meeting key={`${meeting.table}:${meeting.key}:${meeting.field}`} meeting={meeting} />
      ))}
    </li>
  );
}

function Meeting({ meeting }: { meeting: PlanLine["fields"][number] }) {
  return (
    <>
      <p className={styles.hint}>{useMeetingTitle(meeting)}</p>
      <MeetingView meeting={meeting} />
    </>
  );
}

/** Why a rule forbids an entry here. */
export function ReasonText({ reason }: { reason: NonNullable<PlanLine["reason"]> }) {
  const i18n = useI18n();
  return <p className={styles.hint}>{describeError(new ApiError(reason.code, reason.params), i18n).text}</p>;
}

function tableName(table: string, t: ReturnType<typeof useI18n>["t"]): string {
  const key = `journal.table.${table}`;
  return isMessageKey(key) ? t(key) : table.replaceAll("_", " ");
}
