import type { CallView, Majority, MinutesLine, ReservationLine } from "~/api";
import { type I18n, useI18n } from "~/i18n";
import { labelIn } from "~/text/label";
import { QuorumSentence } from "./QuorumSentence";
import styles from "./Sessions.module.css";

/** Stands for what is not typed yet. */
const OPEN = "…";

type VoteLine = Extract<MinutesLine, { line: "vote" }>;

/** The vote in the one line that the minutes print. */
export function voteSentence(
  { mode, votes, casting_vote, away, poll }: Omit<VoteLine, "line">,
  t: I18n["t"],
): string {
  if (mode === "consensus") {
    const consensus = t("session.pv.consensus");
    return away > 0 ? `${consensus}, ${t("session.pv.notTaking", { count: away })}` : consensus;
  }
  if (!votes) return OPEN;
  const counted = (key: "notVoting" | "away" | "absent", count: number) =>
    count > 0 ? t(`session.pv.${key}`, { count }) : null;
  const aside = poll
    ? [
        counted("notVoting", poll.not_voting ?? 0),
        counted("away", poll.recused),
        counted("absent", poll.absent),
      ]
    : [t("session.pv.notTaking", { count: away })];
  const sentence = [
    t("session.pv.for", { count: votes.votes_for }),
    t("session.pv.against", { count: votes.against }),
    t("session.pv.abstaining", { count: votes.abstentions }),
    ...aside,
    t(mode === "secret_ballot" ? "session.pv.secret" : "session.pv.hands"),
    casting_vote ? t("session.pv.casting") : null,
  ]
    .filter(Boolean)
    .join(", ");
  return poll?.majority ? `${sentence}. ${majoritySentence(poll.majority, casting_vote, t)}` : sentence;
}

/** Of what the majority is counted, how many votes it takes, and how many there are beyond or short of it, unless the chair decides a tie. */
function majoritySentence(
  { policy, base, counted, required, obtained }: Majority,
  castingVote: boolean,
  t: I18n["t"],
): string {
  const margin = obtained - required;
  const short = castingVote ? t("session.pv.tied") : t("session.pv.short", { n: -margin });
  return t("session.pv.majority", {
    policy: t(`session.pv.policy.${policy}`),
    base: t(`session.pv.base.${base}`),
    counted,
    required: t("session.pv.required", { count: required }),
    margin: margin < 0 ? short : t("session.pv.beyond", { n: margin }),
  });
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
          {t(line.proposed ? "session.pv.proposal" : "session.pv.decision", {
            decision: t(`session.pv.kind.${line.kind}`),
          })}
        </p>
      );
    case "extension":
      return (
        <>
          <Named name="extension">
            {t("session.pv.extended", { granted: f.date(line.granted_on), until: f.date(line.until) })}
          </Named>
          {line.conditions.length > 0 ? (
            <Named name="settled">
              {line.conditions
                .map(({ text, met_on }) =>
                  met_on
                    ? t("session.pv.met", { text, date: f.date(met_on) })
                    : t("session.pv.unmet", { text }),
                )
                .join(" ; ")}
            </Named>
          ) : null}
        </>
      );
    case "validity":
      return (
        <Named name="validity">
          {t("session.pv.days", { from: f.date(line.from), to: f.date(line.to) })}
        </Named>
      );
    case "from_act":
      return <Named name="validity">{t("session.pv.fromAct", { count: line.months })}</Named>;
    case "redirection":
      return <Named name="redirection">{line.to || OPEN}</Named>;
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
  name:
    | "extension"
    | "settled"
    | "redirection"
    | "validity"
    | "vote"
    | "motive"
    | "amount"
    | "support"
    | "departure";
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

/** What is expected of a condition, by when and by whom, as far as it is typed. */
function detailsOf(
  { due_on, evidence, responsible, review_on }: ReservationLine,
  t: I18n["t"],
  f: I18n["f"],
) {
  const details = [
    evidence ? t("session.pv.evidence", { text: evidence }) : null,
    due_on ? t("session.pv.due", { date: f.date(due_on) }) : null,
    responsible ? t("session.pv.responsible", { who: responsible }) : null,
    review_on ? t("session.pv.review", { date: f.date(review_on) }) : null,
  ].filter(Boolean);
  return details.length > 0 ? `(${details.join(" ; ")})` : null;
}

function Reservations({ reservations }: { reservations: readonly ReservationLine[] }) {
  const { t, f } = useI18n();
  return (
    <>
      <p>
        <strong>{t("session.pv.reservations")}</strong>
      </p>
      <ol className={styles.minutesList}>
        {reservations.map((one, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two reservations may read alike, and their order is theirs
          <li key={at}>
            {one.text || OPEN} {detailsOf(one, t, f)}
          </li>
        ))}
      </ol>
    </>
  );
}
