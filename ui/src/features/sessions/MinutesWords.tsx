import type { CallView, DecisionKind, QuorumResult, VoteInput, VoteMode } from "~/api";
import { type I18n, useI18n } from "~/i18n";
import { labelIn } from "~/text/label";
import { QuorumSentence } from "./QuorumSentence";
import styles from "./Sessions.module.css";

export interface MinutesProps {
  kind: DecisionKind;
  mode: VoteMode;
  votes: VoteInput | null;
  castingVote: boolean;
  motive: string;
  departure: string;
  reservations: readonly { text: string; due_on: string | null }[];
  amount: number | null;
  support: readonly string[];
  quorum: QuorumResult;
  /** Members out of the room for the item. */
  away: number;
  call: CallView;
}

/** The vote in the one line that the minutes print. */
export function voteSentence(
  { mode, votes, castingVote, away }: Pick<MinutesProps, "mode" | "votes" | "castingVote" | "away">,
  t: I18n["t"],
): string {
  if (mode === "consensus") {
    const consensus = t("session.pv.consensus");
    return away > 0 ? `${consensus}, ${t("session.pv.notTaking", { count: away })}` : consensus;
  }
  if (!votes) return "…";
  return [
    t("session.pv.for", { count: votes.votes_for }),
    t("session.pv.against", { count: votes.against }),
    t("session.pv.abstaining", { count: votes.abstentions }),
    t("session.pv.notTaking", { count: away }),
    t(mode === "secret_ballot" ? "session.pv.secret" : "session.pv.hands"),
    castingVote ? t("session.pv.casting") : null,
  ]
    .filter(Boolean)
    .join(", ");
}

/** A decision in the words and the order of the minutes. */
export function MinutesWords(props: MinutesProps) {
  const { t, f, language } = useI18n();
  const { kind, motive, departure, reservations, amount, support, quorum, call } = props;
  const measures = support.map((code) => {
    const measure = call.rules.support.measures.find((one) => one.code === code);
    return measure ? labelIn(measure.label, language) : code;
  });
  return (
    <div className={styles.minutes}>
      <p>
        <QuorumSentence quorum={quorum} />
      </p>
      <p className={styles.minutesDecision}>
        {t("session.pv.decision", { decision: t(`session.pv.kind.${kind}`) })}
      </p>
      <p>
        <strong>{t("session.pv.vote")}</strong> {voteSentence(props, t)}
      </p>
      <p>
        <strong>{t("session.pv.motive")}</strong> {motive.trim() || "…"}
      </p>
      {reservations.length > 0 ? (
        <>
          <p>
            <strong>{t("session.pv.reservations")}</strong>
          </p>
          <ol className={styles.minutesList}>
            {reservations.map(({ text, due_on }) => (
              <li key={`${text} ${due_on}`}>
                {text.trim() || "…"} {due_on ? `(${t("session.pv.due", { date: f.date(due_on) })})` : null}
              </li>
            ))}
          </ol>
        </>
      ) : null}
      {amount === null ? null : (
        <p>
          <strong>{t("session.pv.amount")}</strong> {f.money(amount)}
        </p>
      )}
      {measures.length > 0 ? (
        <p>
          <strong>{t("session.pv.support")}</strong> {measures.join(" ; ")}
        </p>
      ) : null}
      {departure.trim() ? (
        <p>
          <strong>{t("session.pv.departure")}</strong> {departure.trim()}
        </p>
      ) : null}
    </div>
  );
}
