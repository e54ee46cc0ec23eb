import type { CallRules, QuorumResult, VoteMode } from "~/api";
import { NumberField, RadioGroup, Status } from "~/components";
import { useI18n } from "~/i18n";
import { type Draft, tallyOf, voters } from "./decision";
import styles from "./Sessions.module.css";

interface Props {
  draft: Draft;
  quorum: QuorumResult;
  rules: CallRules;
  onChange(draft: Draft): void;
}

const MODES: readonly VoteMode[] = ["consensus", "show_of_hands", "secret_ballot"];

/** How the committee expresses itself, and what the votes decide; nobody counts on paper. */
export function VoteFields({ draft, quorum, rules, onChange }: Props) {
  const { t } = useI18n();
  const tally = tallyOf(draft, quorum, rules);
  const count = (key: "votesFor" | "against" | "abstentions", label: string) => (
    <NumberField
      label={label}
      value={draft[key]}
      minValue={0}
      maxValue={voters(quorum)}
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
      {draft.mode === "consensus" ? null : (
        <div className={styles.votes}>
          {count("votesFor", t("session.vote.for"))}
          {count("against", t("session.vote.against"))}
          {count("abstentions", t("session.vote.abstentions"))}
          <div className={styles.tally} role="status">
            <span className={styles.muted}>
              {t("session.vote.voters", { cast: tally?.cast ?? 0, voters: voters(quorum) })}
            </span>
            {tally ? (
              <Status
                tone={
                  tally.tooMany
                    ? "danger"
                    : tally.adopted
                      ? "success"
                      : tally.needsChair
                        ? "warning"
                        : "danger"
                }
              >
                {t(
                  tally.tooMany
                    ? "session.vote.tooMany"
                    : tally.adopted
                      ? "session.vote.adopted"
                      : tally.tie
                        ? "session.vote.tie"
                        : "session.vote.notAdopted",
                )}
              </Status>
            ) : null}
          </div>
        </div>
      )}
      {tally?.needsChair ? (
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
