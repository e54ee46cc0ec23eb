import { Gavel, RotateCcw } from "lucide-react";
import { useState } from "react";
import { type CallRules, type DecisionView, type DocumentView, useQuery } from "~/api";
import { useActions } from "~/app/actions";
import { addressOf } from "~/app/route";
import { useWorkspace } from "~/app/workspace";
import {
  Badge,
  Banner,
  Button,
  DefinitionList,
  EmptyState,
  ErrorState,
  LoadingState,
  Status,
} from "~/components";
import { useI18n } from "~/i18n";
import { STATES } from "../shared/states";
import { Conditions } from "./Conditions";
import styles from "./Dossier.module.css";
import { Funders } from "./Funders";
import { Opinions } from "./Opinions";
import { ReopenDialog } from "./ReopenDialog";
import { Validity } from "./Validity";

interface Props {
  dossierId: string;
  documents: readonly DocumentView[];
  rules: CallRules;
}

/** What was advised, decided and granted to the dossier, and the funders that it turns to. */
export function DecisionsTab({ rules, ...props }: Props) {
  return (
    <div className={styles.checks}>
      <Opinions dossierId={props.dossierId} rules={rules} />
      <Decisions {...props} />
      <Funders dossierId={props.dossierId} rules={rules} />
    </div>
  );
}

/** What the committee decided on the dossier, the latest first. */
function Decisions({ dossierId, documents }: Omit<Props, "rules">) {
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
          <Decision key={decision.id} decision={decision} documents={documents} />
        ))}
    </ol>
  );
}

function Decision({ decision, documents }: { decision: DecisionView; documents: readonly DocumentView[] }) {
  const { t, f } = useI18n();
  const { isStaff, readOnly } = useWorkspace();
  const [asking, setAsking] = useState(false);
  const { kind, votes, reopened } = decision;
  const editable = isStaff && !readOnly;
  const mayReopen = editable && decision.can_reopen;
  useActions(
    mayReopen
      ? [
          {
            id: "decision.reopen",
            label: t("act.reopen.action"),
            section: "section.dossier",
            icon: RotateCcw,
            run: () => setAsking(true),
          },
        ]
      : [],
  );
  const look = kind === "redirected" ? STATES.redirected_by_committee : STATES[kind];
  return (
    <li className={styles.recordedCheck}>
      <div className={styles.recordedHead}>
        <Status tone={look.tone} icon={look.icon}>
          {t(`decision.kind.${kind}`)}
        </Status>
        <a href={`#${addressOf({ name: "session", id: decision.session_id })}`}>
          {t("dossier.decisions.session", { date: f.date(decision.held_on ?? decision.decided_at) })}
        </a>
        {decision.superseded ? (
          <Badge>{t(decision.reopened ? "act.reopen.reopened" : "act.reopen.superseded")}</Badge>
        ) : null}
        {mayReopen ? (
          <Button size="small" kind="quiet" icon={RotateCcw} onPress={() => setAsking(true)}>
            {t("act.reopen.action")}
          </Button>
        ) : null}
      </div>
      {reopened ? (
        <Banner
          tone="info"
          title={t("act.reopen.done", {
            date: f.date(reopened.reopened_at),
            reason: t(`act.reopen.reason.${reopened.reason}`),
          })}
        >
          {reopened.motive}
        </Banner>
      ) : null}
      <p className={styles.motive}>{decision.motive}</p>
      <Validity decision={decision} editable={editable} />
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
          ...(decision.redirected_to
            ? [{ id: "redirected", term: t("dossier.decisions.redirected"), value: decision.redirected_to }]
            : []),
          ...(decision.departure_reason
            ? [{ id: "departure", term: t("dossier.decisions.departure"), value: decision.departure_reason }]
            : []),
        ]}
      />
      <Conditions decision={decision} documents={documents} editable={editable} />
      {asking ? <ReopenDialog decision={decision} onClose={() => setAsking(false)} /> : null}
    </li>
  );
}
