import { DoorOpen, SkipForward } from "lucide-react";
import { type AgendaItemView, type CallView, type SessionView, useQuery } from "~/api";
import { useActions } from "~/app/actions";
import { navigate } from "~/app/router";
import { useWorkspace } from "~/app/workspace";
import { Badge, Banner, Button, Section } from "~/components";
import { CounterLines } from "~/features/shared/CounterLine";
import { DossierStatus } from "~/features/shared/DossierStatus";
import { OpinionLine } from "~/features/shared/OpinionLine";
import { useI18n } from "~/i18n";
import { namesIn } from "~/text/names";
import { DecisionCard } from "./DecisionCard";
import { DecisionForm } from "./DecisionForm";
import { HearingForm } from "./HearingForm";
import { ItemScore } from "./ItemScore";
import { QuorumBar } from "./QuorumBar";
import styles from "./Sessions.module.css";
import { nextItem } from "./steps";
import { titleOf } from "./title";

interface Props {
  item: AgendaItemView;
  view: SessionView;
  call: CallView;
}

/** One item of the agenda: who leaves the room, the hearing and the debate, the decision. */
export function ItemPanel({ item, view, call }: Props) {
  const { t, f } = useI18n();
  const { isStaff, readOnly } = useWorkspace();
  const members = useQuery("member_list", { call_id: call.id }).data?.members ?? [];
  const named = (ids: readonly string[]) => ids.map((id) => namesIn(members)(id) ?? "—");
  const there = new Set(
    view.attendance.flatMap(({ member_id, presence }) => (presence === "present" ? [member_id] : [])),
  );
  // Only who is in the room leaves it.
  const leaving = named(item.recused.filter((id) => there.has(id)));
  const recused = named(item.recused);
  const sitting = view.row.state === "open";
  const presiding = view.opened_at === null ? null : item.chair;
  const editable = isStaff && !readOnly && sitting;
  const next = nextItem(view.items, item.id);
  const goOn = () => next && navigate({ name: "session", id: view.row.id, item: next.id });
  useActions([
    {
      id: "session.nextItem",
      label: t("session.item.next"),
      section: "section.session",
      icon: SkipForward,
      shortcut: "Alt+PageDown",
      isDisabled: !next || next.id === item.id,
      run: goOn,
    },
  ]);
  return (
    <article className={styles.stack} aria-label={titleOf(item, t)}>
      <header className={styles.itemHead}>
        <h2 className={styles.itemTitle}>
          <span className={styles.position}>{item.position}</span> {titleOf(item, t)}
        </h2>
        <p className={styles.itemFacts}>
          <span>{t("session.item.number", { number: item.dossier_number })}</span>
          <span>{item.applicant}</span>
          {item.state ? (
            <>
              <span>
                {item.requested_cents === null
                  ? t("session.item.noAmount")
                  : f.moneyShort(item.requested_cents)}
              </span>
              <DossierStatus state={item.state} />
            </>
          ) : null}
          <ItemScore item={item} callId={call.id} />
        </p>
      </header>
      {recused.length > 0 ? (
        <Banner
          tone="warning"
          title={
            leaving.length > 0
              ? t("session.item.recused", { count: leaving.length, names: f.list(leaving) })
              : t("session.item.recusedAway", { count: recused.length, names: f.list(recused) })
          }
        >
          <DoorOpen aria-hidden className={styles.inlineIcon} /> {t("session.item.recusedText")}
        </Banner>
      ) : null}
      {view.attendance.length > 0 ? <QuorumBar quorum={item.quorum} taken /> : null}
      {presiding === null && sitting ? (
        <Banner tone="warning" title={t("session.item.noChair")}>
          {t("session.item.noChairText")}
        </Banner>
      ) : null}
      {presiding !== null && presiding !== view.row.chair_id ? (
        <p className={styles.muted}>
          {t("session.item.chair", { name: namesIn(members)(presiding) ?? "—" })}
        </p>
      ) : null}
      {item.opinions.length > 0 ? (
        <Section title={t("opinion.title")}>
          {item.opinions.map((opinion) => (
            <OpinionLine key={opinion.id} opinion={opinion} />
          ))}
        </Section>
      ) : null}
      {item.counters.length > 0 ? (
        <Section title={t("counter.title")}>
          <CounterLines counters={item.counters} />
        </Section>
      ) : null}
      <HearingForm item={item} editable={editable} />
      {item.decision ? (
        <Section
          title={t("session.decision.title")}
          actions={
            next && sitting ? (
              <Button icon={SkipForward} onPress={goOn}>
                {t("session.item.next")}
              </Button>
            ) : undefined
          }
        >
          <DecisionCard item={item} decision={item.decision} call={call} />
        </Section>
      ) : editable ? (
        <DecisionForm item={item} session={view.row} call={call} />
      ) : (
        <Section title={t("session.decision.title")}>
          <p className={styles.muted}>
            {t(
              sitting || !["planned", "convened"].includes(view.row.state)
                ? "session.decision.none"
                : "session.decision.later",
            )}{" "}
            {sitting ? null : <Badge>{t(`session.state.${view.row.state}`)}</Badge>}
          </p>
        </Section>
      )}
    </article>
  );
}
