import type { CallRules, Tally, VoteMode, Weighing } from "~/api";
import { NumberField, RadioGroup, Status } from "~/components";
import { useI18n } from "~/i18n";
import type { Draft } from "./decision";
import styles from "./Sessions.module.css";
import { TimeField } from "./TimeField";

interface Props {
  draft: Draft;
  /** What the votes typed so far decide; none before the workspace answered. */
  weighing: Weighing | null;
  rules: CallRules;
  onChange(draft: Draft): void;
}

const MODES: readonly VoteMode[] = ["consensus", "show_of_hands", "secret_ballot"];

/** How the committee expresses itself, and what the votes decide; nobody counts on paper. */
export function VoteFields({ draft, weighing, rules, onChange }: Props) {
  const { t } = useI18n();
  const tally = weighing?.tally ?? null;
  const tooMany = weighing?.missing.includes("too_many") ?? false;
  const count = (key: "votesFor" | "against" | "abstentions", label: string) => (
    <NumberField
      label={label}
      value={draft[key]}
      minValue={0}
      maxValue={weighing?.voters}
      onChange={(value) => onChange({ ...draft, [key]: value })}
    />
  );
  return (
    <>
      <RadioGroup<VoteMode>
        segmented
        label={t("session.vote.mode")}
        options={MODES.map((id) => ({
          id,
          label: t(`session.vote.mode.${id}`),
          isDisabled: rules.committee.vote === "consensus" && id !== "consensus",
        }))}
        value={draft.mode}
        onChange={(mode) => onChange({ ...draft, mode })}
      />
      <TimeField
        label={t("session.vote.at")}
        description={t("session.vote.atHint")}
        value={draft.votedAt}
        onChange={(votedAt) => onChange({ ...draft, votedAt })}
      />
      {draft.mode === "consensus" ? null : (
        <div className={styles.votes}>
          {count("votesFor", t("session.vote.for"))}
          {count("against", t("session.vote.against"))}
          {count("abstentions", t("session.vote.abstentions"))}
          <div className={styles.tally} role="status">
            {weighing ? (
              <span className={styles.muted}>
                {t("session.vote.voters", { cast: weighing.cast, voters: weighing.voters })}
              </span>
            ) : null}
            {tooMany ? <Status tone="danger">{t("session.vote.tooMany")}</Status> : null}
            {tally ? <Status tone={toneOf(tally)}>{t(`session.vote.${outcomeOf(tally)}`)}</Status> : null}
          </div>
        </div>
      )}
      {tally?.needs_chair ? (
        <RadioGroup
          segmented
          label={t("session.vote.chair")}
          description={t("session.vote.chairHint")}
          options={[
            { id: "for", label: t("session.vote.for") },
            { id: "against", label: t("session.vote.against") },
          ]}
          value={draft.chairFor === null ? null : draft.chairFor ? "for" : "against"}
          onChange={(side) => onChange({ ...draft, chairFor: side === "for" })}
        />
      ) : null}
    </>
  );
}

const outcomeOf = ({ adopted, tie }: Tally) => (adopted ? "adopted" : tie ? "tie" : "notAdopted");
const toneOf = ({ adopted, needs_chair }: Tally) =>
  adopted ? "success" : needs_chair ? "warning" : "danger";
