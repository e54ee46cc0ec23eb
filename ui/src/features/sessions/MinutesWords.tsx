import type { CallView, MinutesLine, ReservationLine } from "~/api";
import { type I18n, useI18n } from "~/i18n";
import { labelIn } from "~/text/label";
import { QuorumSentence } from "./QuorumSentence";
import styles from "./Sessions.module.css";

/** Stands for what is not typed yet. */
const OPEN = "…";

type VoteLine = Extract<MinutesLine, { line: "vote" }>;

/** The vote in the one line that the minutes print. */
export function voteSentence(
  { mode, votes, casting_vote, away }: Omit<VoteLine, "line">,
  t: I18n["t"],
): string {
  if (mode === "consensus") {
    const consensus = t("session.pv.consensus");
    return away > 0 ? `${consensus}, ${t("session.pv.notTaking", { count: away })}` : consensus;
  }
  if (!votes) return OPEN;
  return [
    t("session.pv.for", { count: votes.votes_for }),
    t("session.pv.against", { count: votes.against }),
    t("session.pv.abstaining", { count: votes.abstentions }),
    t("session.pv.notTaking", { count: away }),
    t(mode === "secret_ballot" ? "session.pv.secret" : "session.pv.hands"),
    casting_vote ? t("session.pv.casting") : null,
  ]
    .filter(Boolean)
    .join(", ");
}

/** A decision in the words of the minutes; which lines there are, and their order, is the workspace's to say. */
export function MinutesWords({ lines, call }: { lines: readonly MinutesLine[]; call: CallView }) {
  return (
    <div className={styles.minutes}>
      {lines.map((line) => (
        <Line key={line.line} line={line} call={call} />
      ))}
    </div>
  );
}

function Line({ line, call }: { line: MinutesLine; call: CallView }) {
  const { t, f, language } = useI18n();
  switch (line.line) {
    case "quorum":
      return (
        <p>
          <QuorumSentence quorum={line.quorum} />
        </p>
      );
    case "decision":
      return (
        <p className={styles.minutesDecision}>
          {t("session.pv.decision", { decision: t(`session.pv.kind.${line.kind}`) })}
        </p>
      );
    case "vote":
      return <Named name="vote">{voteSentence(line, t)}</Named>;
    case "motive":
      return <Named name="motive">{line.text || OPEN}</Named>;
    case "reservations":
      return <Reservations reservations={line.reservations} />;
    case "amount":
      return <Named name="amount">{f.money(line.cents)}</Named>;
    case "support": {
      const measure = (code: string) => call.rules.support.measures.find((one) => one.code === code);
      const named = line.measures.map((code) => {
        const found = measure(code);
        return found ? labelIn(found.label, language) : code;
      });
      return <Named name="support">{named.join(" ; ")}</Named>;
    }
    case "departure":
      return <Named name="departure">{line.text}</Named>;
  }
}

interface NamedProps {
  name: "vote" | "motive" | "amount" | "support" | "departure";
  children: string;
}

function Named({ name, children }: NamedProps) {
  const { t } = useI18n();
  return (
    <p>
      <strong>{t(`session.pv.${name}`)}</strong> {children}
    </p>
  );
}

function Reservations({ reservations }: { reservations: readonly ReservationLine[] }) {
  const { t, f } = useI18n();
  return (
    <>
      <p>
        <strong>{t("session.pv.reservations")}</strong>
      </p>
      <ol className={styles.minutesList}>
        {reservations.map(({ text, due_on }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two reservations may read alike, and their order is theirs
          <li key={at}>
            {text || OPEN} {due_on ? `(${t("session.pv.due", { date: f.date(due_on) })})` : null}
          </li>
        ))}
      </ol>
    </>
  );
}
