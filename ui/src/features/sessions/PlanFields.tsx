import type { MemberView } from "~/api";
import { DateField, FormGrid, Select, TextField } from "~/components";
import { useI18n } from "~/i18n";
import type { Plan } from "./plan";
import { TimeField } from "./TimeField";

interface Props {
  plan: Plan;
  members: readonly MemberView[];
  onChange(plan: Plan): void;
  isDisabled?: boolean;
  /** Day and hour stay while the session sits. */
  sitting?: boolean;
}

/** When, where and with whom a session is held. */
export function PlanFields({ plan, members, onChange, isDisabled, sitting }: Props) {
  const { t } = useI18n();
  const chairs = members.filter(({ active, voice }) => active && voice === "voting");
  return (
    <FormGrid>
      <DateField
        label={t("session.field.date")}
        value={plan.held_on}
        onChange={(held_on) => onChange({ ...plan, held_on })}
        isDisabled={isDisabled || sitting}
        isRequired
      />
      <TimeField
        label={t("session.field.time")}
        value={plan.starts_at}
        onChange={(starts_at) => onChange({ ...plan, starts_at })}
        isDisabled={isDisabled || sitting}
        isRequired
      />
      <TextField
        label={t("session.field.place")}
        description={isDisabled ? undefined : t("session.field.placeHint")}
        value={plan.place}
        onChange={(place) => onChange({ ...plan, place })}
        isDisabled={isDisabled}
      />
      <Select
        label={t("session.field.chair")}
        options={chairs.map(({ id, name, role }) => ({
          id,
          label: name,
          hint: role === "member" ? undefined : t(`committee.role.${role}`),
        }))}
        value={plan.chair_id}
        onChange={(chair_id) => onChange({ ...plan, chair_id })}
        isDisabled={isDisabled}
      />
      <TextField
        label={t("session.field.secretary")}
        value={plan.secretary}
        onChange={(secretary) => onChange({ ...plan, secretary })}
        isDisabled={isDisabled}
      />
      <DateField
        label={t("session.field.next")}
        value={plan.next_on}
        onChange={(next_on) => onChange({ ...plan, next_on })}
        isDisabled={isDisabled}
      />
    </FormGrid>
  );
}
