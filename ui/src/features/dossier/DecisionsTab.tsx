import { Gavel } from "lucide-react";
import { type DecisionView, useQuery } from "~/api";
import { addressOf } from "~/app/route";
import { DefinitionList, EmptyState, ErrorState, LoadingState, Status } from "~/components";
import { useI18n } from "~/i18n";
import { STATES } from "../shared/states";
import styles from "./Dossier.module.css";

/** What the committee decided on the dossier, the latest first. */
export function DecisionsTab({ dossierId }: { dossierId: string }) {
  const { t } = useI18n();
  const { data, error, loading, refetch } = useQuery("decision_list", { dossier_id: dossierId });
  if (error) return <ErrorState error={error} on={{ retry: refetch }} />;
  if (loading) return <LoadingState />;
  if (!data || data.decisions.length === 0) {
    return (
      <EmptyState icon={Gavel} title={t("dossier.decisions.empty")}>
        {t("dossier.decisions.emptyText")}
      </EmptyState>
    );
  }
  return (
    <ol className={styles.recorded}>
      {[...data.decisions]
        .sort((a, b) => b.decided_at.localeCompare(a.decided_at))
        .map((decision) => (
          <Decision key={decision.id} decision={decision} />
        ))}
    </ol>
  );
}

function Decision({ decision }: { decision: DecisionView }) {
  const { t, f } = useI18n();
  const { kind, votes } = decision;
  const look = kind === "redirected" ? STATES.redirected : STATES[kind];
  return (
    <li className={styles.recordedCheck}>
      <div className={styles.recordedHead}>
        <Status tone={look.tone} icon={look.icon}>
          {t(`decision.kind.${kind}`)}
        </Status>
        <a href={`#${addressOf({ name: "session", id: decision.session_id })}`}>
          {t("dossier.decisions.session", { date: f.date(decision.decided_at) })}
        </a>
      </div>
      <p className={styles.motive}>{decision.motive}</p>
      <DefinitionList
        columns
        items={[
          {
            id: "score",
            term: t("dossier.decisions.score"),
            value: decision.score ? f.decimal(decision.score) : null,
          },
          { id: "rank", term: t("dossier.decisions.rank"), value: decision.rank },
          {
            id: "vote",
            term: t("dossier.decisions.vote"),
            value: votes
              ? t("dossier.decisions.votes", {
                  pour: votes.votes_for,
                  contre: votes.against,
                  abstentions: votes.abstentions,
                })
              : t("dossier.decisions.consensus"),
          },
          {
            id: "amount",
            term: t("dossier.decisions.amount"),
            value: decision.amount_cents === null ? null : f.money(decision.amount_cents),
          },
          ...(decision.departure_reason
            ? [{ id: "departure", term: t("dossier.decisions.departure"), value: decision.departure_reason }]
            : []),
        ]}
      />
      {decision.reservations.length > 0 ? (
        <ul className={styles.reservations}>
          {decision.reservations.map(({ text, due_on }) => (
            <li key={`${text}-${due_on}`}>
              {text} — {t("dossier.decisions.due", { date: f.date(due_on) })}
            </li>
          ))}
        </ul>
      ) : null}
    </li>
  );
}
