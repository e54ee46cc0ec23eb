import { Gavel } from "lucide-react";
import { useEffect, useState } from "react";
import { type AgendaItemView, type CallView, type SessionRow, seat, useCommand } from "~/api";
import { useActions } from "~/app/actions";
import {
  Banner,
  Button,
  describeError,
  Dialog,
  RadioGroup,
  Section,
  tellUnsaved,
  TextField,
} from "~/components";
import { useRankingOf } from "~/features/ranking/useRankingOf";
import { useI18n } from "~/i18n";
import { AwardFields } from "./AwardFields";
import { DepartureNotice } from "./DepartureNotice";
import { type Draft, EMPTY, inputOf, isBegun, isLaureate, withKind } from "./decision";
import { MinutesPreview } from "./MinutesPreview";
import { ReservationFields } from "./ReservationFields";
import { TermFields } from "./TermFields";
import styles from "./Sessions.module.css";
import { useWeighing } from "./useWeighing";
import { VoteFields } from "./VoteFields";

interface Props {
  item: AgendaItemView;
  session: SessionRow;
  call: CallView;
}

/** Decisions being prepared, kept while one looks at another item: each is its author's, whoever sits here meanwhile. */
const drafts = new Map<string, Draft>();
/** What they are about, for whoever would leave with them. */
const about = new Map<string, string>();
tellUnsaved(
  () => [...drafts].flatMap(([key, draft]) => (isBegun(draft) ? [about.get(key) ?? ""] : []))[0] ?? null,
  "all",
);

/** Takes a decision: kind, vote, motive, and the words that will stand in the minutes before anything is recorded. */
export function DecisionForm({ item, session, call }: Props) {
  const i18n = useI18n();
  const { t } = i18n;
  const caller = seat.caller();
  const key = `${caller?.part} ${caller?.person} ${item.id}`;
  const [draft, setDraft] = useState<Draft>(() => drafts.get(key) ?? EMPTY);
  const [asking, setAsking] = useState(false);
  const record = useCommand("decision_record");
  const ranking = useRankingOf(call.id, item.dossier_id);
  const { weighing, current } = useWeighing(draft, item.dossier_id, session.id);
  const missing = weighing?.missing ?? [];
  const lines = weighing?.lines ?? [];
  const put = (next: Draft) => {
    drafts.set(key, next);
    about.set(key, `${t("session.decision.title")} · ${item.title}`);
    setDraft(next);
  };
  const ready = current && missing.length === 0;
  const lacking = current && missing.length > 0;
  // Asked for while the last key was still being weighed: the answer opens it, or tells what is missing.
  useEffect(() => {
    if (lacking) setAsking(false);
  }, [lacking]);
  useActions([
    {
      id: "session.decide",
      label: t("session.decision.review"),
      section: "section.session",
      icon: Gavel,
      shortcut: "Ctrl+Enter",
      isDisabled: lacking,
      run: () => setAsking(true),
    },
  ]);
  async function confirm() {
    if (!draft.kind) return;
    const done = await record.run({ input: inputOf(draft, draft.kind, item, session.id) });
    setAsking(false);
    if (done) drafts.delete(key);
  }
  const words = record.error ? describeError(record.error, i18n) : null;
  return (
    <Section title={t("session.decision.title")}>
      {words ? (
        <Banner tone={words.tone === "info" ? "info" : words.tone} live title={words.title}>
          {words.text}
        </Banner>
      ) : null}
      <RadioGroup
        segmented
        label={t("session.decision.kind")}
        options={call.rules.decisions.map((id) => ({ id, label: t(`decision.kind.${id}`) }))}
        value={draft.kind}
        onChange={(kind) => {
          record.reset();
          put(withKind(draft, kind, call.rules));
        }}
        isRequired
      />
      <VoteFields draft={draft} weighing={weighing} rules={call.rules} onChange={put} />
      <TextField
        label={t("session.decision.motive")}
        description={t("session.decision.motiveHint")}
        rows={3}
        isRequired
        value={draft.motive}
        onChange={(motive) => put({ ...draft, motive })}
      />
      {draft.kind === "redirected" ? (
        <TextField
          label={t("session.decision.destination")}
          description={t("session.decision.destinationHint")}
          isRequired
          value={draft.redirectedTo}
          onChange={(redirectedTo) => put({ ...draft, redirectedTo })}
        />
      ) : null}
      {weighing?.departure ? (
        <DepartureNotice
          reasons={weighing.departure.reasons}
          view={ranking}
          value={draft.departure}
          onChange={(departure) => put({ ...draft, departure })}
        />
      ) : null}
      {draft.kind === "selected_with_reservations" ? (
        <ReservationFields
          reservations={draft.reservations}
          onChange={(reservations) => put({ ...draft, reservations })}
        />
      ) : null}
      <TermFields draft={draft} weighing={weighing} onChange={put} />
      {isLaureate(draft.kind) ? <AwardFields draft={draft} call={call} onChange={put} /> : null}
      {lines.length > 0 ? <MinutesPreview lines={lines} call={call} /> : null}
      <div className={styles.formEnd}>
        {missing.length === 0 ? null : (
          <p className={styles.muted}>
            {t("session.decision.missing")} {missing.map((what) => t(`session.missing.${what}`)).join(", ")}.
          </p>
        )}
        <Button kind="primary" icon={Gavel} isDisabled={!ready} onPress={() => setAsking(true)}>
          {t("session.decision.review")}
        </Button>
      </div>
      <Dialog
        alert
        title={t("session.decision.confirmTitle")}
        isOpen={asking && ready}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onPress={() => setAsking(false)}>{t("session.decision.back")}</Button>
            <Button kind="primary" autoFocus isPending={record.running} onPress={confirm}>
              {t("session.decision.record")}
            </Button>
          </>
        }
      >
        {lines.length > 0 ? <MinutesPreview lines={lines} call={call} /> : null}
      </Dialog>
    </Section>
  );
}
