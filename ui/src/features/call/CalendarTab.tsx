import type { IntakeMode } from "~/api";
import { DateField, FormGrid, NumberField, RadioGroup, Section, Switch } from "~/components";
import { useI18n } from "~/i18n";
import { lastInstant } from "./calendar";
import type { TabProps } from "./CallPage";
import { Cutoffs } from "./Cutoffs";

const MODES: readonly IntakeMode[] = ["rolling", "cutoffs", "single_deadline"];

/** When dossiers are taken in, how often the committee sits, and how applicants are heard. */
export function CalendarTab({ draft, readOnly }: TabProps) {
  const { t, f } = useI18n();
  const { intake, cadence, hearing } = draft.rules;
  const deadline = intake.final_deadline;
  return (
    <>
      <Section title={t("call.section.intake")}>
        <RadioGroup
          label={t("call.field.mode")}
          value={intake.mode}
          onChange={(mode) =>
            draft.choose({
              intake: { ...intake, mode, cutoffs: mode === "cutoffs" ? intake.cutoffs : [] },
            })
          }
          options={MODES.map((id) => ({
            id,
            label: t(`call.mode.${id}`),
            description: t(`call.mode.${id}.help`),
          }))}
          isDisabled={readOnly}
        />
        <FormGrid>
          <DateField
            label={t("call.field.opens")}
            value={intake.opens_on}
            onChange={(opens_on) => draft.type({ intake: { ...intake, opens_on } })}
            isDisabled={readOnly}
          />
          <DateField
            label={t("call.field.deadline")}
            value={deadline?.date ?? null}
            onChange={(date) =>
              draft.type({
                intake: {
                  ...intake,
                  final_deadline: date ? { date, inclusive: deadline?.inclusive ?? true } : null,
                },
              })
            }
            description={
              deadline
                ? t("call.field.lastInstant", { date: f.dateLong(lastInstant(deadline)) })
                : t("call.field.noDeadline")
            }
            isDisabled={readOnly}
          />
        </FormGrid>
        {deadline ? (
          <Switch
            isSelected={deadline.inclusive}
            onChange={(inclusive) =>
              draft.choose({ intake: { ...intake, final_deadline: { ...deadline, inclusive } } })
            }
            isDisabled={readOnly}
          >
            {t("call.field.inclusive")}
          </Switch>
        ) : null}
      </Section>
      {intake.mode === "cutoffs" ? (
        <Cutoffs
          intake={intake}
          readOnly={readOnly}
          onChange={(cutoffs) => draft.choose({ intake: { ...intake, cutoffs } })}
        />
      ) : null}
      <Section title={t("call.section.cadence")} description={t("call.section.cadenceHelp")}>
        <FormGrid>
          <NumberField
            label={t("call.field.perMonth")}
            value={cadence.sessions_per_month}
            onChange={(value) => draft.type({ cadence: { ...cadence, sessions_per_month: value ?? 0 } })}
            minValue={0}
            maxValue={31}
            isReadOnly={readOnly}
          />
          <NumberField
            label={t("call.field.warnFrom")}
            value={cadence.warn_from_day}
            onChange={(value) => draft.type({ cadence: { ...cadence, warn_from_day: value ?? 20 } })}
            minValue={1}
            maxValue={28}
            isReadOnly={readOnly}
          />
        </FormGrid>
      </Section>
      <Section title={t("call.section.hearing")}>
        <Switch
          isSelected={hearing !== null}
          onChange={(on) =>
            draft.choose({ hearing: on ? { pitch_minutes: 15, questions_minutes: 15 } : null })
          }
          isDisabled={readOnly}
        >
          {t("call.field.hearing")}
        </Switch>
        {hearing ? (
          <FormGrid>
            <NumberField
              label={t("call.field.pitch")}
              unit={t("call.unit.minutes")}
              value={hearing.pitch_minutes}
              onChange={(value) => draft.type({ hearing: { ...hearing, pitch_minutes: value ?? 0 } })}
              minValue={0}
              isReadOnly={readOnly}
            />
            <NumberField
              label={t("call.field.questions")}
              unit={t("call.unit.minutes")}
              value={hearing.questions_minutes}
              onChange={(value) => draft.type({ hearing: { ...hearing, questions_minutes: value ?? 0 } })}
              minValue={0}
              isReadOnly={readOnly}
            />
          </FormGrid>
        ) : null}
      </Section>
    </>
  );
}
