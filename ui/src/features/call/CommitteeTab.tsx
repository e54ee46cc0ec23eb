import type { CommitteeRules, DecisionKind, QuorumPolicy, VoteBase, VotePolicy } from "~/api";
import { Checkbox, DateField, FormGrid, NumberField, Section, Select, Switch } from "~/components";
import { useI18n } from "~/i18n";
import type { TabProps } from "./CallPage";
import styles from "./Call.module.css";
import { DecidingBody } from "./DecidingBody";
import { EvaluatorsSection } from "./EvaluatorsSection";

const POLICIES: readonly QuorumPolicy["policy"][] = [
  "half_at_least",
  "more_than_half",
  "double",
  "fixed",
  "none",
];
const VOTES: readonly VotePolicy[] = [
  "majority",
  "absolute_majority",
  "two_thirds",
  "three_quarters",
  "consensus",
];
const BASES: readonly VoteBase[] = ["expressed", "cast", "present", "entitled"];

/** Majorities that a text sets: the article is in the label. */
const PRESETS = {
  crpa: { vote: "majority", vote_base: "present", casting_vote: true },
  cgct: { vote: "absolute_majority", vote_base: "expressed", casting_vote: true },
} as const;
type Preset = keyof typeof PRESETS | "own";
const DECISIONS: readonly DecisionKind[] = [
  "selected",
  "selected_with_reservations",
  "letter_of_support",
  "waitlisted",
  "deferred",
  "rejected",
  "dropped",
  "redirected",
];

const presetOf = ({ vote, vote_base, casting_vote }: CommitteeRules): Preset => {
  const names = Object.keys(PRESETS) as (keyof typeof PRESETS)[];
  const same = (name: keyof typeof PRESETS) => {
    const preset = PRESETS[name];
    return preset.vote === vote && preset.vote_base === vote_base && preset.casting_vote === casting_vote;
  };
  return names.find(same) ?? "own";
};

/** When the committee may sit, how it votes, and what it may decide. */
export function CommitteeTab({ draft, readOnly }: TabProps) {
  const { t } = useI18n();
  const { committee, decisions } = draft.rules;
  const type = (part: Partial<CommitteeRules>) => draft.type({ committee: { ...committee, ...part } });
  const choose = (part: Partial<CommitteeRules>) => draft.choose({ committee: { ...committee, ...part } });
  const number = (field: "members_min" | "members_max" | "proxies_per_member" | "notice_days") => (
    <NumberField
      label={t(`call.field.${field}`)}
      value={committee[field]}
      onChange={(value) => type({ [field]: value ?? 0 })}
      minValue={0}
      maxValue={365}
      isReadOnly={readOnly}
    />
  );
  return (
    <>
      <Section title={t("call.section.quorum")}>
        <FormGrid>
          <Select
            label={t("call.field.quorum")}
            value={committee.quorum.policy}
            onChange={(policy) =>
              choose({
                quorum:
                  policy === "fixed" ? { policy, members: Math.ceil(committee.members_min / 2) } : { policy },
              })
            }
            options={POLICIES.map((id) => ({ id, label: t(`call.quorum.${id}`) }))}
            isDisabled={readOnly}
            description={t(`call.quorum.${committee.quorum.policy}.help`)}
          />
          {committee.quorum.policy === "fixed" ? (
            <NumberField
              label={t("call.field.quorumMembers")}
              value={committee.quorum.members}
              onChange={(members) => type({ quorum: { policy: "fixed", members: members ?? 1 } })}
              minValue={1}
              isReadOnly={readOnly}
            />
          ) : null}
          {number("members_min")}
          {number("members_max")}
          {number("proxies_per_member")}
          {number("notice_days")}
        </FormGrid>
        <Switch
          isSelected={committee.recused_count_in_quorum}
          onChange={(on) => choose({ recused_count_in_quorum: on })}
          isDisabled={readOnly}
        >
          {t("call.field.recusedCount")}
        </Switch>
      </Section>
      <Section title={t("call.section.vote")}>
        <FormGrid>
          <Select
            label={t("call.field.vote")}
            value={committee.vote}
            onChange={(vote) => choose({ vote })}
            options={VOTES.map((id) => ({ id, label: t(`call.vote.${id}`) }))}
            isDisabled={readOnly}
          />
          {committee.vote === "consensus" ? null : (
            <Select
              label={t("call.field.voteBase")}
              value={committee.vote_base}
              onChange={(vote_base) => choose({ vote_base })}
              options={BASES.map((id) => ({ id, label: t(`call.voteBase.${id}`) }))}
              isDisabled={readOnly}
            />
          )}
          <Select<Preset>
            label={t("call.field.votePreset")}
            value={presetOf(committee)}
            onChange={(id) => (id === "own" ? undefined : choose(PRESETS[id]))}
            options={(["crpa", "cgct", "own"] as const).map((id) => ({
              id,
              label: t(`call.votePreset.${id}`),
            }))}
            isDisabled={readOnly}
          />
        </FormGrid>
        <Switch
          isSelected={committee.casting_vote}
          onChange={(casting_vote) => choose({ casting_vote })}
          isDisabled={readOnly}
        >
          {t("call.field.castingVote")}
        </Switch>
      </Section>
      <EvaluatorsSection draft={draft} readOnly={readOnly} />
      <DecidingBody draft={draft} readOnly={readOnly} />
      <Section title={t("call.section.decisions")} description={t("call.section.decisionsHelp")}>
        <div className={styles.roles}>
          {DECISIONS.map((kind) => (
            <Checkbox
              key={kind}
              isSelected={decisions.includes(kind)}
              isDisabled={readOnly}
              onChange={(on) =>
                draft.choose({
                  decisions: DECISIONS.filter((own) => (own === kind ? on : decisions.includes(own))),
                })
              }
            >
              {t(`decision.kind.${kind}`)}
            </Checkbox>
          ))}
        </div>
        {decisions.includes("waitlisted") ? (
          <DateField
            label={t("call.field.reserveUntil")}
            value={draft.rules.reserve_until}
            onChange={(reserve_until) => draft.type({ reserve_until })}
            description={t("call.field.reserveUntilHelp")}
            isDisabled={readOnly}
          />
        ) : null}
      </Section>
    </>
  );
}
